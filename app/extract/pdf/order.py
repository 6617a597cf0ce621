"""Reading order: columns one after the other where a page draws its lines across them."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from app.extract.pdf.lines import Line, PageText

LEAST_LINES_PER_COLUMN = 6
COLUMN_FILL = 0.55
MOST_CROSSING = 0.4
MOST_CHANGES = 0.2
MOST_JUMPS = 0.2
GUTTERS = tuple(step / 100 for step in range(36, 66, 3))


def in_reading_order(page: PageText) -> list[Line]:
    """The lines of a page as a person reads them.

    The order in which a page is drawn is right for nearly all files, and it alone knows about tables and boxes; it is
    left only where it jumps between two columns line by line, or up and down the page.
    """
    lines = list(page.lines)
    up, across = _leaps(lines)
    leaping = up > MOST_JUMPS * len(lines)
    if not leaping and across <= MOST_CHANGES * len(lines):
        return lines
    gutter = _gutter(lines, page.width)
    if gutter is not None:
        return _by_columns(lines, gutter) if _changes(lines, gutter) else lines
    return sorted(lines, key=lambda line: (round(line.y0), line.x0)) if leaping else lines


def _leaps(lines: Sequence[Line]) -> tuple[int, int]:
    """How often the next line stands higher but not to the right, and how often to the right on the same height."""
    up = across = 0
    for before, after in pairwise(lines):
        if after.y0 < before.y1:
            if after.x0 > before.x1:
                across += 1
            elif after.y1 < before.y0 and after.x0 < before.x1:
                up += 1
    return up, across


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """The x that parts two columns of running text, None on a page with one column, three, or a table."""
    best = min((width * share for share in GUTTERS), key=lambda x: sum(line.x0 < x < line.x1 for line in lines))
    left = [line for line in lines if line.x1 <= best]
    right = [line for line in lines if line.x0 >= best]
    crossing = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < LEAST_LINES_PER_COLUMN or crossing > MOST_CROSSING * len(lines):
        return None
    return best if _is_filled(left) and _is_filled(right) else None


def _is_filled(column: Sequence[Line]) -> bool:
    """Whether most lines reach across the column, as running text does and the cells of a table do not."""
    across = max(line.x1 for line in column) - min(line.x0 for line in column)
    return median(line.x1 - line.x0 for line in column) >= COLUMN_FILL * across


def _changes(lines: Sequence[Line], gutter: float) -> bool:
    """Whether the drawing order changes columns too often to be the reading order."""
    sides = [line.x0 >= gutter for line in lines if line.x1 <= gutter or line.x0 >= gutter]
    return sum(before != after for before, after in pairwise(sides)) > MOST_CHANGES * len(sides)


def _by_columns(lines: Sequence[Line], gutter: float) -> list[Line]:
    """The left column before the right one, between every two lines that reach across both."""
    ordered: list[Line] = []
    rest = sorted(lines, key=lambda line: (line.y0, line.x0))
    band: list[Line] = []
    for line in rest:
        if line.x0 < gutter < line.x1:
            ordered += _columns_of(band, gutter)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _columns_of(band, gutter)


def _columns_of(band: Sequence[Line], gutter: float) -> list[Line]:
    """Each column is a block of its own, so that no paragraph runs across the gutter."""
    left = [line._replace(block=-2) for line in band if line.x1 <= gutter]
    right = [line._replace(block=-1) for line in band if line.x1 > gutter]
    return left + right
