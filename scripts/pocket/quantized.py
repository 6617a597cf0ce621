"""Makes the float picture network an int8 one."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

from pocket.graph import PIXELS


class _Photos(CalibrationDataReader):
    def __init__(self, batches: Iterable[npt.NDArray[np.uint8]]) -> None:
        self._batches: Iterator[npt.NDArray[np.uint8]] = iter(batches)

    def get_next(self) -> dict[str, Any] | None:
        batch = next(self._batches, None)
        return None if batch is None else {PIXELS: batch}


def quantize(full: Path, target: Path, batches: Iterable[npt.NDArray[np.uint8]], kept_float: list[str]) -> None:
    """Writes `full` with int8 weights (per channel) and uint8 activations to `target`, its metadata kept.

    The ranges of the activations are taken from `batches` of training pixels, (n, 3, size, size). Nodes in `kept_float`
    stay as they are: the first convolution has channels whose bias is far larger than their weights, which int8 cannot
    say together.
    """
    quantize_static(
        full,
        target,
        _Photos(batches),
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=kept_float,
    )
    notes = {entry.key: entry.value for entry in onnx.load(str(full), load_external_data=False).metadata_props}
    model = onnx.load(str(target))
    helper.set_model_props(model, notes)
    onnx.checker.check_model(model)
    onnx.save(model, str(target))
