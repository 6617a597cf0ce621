"""Runs a text encoder on ONNX Runtime."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.domain.errors import ModelError
from app.models.session import load_session


class Encoder:
    """A loaded text encoder; safe to call from several threads."""

    def __init__(self, onnx: Path, threads: int) -> None:
        """Loads the model with at most `threads` threads. Raises ModelError where it cannot be loaded."""
        self._session = load_session(onnx, threads, "text model")

    def token_vectors(self, ids: npt.NDArray[np.int64], mask: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """The vectors of all tokens, (batch, tokens, width), for `ids` and `mask` of shape (batch, tokens).

        Raises ModelError where the runtime fails, for want of memory for example.
        """
        try:
            (vectors,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        except Exception as error:
            raise ModelError(
                f"The text model failed: {error}", "Close other programs to free memory; then `akin doctor`."
            ) from error
        return np.asarray(vectors)
