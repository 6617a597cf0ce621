"""Lines to paragraphs: where one ends, and how its lines are joined."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.extract.pdf.lines import Line

SAME_SIZE = 0.12
GAP = 0.9
INDENT = 0.8

_HYPHENS = ("-", "\u2010", "\xad")
_BROKEN_WORD = re.compile(r"(\w+)[-\u2010\xad]$")
_FIRST_WORD = re.compile(r"\w+")
_ENDED = tuple('.!?:;"”»)]')


class Paragraph(NamedTuple):
    """Lines that belong together, joined to `text`, with the size (points) and weight of the first."""

    text: str
    size: float
    bold: bool
    lines: int
    page: int
    place: int


def paragraphs_of(lines: Sequence[Line], page: int) -> list[Paragraph]:
    """The paragraphs of a page's lines in reading order; one that goes on in the next column stays whole."""
    found: list[Paragraph] = []
    for group in _groups(_rows(lines)):
        paragraph = Paragraph(_joined(group), group[0].size, _mostly_bold(group), len(group), page, len(found))
        if found and _goes_on(found[-1], paragraph):
            found[-1] = _merged(found[-1], paragraph)
        elif paragraph.text:
            found.append(paragraph)
    return found


def join(pieces: Iterable[str]) -> str:
    """The lines of a paragraph as one; a word that was broken at a line end is whole again.

    A hyphen stays where the word has other hyphens, or where the rest is capital or a digit ("Jean-Paul", "COVID-19").
    """
    joined: list[str] = []
    for piece in pieces:
        if joined and joined[-1].endswith(_HYPHENS):
            joined[-1] = _mended(joined[-1], piece)
        else:
            joined.append(piece)
    return " ".join(joined)


def _mended(before: str, after: str) -> str:
    """Two lines as one, the first of which ends with a hyphen."""
    word = before[before.rfind(" ") + 1 :]
    broken = _BROKEN_WORD.search(word)
    rest = _FIRST_WORD.match(after)
    if not broken or not rest:
        return f"{before} {after}"
    if before.endswith("\xad"):
        return before[:-1] + after
    compound = "-" in word[:-1] or broken[1].isdigit() or not rest[0][0].islower()
    return before[:-1] + ("-" if compound else "") + after


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Pieces on the same height beside each other, as one line."""
    rows: list[Line] = []
    for line in lines:
        before = rows[-1] if rows else None
        if before and before.block == line.block and _beside(before, line):
            rows[-1] = Line(
                f"{before.text.rstrip()} {line.text.lstrip()}",
                before.x0,
                min(before.y0, line.y0),
                line.x1,
                max(before.y1, line.y1),
                max(before.size, line.size),
                before.bold and line.bold,
                line.block,
            )
        else:
            rows.append(line)
    return rows


def _beside(before: Line, line: Line) -> bool:
    if line.x0 < before.x0 or line.y0 >= before.y1 or line.x0 <= before.x1 - line.size:
        return False
    overlap = min(before.y1, line.y1) - max(before.y0, line.y0)
    return overlap > 0.5 * min(before.height, line.height)


def _groups(rows: Sequence[Line]) -> Iterable[list[Line]]:
    group: list[Line] = []
    for row in rows:
        if group and _breaks(group, row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _breaks(group: Sequence[Line], row: Line) -> bool:
    """Whether `row` starts a new paragraph after `group`."""
    before = group[-1]
    if before.block != row.block or abs(before.size - row.size) > SAME_SIZE * max(before.size, row.size):
        return True
    if row.y0 - before.y1 > GAP * row.height or row.y1 < before.y0 or before.bold != row.bold:
        return True
    indented = row.x0 - min(line.x0 for line in group[-3:]) > INDENT * row.size
    return indented and len(group) > 1 and before.text.rstrip().endswith(_ENDED)


def _joined(group: Sequence[Line]) -> str:
    return join([" ".join(line.text.split()) for line in group])


def _mostly_bold(group: Sequence[Line]) -> bool:
    return all(line.bold for line in group)


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a sentence runs from the end of one paragraph into the next: a column, a figure or a page between."""
    if not after.text or before.bold != after.bold or abs(before.size - after.size) > SAME_SIZE * after.size:
        return False
    if before.lines < 3 or not after.text[0].islower():
        return False
    return not before.text.endswith(_ENDED)


def _merged(before: Paragraph, after: Paragraph) -> Paragraph:
    return before._replace(text=join((before.text, after.text)), lines=before.lines + after.lines)
