"""The frozen first layers: run once for several views of every photo, and their output kept."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch
from onnx import TensorProto, helper

from pocket.augment import augmented
from pocket.graph import PIXELS, Graph, add_convolutions, add_pixels
from pocket.network import Backbone
from pocket.photos import planes

FROZEN = 21  # layers: up to the first block at 1/16 of the size
"""Half the arithmetic and most of the time of the network lie in them, and what they see hardly depends on the task."""
CHANNELS = 64
_BATCH = 32


class EarlyLayers:
    """Runs the frozen layers with ONNX Runtime, which is several times quicker at that than torch on a processor."""

    def __init__(self, backbone: Backbone, size: int) -> None:
        self._size = size
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "early.onnx"
            _write(backbone, size, path)
            self._session = onnxruntime.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])

    def of(self, photos: npt.NDArray[np.uint8]) -> npt.NDArray[np.float16]:
        """The output for `photos` (n, size, size, 3): (n, 64, size / 16, size / 16)."""
        return np.concatenate([self._run(photos[start : start + _BATCH]) for start in range(0, len(photos), _BATCH)])

    def of_views(
        self, photos: npt.NDArray[np.uint8], smallest: float, rng: np.random.Generator
    ) -> npt.NDArray[np.float16]:
        """The output for a random view of each of `photos` (n, height, width, 3): at least `smallest` of its area."""

        def views() -> Iterator[npt.NDArray[np.float16]]:
            for start in range(0, len(photos), _BATCH):
                batch = photos[start : start + _BATCH]
                yield self._run(np.stack([augmented(photo, self._size, smallest, rng) for photo in batch]))

        return np.concatenate(list(views()))

    def _run(self, batch: npt.NDArray[np.uint8]) -> npt.NDArray[np.float16]:
        (values,) = self._session.run(None, {PIXELS: planes(batch)})
        return np.asarray(values).astype(np.float16)


def _write(backbone: Backbone, size: int, path: Path) -> None:
    graph = Graph()
    value = add_convolutions(graph, backbone, add_pixels(graph), FROZEN)
    side = size // 16
    output = helper.make_tensor_value_info(value, TensorProto.FLOAT, ["batch", CHANNELS, side, side])
    given = helper.make_tensor_value_info(PIXELS, TensorProto.UINT8, ["batch", 3, size, size])
    graph.saved(path, given, output, {})


def as_maps(values: npt.NDArray[np.float16], device: torch.device) -> torch.Tensor:
    """Kept output as the backbone takes it."""
    return torch.from_numpy(values).to(device).float().contiguous(memory_format=torch.channels_last)
