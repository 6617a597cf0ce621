"""Makes the float picture network an int8 one."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

from pocket.graph import PIXELS


class _Photos(CalibrationDataReader):
    def __init__(self, batches: Iterable[npt.NDArray[np.uint8]]) -> None:
        self._batches: Iterator[npt.NDArray[np.uint8]] = iter(batches)

    def get_next(self) -> dict[str, Any] | None:
        batch = next(self._batches, None)
        return None if batch is None else {PIXELS: batch}


# The first weights came as int8. On that same grid, rounding would undo whatever training moved by less than half a
# step, which is most of it, and the network would lose 2 points; a grid beside the old one loses next to nothing.
_STRETCH = 1.07
_SMALLEST = 1e-4  # the range of a channel whose weights are all zero


def quantize(
    full: Path,
    target: Path,
    batches: Iterable[npt.NDArray[np.uint8]],
    kept_float: Sequence[str],
    trained: Sequence[str],
) -> None:
    """Writes `full` with int8 weights (per channel) and uint8 activations to `target`, its metadata kept.

    The ranges of the activations are taken from `batches` of training pixels, (n, 3, size, size). Nodes in `kept_float`
    stay as they are: the first convolution has channels whose bias is far larger than their weights, which int8 cannot
    say together, and vectors rounded to 256 steps would tie. Convolutions in `trained` get a grid of their own; the
    others lie on the grid that they came with.
    """
    model = onnx.load(str(full))
    quantize_static(
        full,
        target,
        _Photos(batches),
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=list(kept_float),
        extra_options={"TensorQuantOverrides": _kernel_ranges(model, trained)},
    )
    quantized = onnx.load(str(target))
    helper.set_model_props(quantized, {entry.key: entry.value for entry in model.metadata_props})
    onnx.checker.check_model(quantized)
    onnx.save(quantized, str(target))


def _kernel_ranges(model: onnx.ModelProto, trained: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """For the kernel of each of the `trained` convolutions, the range of each of its output channels."""
    kernels = {node.input[1] for node in model.graph.node if node.name in trained}
    ranges = {}
    for tensor in model.graph.initializer:
        if tensor.name in kernels:
            kernel = numpy_helper.to_array(tensor)
            largest = np.maximum(np.abs(kernel).reshape(len(kernel), -1).max(1), _SMALLEST) * _STRETCH
            ranges[tensor.name] = [
                {"axis": 0, "quant_type": QuantType.QInt8, "symmetric": True, "rmin": -value, "rmax": value}
                for value in largest.astype(np.float32)
            ]
    return ranges
