"""Runs a text encoder on ONNX Runtime."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from app.domain.errors import ModelError


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


def load_session(onnx: Path, threads: int, what: str) -> onnxruntime.InferenceSession:
    """Loads a model with at most `threads` threads. Raises ModelError, which names `what`, where it cannot."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # an idle model uses no processor time
    try:
        return onnxruntime.InferenceSession(str(onnx), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime raises classes of its own that share no base
        told = f"The {what} could not be loaded: {error}"
        raise ModelError(told, "Run `akin doctor` to see what is wrong.") from error
