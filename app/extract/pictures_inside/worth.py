"""Which pictures of a document are worth showing: no icons, no rules, nothing of one colour, each once, no logos."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from app.domain.pictures import Picture, Pixels, distance

LEAST_SIDE = 64
MOST_ASPECT = 8.0
LEAST_SPREAD = 4.0
LEAST_REPEATS = 3
MOST_DISTINCT = 1000
_ALIKE_BITS, _ALIKE_VALUES = 4, 4.0


def is_large_enough(width: float, height: float) -> bool:
    """Whether a picture of so many pixels is more than an icon or a rule."""
    return min(width, height) >= LEAST_SIDE and has_fair_shape(width, height)


def has_fair_shape(width: float, height: float) -> bool:
    """Whether a picture is no rule or bar."""
    return 0 < max(width, height) <= MOST_ASPECT * min(width, height)


def is_flat(pixels: Pixels) -> bool:
    """Whether a picture is nearly of one colour, by the spread of its values (of 255)."""
    return bool(pixels.reshape(-1, 3).std(axis=0, dtype=np.float32).max() < LEAST_SPREAD)


@dataclass(slots=True)
class Shown:
    """Collects a document's pictures: equal ones count as one that is shown in several places."""

    _found: list[tuple[Picture, int]] = field(default_factory=list)
    _by_size: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def add(self, picture: Picture) -> int:
        """Count the picture; returns in how many places it has been seen."""
        alike = self._by_size.setdefault((picture.width, picture.height), [])
        for at in alike:
            first, places = self._found[at]
            if _are_equal(first, picture):
                self._found[at] = (first, places + 1)
                return places + 1
        if len(self._found) < MOST_DISTINCT:
            alike.append(len(self._found))
            self._found.append((picture, 1))
        return 1

    def kept(self, pages: int) -> Iterator[Picture]:
        """The pictures in the order in which they were added, without those that repeat like a logo.

        `pages` is how many the document has; what stands on both of two pages is a logo as well. 0 where it has none.
        """
        kept = (picture for picture, places in self._found if not _is_repeated(places, pages))
        return (replace(picture, ordinal=ordinal) for ordinal, picture in enumerate(kept))


def _is_repeated(places: int, pages: int) -> bool:
    return places >= LEAST_REPEATS or (places > 1 and places >= pages > 0)


def _are_equal(one: Picture, other: Picture) -> bool:
    """Whether two pictures of the same size are the same; drawn at different places they may differ at the edges."""
    if distance(one.perceptual_hash, other.perceptual_hash) > _ALIKE_BITS:
        return False
    return float(np.abs(one.pixels.astype(np.int16) - other.pixels).mean()) < _ALIKE_VALUES
