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
    code: bool
    lines: int
    page: int


def paragraphs_of(lines: Sequence[Line], page: int) -> list[Paragraph]:
    """The paragraphs of a page's lines in reading order; one that goes on in the next column stays whole."""
    found: list[Paragraph] = []
    for group in _groups(_rows(lines)):
        paragraph = _paragraph(group, page)
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
    before = None
    for line in lines:
        if before and line.y0 < before.y1 and _beside(before, line):
            before = rows[-1] = Line(
                f"{before.text.rstrip()} {line.text.lstrip()}",
                before.x0,
                min(before.y0, line.y0),
                line.x1,
                max(before.y1, line.y1),
                max(before.size, line.size),
                before.bold and line.bold,
                before.mono and line.mono,
                line.block,
            )
        else:
            rows.append(line)
            before = line
    return rows


def _beside(before: Line, line: Line) -> bool:
    if line.block != before.block or line.x0 < before.x0 or line.x0 <= before.x1 - line.size:
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
    if before.mono and row.mono:
        return not 0 <= row.y0 - before.y0 <= 2 * max(before.height, row.height)
    if (
        before.mono != row.mono
        or before.block != row.block
        or abs(before.size - row.size) > SAME_SIZE * max(before.size, row.size)
    ):
        return True
    if row.y0 - before.y1 > GAP * row.height or row.y1 < before.y0 or before.bold != row.bold:
        return True
    if len(group) == 1 or not before.text.rstrip().endswith(_ENDED):
        return False
    return row.x0 - min(line.x0 for line in group[-3:]) > INDENT * row.size


def _paragraph(group: Sequence[Line], page: int) -> Paragraph:
    code = group[0].mono
    text = _listing(group) if code else join([" ".join(line.text.split()) for line in group])
    return Paragraph(text, group[0].size, group[0].bold, code, len(group), page)


def _listing(group: Sequence[Line]) -> str:
    """Lines of code with their indentation, measured in characters of 0.6 times the font size."""
    margin = min(line.x0 for line in group)
    rows = (" " * round((line.x0 - margin) / (0.6 * line.size or 1)) + line.text.rstrip() for line in group)
    return "\n".join(rows)


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a sentence runs from the end of one paragraph into the next: a column, a figure or a page between."""
    if (
        not after.text
        or before.code
        or after.code
        or before.bold != after.bold
        or abs(before.size - after.size) > SAME_SIZE * after.size
    ):
        return False
    if before.lines < 3 or not after.text[0].islower():
        return False
    return not before.text.endswith(_ENDED)


def _merged(before: Paragraph, after: Paragraph) -> Paragraph:
    return before._replace(text=join((before.text, after.text)), lines=before.lines + after.lines)
