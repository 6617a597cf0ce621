"""Colours the parts of code in a text that is shown."""

from bisect import bisect_left, bisect_right

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.ui.theme import Theme

_TOKENS = {"comment": "secondary", "string": "positive", "number": "warning", "keyword": "accent"}
_BOLD = frozenset({"name", "markup"})

Coloured = tuple[int, int, str]  # start and end in the document, role


class CodeColours(QSyntaxHighlighter):
    """Paints what `set_spans` tells; the text itself stays as it is."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._spans: list[Coloured] = []

    def set_spans(self, spans: list[Coloured], start: int, end: int) -> None:
        """The coloured parts of the whole document, in order and apart; new ones lie from `start` to `end`."""
        self._spans = spans
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        """Colours one line."""
        start = self.currentBlock().position()
        end = start + len(text)
        first = bisect_right(self._spans, start, key=lambda span: span[1])
        last = bisect_left(self._spans, end, key=lambda span: span[0])
        for left, right, role in self._spans[first:last]:
            self.setFormat(max(left, start) - start, min(right, end) - max(left, start), self._format(role))

    def _format(self, role: str) -> QTextCharFormat:
        made = QTextCharFormat()
        if role in _BOLD:
            made.setFontWeight(QFont.Weight.DemiBold)
        else:
            made.setForeground(self._theme.tokens.named(_TOKENS[role]))
        made.setFontItalic(role == "comment")
        return made
