"""Reads the convolutions of a quantized TFLite MobileNetV2 as float arrays."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import tflite

from pocket.dequantized import Floats, dequantized

_CONVOLUTIONS = (tflite.BuiltinOperator.CONV_2D, tflite.BuiltinOperator.DEPTHWISE_CONV_2D)
_NUMBERS = {tflite.TensorType.INT8: np.int8, tflite.TensorType.INT32: np.int32}


@dataclass(frozen=True, slots=True)
class Convolution:
    """One convolution with its batch norm folded in.

    `kernel` is (out, in, height, width), `in` being 1 for a depthwise one; `bias` is (out,).
    """

    kernel: Floats
    bias: Floats


def read_convolutions(path: Path) -> list[Convolution]:
    """All convolutions of the file in the order in which they run; the last one is the classifier over ImageNet.

    Raises ValueError where the file holds tensors of a type that this reader does not know.
    """
    model = tflite.Model.GetRootAs(path.read_bytes(), 0)
    graph = model.Subgraphs(0)
    found = []
    for index in range(graph.OperatorsLength()):
        operator = graph.Operators(index)
        kind = model.OperatorCodes(operator.OpcodeIndex()).BuiltinCode()
        if kind in _CONVOLUTIONS:
            depthwise = kind == tflite.BuiltinOperator.DEPTHWISE_CONV_2D
            found.append(_convolution(model, graph, operator.InputsAsNumpy(), depthwise=depthwise))
    return found


def _convolution(model: Any, graph: Any, inputs: npt.NDArray[np.int32], *, depthwise: bool) -> Convolution:
    kernel = _tensor(model, graph.Tensors(inputs[1]))
    # TFLite keeps (out, height, width, in), and (1, height, width, out) for a depthwise one.
    order = (3, 0, 1, 2) if depthwise else (0, 3, 1, 2)
    return Convolution(np.ascontiguousarray(kernel.transpose(order)), _tensor(model, graph.Tensors(inputs[2])))


def _tensor(model: Any, tensor: Any) -> Floats:
    if tensor.Type() not in _NUMBERS:
        raise ValueError(f"The tensor {tensor.Name()!r} is of type {tensor.Type()}, not int8 or int32.")
    raw = model.Buffers(tensor.Buffer()).DataAsNumpy().view(_NUMBERS[tensor.Type()])
    quantization = tensor.Quantization()
    return dequantized(
        raw.reshape(tensor.ShapeAsNumpy()),
        quantization.ScaleAsNumpy(),
        quantization.ZeroPointAsNumpy(),
        quantization.QuantizedDimension(),
    )
