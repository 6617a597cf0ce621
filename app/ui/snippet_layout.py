"""Lays out a snippet on a few lines: marked words stand out, those that matter most are in sight, the rest is cut."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

Spans = Sequence[tuple[int, int]]
_BEFORE = 24  # characters that stand before the first marked word where others are left out
_TRIES = 40
ELLIPSIS = "…"


class SnippetStyle:
    """How all snippets of a list look; `mirrored` where the window runs from right to left."""

    def __init__(self, font: QFont, marked: QTextCharFormat, *, mirrored: bool) -> None:
        self.font, self.marked = font, marked
        self.option = QTextOption()
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def snippet_layout(text: str, spans: Spans, style: SnippetStyle, width: int, lines: int) -> QTextLayout:
    """At most so many lines of a text, `width` device-independent pixels wide; `spans` are (start, end) of words."""
    text, spans = in_units(text, spans)
    layout = _laid(text, spans, style, width, lines + 1)
    if layout.lineCount() <= lines:
        return layout
    first = spans[0] if spans else (0, 0)
    if first[1] > layout.lineAt(lines).textStart():
        text, spans = _from_word(text, spans, first[0])
        layout = _laid(text, spans, style, width, lines + 1)
    return _shortened(text, spans, layout, style, width, lines)


def in_units(text: str, spans: Spans) -> tuple[str, Spans]:
    """Text and spans as Qt counts them: a character beyond 16 bits counts two."""
    if not text or max(text) <= "\uffff":
        return text, spans
    units = "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if character > "\uffff" else 1))
    return units, [(places[start], places[end]) for start, end in spans]


def _from_word(text: str, spans: Spans, first: int) -> tuple[str, Spans]:
    """The text from shortly before the first marked word on."""
    cut = text.rfind(" ", 0, max(0, first - _BEFORE)) + 1
    lead = f"{ELLIPSIS} "
    shift = len(lead) - cut
    return lead + text[cut:], [(start + shift, end + shift) for start, end in spans]


def _shortened(
    text: str, spans: Spans, layout: QTextLayout, style: SnippetStyle, width: int, lines: int
) -> QTextLayout:
    """The layout with an ellipsis where its last line ends."""
    if layout.lineCount() <= lines:
        return layout
    last = layout.lineAt(lines - 1)
    end = last.textStart() + last.textLength()
    for _ in range(_TRIES):
        space = text.rfind(" ", last.textStart(), end - 1)
        end = space if space > last.textStart() else end - 2
        kept = [(start, min(stop, end)) for start, stop in spans if start < end]
        tried = _laid(text[:end].rstrip(" ,;:.") + ELLIPSIS, kept, style, width, lines + 1)
        if tried.lineCount() <= lines:
            return tried
    return layout


def _laid(text: str, spans: Spans, style: SnippetStyle, width: int, most: int) -> QTextLayout:
    """At most so many lines of the text."""
    layout = QTextLayout(text, style.font)
    layout.setTextOption(style.option)
    layout.setFormats([_range(start, end, style.marked) for start, end in spans])
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made
