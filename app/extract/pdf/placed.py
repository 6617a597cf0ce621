"""Where pictures stand on a page, and whether they cover it."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from app.extract import mupdf
from app.extract.pictures_inside.worth import has_fair_shape, is_large_enough

LEAST_SIDE_POINTS = 24.0
COVERING = 0.8  # share of a page from which on a picture is the page, or its background
SCAN_COVERING = 0.5  # share from which on a page without text is taken for a scan, with or without its margins
_TOUCHING = 1.5  # points
_CELLS = 32


class Placed(NamedTuple):
    """A picture on a page: its box in points and its size in pixels."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: int
    height: int

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x0, y0, x1, y1) in points."""
        return self.x0, self.y0, self.x1, self.y1

    @property
    def area(self) -> float:
        """Square points."""
        return max(self.x1 - self.x0, 0.0) * max(self.y1 - self.y0, 0.0)


def placed_on(textpage: Any) -> list[Placed]:
    """The pictures of a MuPDF text page that keeps them, each tile of a picture by itself.

    By hand, since PyMuPDF's `extractIMGINFO` also looks at colours and compression of each.
    """
    image_block = mupdf.load().mupdf.FZ_STEXT_BLOCK_IMAGE
    found: list[Placed] = []
    for block in textpage.this:
        if block.m_internal.type == image_block:
            image, box = block.i_image(), block.m_internal.bbox
            one = Placed(box.x0, box.y0, box.x1, box.y1, image.w(), image.h())
            if not _is_gradient(one, image):
                found.append(one)
    return found


def whole_pictures(tiles: Iterable[Placed]) -> list[Placed]:
    """The pictures with those joined that were cut into strips and tiles, and one of those that lie on each other."""
    rows = _joined(sorted(tiles, key=lambda one: (round(one.y0), one.x0)), _continues_right)
    return _joined(_joined(sorted(rows, key=lambda one: (round(one.x0), one.y0)), _continues_down), _lies_on)


def worth_showing(pictures: Sequence[Placed], width: float, height: float, *, covering: bool = False) -> list[Placed]:
    """Those that are no icons or rules, nor (unless `covering`) the background of a page of so many points."""
    most = math.inf if covering else COVERING * width * height
    return [one for one in pictures if _is_worth(one) and _on_page(one, width, height).area < most]


def covered_share(pictures: Sequence[Placed], width: float, height: float) -> float:
    """The share of a page of so many points that pictures cover, together; 0 where it is too little to matter."""
    clipped = [_on_page(one, width, height) for one in pictures]
    if not width or not height or sum(one.area for one in clipped) < SCAN_COVERING * width * height:
        return 0.0
    cells = np.zeros((_CELLS, _CELLS), bool)
    for one in clipped:
        x0, x1 = (round(x / width * _CELLS) for x in (one.x0, one.x1))
        y0, y1 = (round(y / height * _CELLS) for y in (one.y0, one.y1))
        cells[y0:y1, x0:x1] = True
    return float(cells.mean())


def _is_gradient(one: Placed, image: Any) -> bool:
    """Whether MuPDF drew the picture itself, of a shading: one pixel to a point, and no data in the file."""
    if abs(one.x1 - one.x0 - one.width) > _TOUCHING or abs(one.y1 - one.y0 - one.height) > _TOUCHING:
        return False
    return image.fz_compressed_image_buffer().m_internal is None


def _is_worth(one: Placed) -> bool:
    across, down = one.x1 - one.x0, one.y1 - one.y0
    if not is_large_enough(one.width, one.height) or not has_fair_shape(across, down):
        return False
    return min(across, down) >= LEAST_SIDE_POINTS


def _on_page(one: Placed, width: float, height: float) -> Placed:
    """The part of it that is on the page."""
    return one._replace(x0=max(one.x0, 0.0), y0=max(one.y0, 0.0), x1=min(one.x1, width), y1=min(one.y1, height))


def _joined(ordered: Sequence[Placed], goes_on: Callable[[Placed, Placed], Placed | None]) -> list[Placed]:
    found: list[Placed] = []
    for one in ordered:
        whole = goes_on(found[-1], one) if found else None
        if whole is None:
            found.append(one)
        else:
            found[-1] = whole
    return found


def _continues_right(left: Placed, right: Placed) -> Placed | None:
    if _near(left.y0, right.y0) and _near(left.y1, right.y1) and _near(left.x1, right.x0):
        return left._replace(x1=right.x1, width=left.width + right.width, height=max(left.height, right.height))
    return None


def _continues_down(upper: Placed, lower: Placed) -> Placed | None:
    if _near(upper.x0, lower.x0) and _near(upper.x1, lower.x1) and _near(upper.y1, lower.y0):
        return upper._replace(y1=lower.y1, width=max(upper.width, lower.width), height=upper.height + lower.height)
    return None


def _lies_on(one: Placed, other: Placed) -> Placed | None:
    if all(_near(a, b) for a, b in zip(one.box, other.box, strict=True)):
        return max(one, other, key=lambda each: each.width * each.height)
    return None


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _TOUCHING
