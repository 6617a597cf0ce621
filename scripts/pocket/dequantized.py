"""Whole numbers of a quantized network as the real numbers that they stand for."""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def dequantized(values: npt.NDArray[Any], scales: Floats, zeros: npt.NDArray[np.int64], axis: int) -> Floats:
    """`(values - zero) * scale`, one scale and zero point for each index of `axis`, or one for all.

    The formula is the one of the TFLite quantization specification.
    """
    shape = [1] * values.ndim
    if len(scales) > 1:
        shape[axis] = -1
    exact = (values.astype(np.float64) - zeros.reshape(shape)) * scales.astype(np.float64).reshape(shape)
    return np.asarray(exact, np.float32)
