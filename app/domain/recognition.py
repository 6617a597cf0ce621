"""Text that was read off a picture of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecognisedBlock:
    """A paragraph that text recognition has read.

    `page` counts from 1 and is None for a picture file. `box` is (x0, y0, x1, y1), in points on a page and in pixels of
    an upright picture file. `confidence` is the mean over its lines, from 0 to 1.
    """

    text: str
    page: int | None
    box: tuple[float, float, float, float]
    confidence: float
