"""Lines that were read to paragraphs in reading order: rows, columns one after the other, broken words whole again."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

from app.extract.pdf.paragraphs import join

Corners = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]

MOST_SKEW = 15.0  # degrees; a line that leans more is not part of the page's text
LEAST_LINES_PER_COLUMN = 3
LEAST_COLUMN = 6.0  # heights of a line; narrower ones are cells of a table
COLUMN_FILL = 0.55
MOST_CROSSING = 0.4
SAME_HEIGHT = 0.35
GAP = 0.6
INDENT = 1.0
_ENDED = tuple('.!?:;"”»)]。！？')
_IDEOGRAMS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_NEEDLESS_SPACE = re.compile(f"(?<=[{_IDEOGRAMS}]) (?=[{_IDEOGRAMS}])")


class ReadLine(NamedTuple):
    """A line as it was read: its four corners from the upper left around, and how sure the reader is, from 0 to 1."""

    text: str
    corners: Corners
    confidence: float


class Paragraph(NamedTuple):
    """Lines that belong together; `box` is (x0, y0, x1, y1) and `confidence` the mean over the lines."""

    text: str
    box: Box
    confidence: float


class _Row(NamedTuple):
    """One line, or pieces of one beside each other; the box is that of the page after it has been set straight."""

    x0: float
    y0: float
    x1: float
    y1: float
    pieces: tuple[ReadLine, ...]

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def paragraphs_of(lines: Sequence[ReadLine]) -> list[Paragraph]:
    """The paragraphs of one picture, in reading order."""
    angle = _skew(lines)
    found: list[Paragraph] = []
    for column in _columns([_straight(line, angle) for line in lines]):
        found += [_paragraph(group) for group in _groups(_rows(column))]
    return found


def _skew(lines: Sequence[ReadLine]) -> float:
    """By how many radians the longer lines lean, 0 where they do not agree on anything small."""
    if not lines:
        return 0.0
    longest = sorted(lines, key=_length)[-max(len(lines) // 2, 1) :]
    angle = median(_angle(line) for line in longest)
    return angle if abs(math.degrees(angle)) <= MOST_SKEW else 0.0


def _length(line: ReadLine) -> float:
    return math.dist(line.corners[0], line.corners[1])


def _angle(line: ReadLine) -> float:
    (x0, y0), (x1, y1) = line.corners[:2]
    return math.atan2(y1 - y0, x1 - x0)


def _straight(line: ReadLine, angle: float) -> _Row:
    """The line with its box after the page has been turned back by `angle`."""
    sine, cosine = math.sin(-angle), math.cos(-angle)
    xs = [x * cosine - y * sine for x, y in line.corners]
    ys = [x * sine + y * cosine for x, y in line.corners]
    if angle:  # the rounding of corners would make every line a little taller
        return _Row(min(xs), fmean(sorted(ys)[:2]), max(xs), fmean(sorted(ys)[2:]), (line,))
    return _Row(min(xs), min(ys), max(xs), max(ys), (line,))


def _columns(rows: Sequence[_Row]) -> list[list[_Row]]:
    """The rows parted into columns of running text, in reading order: what reaches across them parts them."""
    ordered = sorted(rows, key=lambda row: (row.y0 + row.y1, row.x0))
    gutter = _gutter(ordered)
    if gutter is None:
        return [ordered]
    found: list[list[_Row]] = []
    band: list[_Row] = []
    for row in [*ordered, None]:
        if row is not None and not row.x0 < gutter < row.x1:
            band.append(row)
            continue
        for side in ([r for r in band if r.x1 <= gutter], [r for r in band if r.x0 >= gutter]):
            found += _columns(side) if side else []
        band = []
        if row is not None:
            found = _with_spanning(found, row)
    return found


def _with_spanning(found: list[list[_Row]], row: _Row) -> list[list[_Row]]:
    """A row across all columns joins the rows across them right above it."""
    if found and _spans(found[-1][-1], row):
        return [*found[:-1], [*found[-1], row]]
    return [*found, [row]]


def _spans(above: _Row, row: _Row) -> bool:
    return (
        row.y0 >= above.y0
        and row.y0 - above.y1 <= GAP * row.height
        and min(above.x1, row.x1) - max(above.x0, row.x0) > 0.8 * min(above.x1 - above.x0, row.x1 - row.x0)
    )


def _gutter(rows: Sequence[_Row]) -> float | None:
    """The x that parts running text into columns and that the fewest rows cross, None where there is one column."""
    if len(rows) < 2 * LEAST_LINES_PER_COLUMN:
        return None
    usual = max(median(row.height for row in rows), 1.0)
    starts: dict[int, float] = {}
    for row in rows:  # the start of each column, a little to the left of its lines
        place = int(row.x0 // usual)
        starts[place] = min(starts.get(place, row.x0), row.x0)
    crossings = sorted((sum(row.x0 < x - 1 < row.x1 for row in rows), x - 1) for x in starts.values())
    return next((x for crossing, x in crossings if crossing <= MOST_CROSSING * len(rows) and _parts(rows, x)), None)


def _parts(rows: Sequence[_Row], x: float) -> bool:
    left = [row for row in rows if row.x1 <= x]
    right = [row for row in rows if row.x0 >= x]
    if min(len(left), len(right)) < LEAST_LINES_PER_COLUMN or not _beside(left, right):
        return False
    return (_is_column(left) or _gutter(left) is not None) and (_is_column(right) or _gutter(right) is not None)


def _is_column(rows: Sequence[_Row]) -> bool:
    """Whether most rows reach across the column, as running text does and the cells of a table do not."""
    across = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    usual = median(row.x1 - row.x0 for row in rows)
    return usual >= COLUMN_FILL * across and usual >= LEAST_COLUMN * median(row.height for row in rows)


def _beside(left: Sequence[_Row], right: Sequence[_Row]) -> bool:
    """Whether two columns stand beside each other and not one below the other."""
    top, bottom = (max(side[0].y0 for side in (left, right)), min(side[-1].y1 for side in (left, right)))
    return bottom - top > 0.5 * min(side[-1].y1 - side[0].y0 for side in (left, right))


def _rows(column: Sequence[_Row]) -> list[_Row]:
    """Pieces on the same height made one row, from left to right."""
    rows: list[list[_Row]] = []
    for piece in column:
        if rows and _same_height(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_merged(sorted(row, key=lambda piece: piece.x0)) for row in rows]


def _same_height(row: Sequence[_Row], piece: _Row) -> bool:
    overlap = min(row[-1].y1, piece.y1) - max(row[-1].y0, piece.y0)
    clear = all(piece.x0 > other.x1 - piece.height or piece.x1 < other.x0 + piece.height for other in row)
    return clear and overlap > 0.5 * min(row[-1].height, piece.height)


def _merged(pieces: Sequence[_Row]) -> _Row:
    return _Row(
        min(piece.x0 for piece in pieces),
        min(piece.y0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        max(piece.y1 for piece in pieces),
        tuple(line for piece in pieces for line in piece.pieces),
    )


def _groups(rows: Sequence[_Row]) -> list[list[_Row]]:
    groups: list[list[_Row]] = [[row] for row in rows[:1]]
    for before, row in pairwise(rows):
        if _breaks(groups[-1], before, row):
            groups.append([])
        groups[-1].append(row)
    return groups


def _breaks(group: Sequence[_Row], before: _Row, row: _Row) -> bool:
    """Whether `row` starts a new paragraph after `before`, the last row of `group`."""
    height = min(before.height, row.height)
    if row.y0 - before.y1 > GAP * height or abs(before.height - row.height) > SAME_HEIGHT * max(
        before.height, row.height
    ):
        return True
    if len(group) == 1 or not before.text.endswith(_ENDED):
        return False
    return row.x0 - min(other.x0 for other in group[-3:]) > INDENT * height


def _paragraph(group: Sequence[_Row]) -> Paragraph:
    pieces = [piece for row in group for piece in row.pieces]
    xs, ys = zip(*(corner for piece in pieces for corner in piece.corners), strict=True)
    text = _NEEDLESS_SPACE.sub("", join([row.text for row in group]))
    return Paragraph(text, (min(xs), min(ys), max(xs), max(ys)), fmean(piece.confidence for piece in pieces))
