"""Makes any picture the square of RGB values that a picture model takes."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL.Image import Image


def square_pixels(picture: "Image", size: int) -> npt.NDArray[np.uint8]:
    """The RGB picture squashed to (size, size, 3): nothing is cut off, and the network was trained on squashed ones."""
    from PIL.Image import Resampling  # loaded for pictures only (start-up time)

    return np.asarray(picture.resize((size, size), Resampling.BILINEAR, reducing_gap=2.0))
