"""Other views of a photo: cropped, mirrored, lighter or darker, with other colours."""

import math

import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.uint8]
_ASPECT = 0.25  # the largest change of the sides' ratio, as a logarithm


def augmented(photo: Pixels, size: int, smallest: float, rng: np.random.Generator) -> Pixels:
    """A random view, (size, size, 3), of the photo (height, width, 3), cut from at least `smallest` of its area."""
    view = np.asarray(Image.fromarray(_cropped(photo, smallest, rng)).resize((size, size), Image.Resampling.BILINEAR))
    if rng.random() < 0.5:
        view = view[:, ::-1]
    return _recoloured(view, rng) if rng.random() < 0.7 else np.ascontiguousarray(view)


def _cropped(photo: Pixels, smallest: float, rng: np.random.Generator) -> Pixels:
    height, width = photo.shape[:2]
    area = rng.uniform(smallest, 1.0)
    aspect = math.exp(rng.uniform(-_ASPECT, _ASPECT))
    wide = min(width, round(width * math.sqrt(area * aspect)))
    high = min(height, round(height * math.sqrt(area / aspect)))
    left, top = rng.integers(0, width - wide + 1), rng.integers(0, height - high + 1)
    return np.ascontiguousarray(photo[top : top + high, left : left + wide])


def _recoloured(photo: Pixels, rng: np.random.Generator) -> Pixels:
    values = photo.astype(np.float32) * rng.uniform(0.7, 1.3)
    middle = values.mean()
    values = (values - middle) * rng.uniform(0.7, 1.3) + middle
    grey = values.mean(2, keepdims=True)
    saturation = 0.0 if rng.random() < 1 / 7 else rng.uniform(0.6, 1.3)
    return np.asarray(np.clip((values - grey) * saturation + grey, 0, 255), np.uint8)
