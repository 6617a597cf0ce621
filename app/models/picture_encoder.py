"""Runs a picture model on ONNX Runtime: its picture network, and its small network for queries."""

import threading
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from app.domain.errors import ModelError
from app.models.encoder import load_session
from app.models.picture_models import InstalledPictureModel, verify_picture_model

Floats = npt.NDArray[np.float32]


class PictureEncoder:
    """A picture model whose two networks are each loaded when first used; safe to call from several threads."""

    def __init__(self, installed: InstalledPictureModel, threads: int) -> None:
        """Raises ModelError where a file of the model is missing or altered."""
        verify_picture_model(installed)
        self._installed = installed
        self._threads = threads
        self._lock = threading.Lock()
        self._sessions: dict[Path, onnxruntime.InferenceSession] = {}

    def picture_vectors(self, pixels: npt.NDArray[np.uint8]) -> Floats:
        """Unit vectors, (pictures, dimensions), of RGB pixels, (pictures, size, size, 3). Raises ModelError."""
        planes = np.ascontiguousarray(pixels.transpose(0, 3, 1, 2))  # as the network takes them: colour by colour
        return self._run(self._installed.picture_onnx, "pixels", planes)

    def query_vectors(self, text_vectors: Floats) -> Floats:
        """Unit vectors, (queries, dimensions), that find pictures, of the text model's vectors. Raises ModelError."""
        return self._run(self._installed.query_onnx, "text_vectors", text_vectors)

    def _run(self, onnx: Path, name: str, values: npt.NDArray[np.generic]) -> Floats:
        try:
            (vectors,) = self._session(onnx).run(None, {name: values})
        except ModelError:
            raise
        except Exception as error:  # the runtime raises classes of its own that share no base
            raise ModelError(
                f"The picture model failed: {error}", "Close other programs to free memory; then `akin doctor`."
            ) from error
        return np.asarray(vectors)

    def _session(self, onnx: Path) -> onnxruntime.InferenceSession:
        with self._lock:
            if onnx not in self._sessions:
                self._sessions[onnx] = load_session(onnx, self._threads, "picture model")
            return self._sessions[onnx]
