"""Pictures: what a file shows, small enough for the picture model, with where it stands in the file."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: a picture file's own, or one inside a document.

    `pixels` are RGB, (size, size, 3), as the picture model takes them. `width` and `height` are pixels of the original
    after its orientation has been applied. `page` counts from 1 and `box` is (x0, y0, x1, y1) in points on it; both are
    None where the format has no pages, and for a picture file. `caption` is the text beside it that speaks of it.
    `holds_text` says that it seems to hold readable words.
    `perceptual_hash` is 64 bits as a signed integer: alike pictures differ in few bits.
    """

    ordinal: int
    pixels: Pixels
    width: int
    height: int
    perceptual_hash: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    caption: str = ""
    holds_text: bool = False

    def without_pixels(self) -> "Picture":
        """The same picture without what takes space."""
        return replace(self, pixels=np.empty((0, 0, 3), np.uint8))


def distance(one: int, other: int) -> int:
    """In how many of their 64 bits two perceptual hashes differ."""
    return ((one ^ other) & 0xFFFF_FFFF_FFFF_FFFF).bit_count()
