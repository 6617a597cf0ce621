"""A cheap guess whether a picture holds text that can be read, so that holiday photos are not searched for any.

Text is thin strokes in rows on an even ground. A dozen measures of that, taken on a picture of 256 pixels, go into a
logistic regression whose weights `scripts/fit_text_likelihood.py` has fitted; it also says how well they do.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 256  # pixels of the longer side that is looked at
BLOCK = 8
STRIP = 64
LEVELS = 32
LEAST_LIKELIHOOD = 0.5
_FLAT, _EDGE = 3, 38  # of 255: what differs less is even, what differs more is an edge

Floats = npt.NDArray[np.float32]


def holds_text(picture: "Image") -> bool:
    """Whether the upright picture, best not much larger than needed, seems to hold text that can be read."""
    return text_likelihood(picture) >= LEAST_LIKELIHOOD


def text_likelihood(picture: "Image") -> float:
    """How likely the picture holds readable text, from 0 to 1; `LEAST_LIKELIHOOD` parts the two kinds."""
    from app.extract.ocr.weights import INTERCEPT, WEIGHTS

    score = float(terms(measures(small_grey(picture))) @ np.asarray(WEIGHTS, np.float32)) + INTERCEPT
    return 1 / (1 + float(np.exp(-np.clip(score, -50, 50))))


def small_grey(picture: "Image") -> npt.NDArray[np.uint8]:
    """The brightness of the picture, its longer side at most `SIDE`."""
    from PIL.Image import Resampling

    grey = picture.convert("L")
    factor = SIDE / max(grey.size)
    if factor < 1:
        size = (max(round(grey.width * factor), 1), max(round(grey.height * factor), 1))
        grey = grey.resize(size, Resampling.BOX)
    return np.asarray(grey, np.uint8)


def terms(values: Floats) -> Floats:
    """What the regression weighs: the measures and their squares."""
    return np.concatenate([values, values * values], axis=-1)


def measures(grey: npt.NDArray[np.uint8]) -> Floats:
    """The measures of a (height, width) picture, each about between 0 and 3; all 0 for one too small to hold text."""
    if min(grey.shape) < 2 * BLOCK:
        return np.zeros(COUNT, np.float32)
    height, width = (side // BLOCK * BLOCK for side in grey.shape)
    values = grey[:height, :width].astype(np.int16)
    across, down = np.abs(np.diff(values, axis=1)), np.abs(np.diff(values, axis=0))
    return np.array([*_tones(grey), *_edges(values, across, down), *_blocks(values), *_rows(across, down)], np.float32)


def _tones(grey: npt.NDArray[np.uint8]) -> tuple[float, ...]:
    """How the brightness is spread: share of the most frequent levels, and entropy in bits by 5."""
    from PIL import Image  # loaded for pictures only; its histogram is many times quicker than NumPy's

    counts = np.reshape(Image.fromarray(grey).histogram(), (LEVELS, -1)).sum(axis=1) / grey.size
    found = np.sort(counts)[::-1]
    entropy = -float((counts * np.log2(counts + 1e-9)).sum()) / 5
    return float(found[0]), float(found[:2].sum()), float(found[:4].sum()), entropy


def _edges(
    values: npt.NDArray[np.int16], across: npt.NDArray[np.int16], down: npt.NDArray[np.int16]
) -> tuple[float, ...]:
    """Even ground, edges upright and level, and how much of them are strokes: up and down again within two pixels."""
    stroke_across = np.abs(2 * values[:, 1:-1] - values[:, :-2] - values[:, 2:]).mean()
    stroke_down = np.abs(2 * values[1:-1] - values[:-2] - values[2:]).mean()
    mean_across, mean_down = across.mean() + 0.1, down.mean() + 0.1
    return (
        _share((across[:-1] <= _FLAT) & (down[:, :-1] <= _FLAT)),
        _share(across > _EDGE) * 4,
        _share(down > _EDGE) * 4,
        float(np.log(mean_across)) / 3,
        float(np.log(mean_across / mean_down)),
        float(stroke_across / mean_across),
        float(stroke_down / mean_down),
    )


def _blocks(values: npt.NDArray[np.int16]) -> tuple[float, ...]:
    """Of blocks of 8 x 8: how many are even, how many full of contrast, and how two-toned and how full those are."""
    height, width = values.shape
    blocks = values.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK).swapaxes(1, 2).reshape(-1, BLOCK * BLOCK)
    low, high = blocks.min(axis=1), blocks.max(axis=1)
    span = high - low
    busy = span > 60
    even = _share(span <= 2 * _FLAT)
    if not busy.any():
        return even, 0.0, 0.0, 0.0, 0.0
    place = (blocks[busy] - low[busy, None]) / span[busy, None].astype(np.float32)
    outer = _share((place < 0.2) | (place > 0.8))
    lean = float(np.abs(place.mean(axis=1) - 0.5).mean()) * 4
    spread = float(place.std(axis=1).mean()) * 3
    return even, _share(busy), outer, lean, spread


def _share(where: npt.NDArray[np.bool_]) -> float:
    return np.count_nonzero(where) / where.size


def _rows(across: npt.NDArray[np.int16], down: npt.NDArray[np.int16]) -> tuple[float, ...]:
    """How the edges change from row to row and from column to column: lines of text stand apart, letters do not."""
    return _change(across), _change(down.T)


def _change(edges: npt.NDArray[np.int16]) -> float:
    """The mean change between neighbouring rows of the sum of edges in strips, by that sum."""
    starts = range(0, edges.shape[1], STRIP)
    rows = np.add.reduceat(edges, starts, axis=1, dtype=np.float32)
    return float(np.abs(np.diff(rows, axis=0)).mean() / (rows.mean() + 1))


COUNT = 18
