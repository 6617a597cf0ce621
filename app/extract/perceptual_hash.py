"""A picture's perceptual hash: 64 bits that barely change when it is scaled, recompressed or slightly retouched."""

from functools import cache

import numpy as np
import numpy.typing as npt

from app.domain.pictures import Pixels

SIDE = 32
LOW = 8
_NOISE = 2  # decimals that are kept, so that a picture of one colour does not hash the rounding of its floats


def perceptual_hash(pixels: Pixels) -> int:
    """The hash of square RGB pixels (size, size, 3), as a signed 64-bit integer; 0 for a picture of one colour.

    The DCT hash of Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010): the grey
    picture at 32x32, of its cosine transform the 8x8 lowest frequencies without the constant ones, one bit for each
    that is above their median. In NumPy, since the `imagehash` library would bring SciPy and PyWavelets for it.
    """
    from PIL import Image  # loaded for pictures only (start-up time)

    grey = Image.fromarray(pixels).convert("L").resize((SIDE, SIDE), Image.Resampling.BOX)
    cosines = _cosines()
    low = np.round(cosines @ np.asarray(grey, np.float32) @ cosines.T, _NOISE)
    bits = np.packbits(low.ravel() > np.median(low))
    return int(bits.view(">i8")[0])


@cache
def _cosines() -> npt.NDArray[np.float64]:
    """Rows 1 to 8 of the cosine transform (DCT-II) of 32 values, (8, 32)."""
    frequency = np.arange(1, LOW + 1)[:, None]
    place = np.arange(SIDE)[None, :]
    values: npt.NDArray[np.float64] = np.cos(np.pi * (2 * place + 1) * frequency / (2 * SIDE)) / SIDE**0.5
    return values
