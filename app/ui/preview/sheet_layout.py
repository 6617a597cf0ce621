"""Where sheets (pages, or one picture) lie below each other at a zoom; pure geometry in device-independent pixels."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

GAP = 12.0
MARGIN = 12.0
LEAST_ZOOM, MOST_ZOOM = 0.05, 16.0

Size = tuple[float, float]
Rect = tuple[float, float, float, float]  # left, top, width, height


class Fit(StrEnum):
    """What the zoom follows; `FREE` is a zoom that the person chose."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Layout:
    """Sheets below each other, each in the middle of the widest: (left, top) of each, and the size of all together."""

    sheets: tuple[Size, ...]
    zoom: float
    tops: tuple[float, ...]
    width: float
    height: float

    def rect(self, number: int) -> Rect:
        """Where a sheet (from 0) lies."""
        width, height = (side * self.zoom for side in self.sheets[number])
        return (self.width - width) / 2, self.tops[number], width, height

    def at(self, y: float) -> int:
        """The sheet at a height, or the one above the gap there."""
        return max(0, min(bisect_right(self.tops, y) - 1, len(self.sheets) - 1))

    def between(self, top: float, bottom: float) -> range:
        """The sheets of which something lies between two heights."""
        return range(self.at(top), self.at(bottom) + 1) if self.sheets else range(0)

    def on_sheet(self, number: int, x: float, y: float) -> Size:
        """A place of the layout in the sheet's own units."""
        left, top, _, _ = self.rect(number)
        return (x - left) / self.zoom, (y - top) / self.zoom


def lay_out(sheets: Sequence[Size], zoom: float, room: Size, margin: float = MARGIN) -> Layout:
    """The layout of sheets; together they are at least as wide and high as `room`."""
    heights = [height * zoom + GAP for _, height in sheets]
    total = sum(heights) - GAP + 2 * margin if sheets else 0.0
    above = margin + max(0.0, (room[1] - total) / 2)
    tops = tuple(accumulate(heights, initial=above))[: len(sheets)]
    widest = max((width for width, _ in sheets), default=0.0) * zoom + 2 * margin
    return Layout(tuple(sheets), zoom, tops, max(widest, room[0]), max(total, room[1]))


def fitting_zoom(sheets: Sequence[Size], fit: Fit, room: Size, most: float, margin: float = MARGIN) -> float:
    """The zoom at which the sheets fit into the width, or each as a whole; at most `most`."""
    if not sheets:
        return 1.0
    across = (room[0] - 2 * margin) / max(width for width, _ in sheets)
    down = (room[1] - 2 * margin) / max(height for _, height in sheets)
    return bounded(min(across if fit is Fit.WIDTH else min(across, down), most))


def bounded(zoom: float) -> float:
    """The zoom, no smaller or larger than makes sense."""
    return max(LEAST_ZOOM, min(zoom, MOST_ZOOM))


def stepped(zoom: float, direction: int, unit: float) -> float:
    """The next of the usual zooms; `unit` is what counts as 100 %."""
    steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0]
    now = zoom / unit
    if direction > 0:
        return bounded(unit * next((step for step in steps if step > now * 1.01), steps[-1]))
    return bounded(unit * next((step for step in reversed(steps) if step < now * 0.99), steps[0]))
