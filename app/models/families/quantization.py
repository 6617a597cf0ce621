"""Small matrices: each column of weights as int8, with the scale that makes numbers of them again.

Weights take 7 bits of the int8: processors with AVX2 but no VNNI instructions saturate on the full range. The scheme is
that of ONNX Runtime's dynamic quantization (`quantize_dynamic` per channel, symmetric, with `reduce_range`), and gives
the same numbers; that function itself holds a model in memory several times over.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_HIGHEST = 64  # of the whole numbers that weights become


def quantized(matrix: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """The matrix, (inputs, outputs), as whole numbers, and the scale of each column, (outputs,)."""
    widest = np.maximum(matrix.max(axis=0), -matrix.min(axis=0)).astype(np.float64)
    scale = (2 * widest / (2 * _HIGHEST)).astype(np.float32)
    scale = np.where(scale < np.finfo(np.float32).tiny, np.float32(1), scale)  # a column of zeros
    return np.round(matrix / scale).clip(-128, 127).astype(np.int8), scale
