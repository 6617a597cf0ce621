"""Which pictures stand for one another."""

import math

import numpy as np
import pytest

from app.search.similar import are_similar
from app.store.pictures import Looks

HASH = 0x0123_4567_89AB_CDEF


def looks(bits: int, cosine: float) -> Looks:
    """A picture whose hash differs from `HASH` in `bits` places, and whose vector lies so near to (1, 0)."""
    vector = np.array([cosine, math.sqrt(1 - cosine * cosine)], np.float32)
    return Looks(HASH ^ ((1 << bits) - 1), vector)


@pytest.mark.parametrize(
    ("bits", "cosine", "similar"),
    [
        (0, 1.0, True),
        (2, 0.6, True),  # the same photo, much smaller
        (4, 0.55, True),
        (4, 0.3, False),  # flat pictures of different things
        (5, 0.8, False),  # another photo of the scene
        (9, 0.95, True),  # cropped a little
        (11, 0.99, False),
    ],
)
def test_versions_of_a_picture_stand_for_one_another(bits: int, cosine: float, similar: bool) -> None:
    assert are_similar(looks(0, 1.0), looks(bits, cosine)) is similar
