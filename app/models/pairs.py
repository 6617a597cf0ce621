"""Runs a network over pairs of texts: ids, mask and, where the network asks for it, of which text each token is."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.domain.errors import ModelError
from app.models.session import load_session

Ids = npt.NDArray[np.int64]
SEGMENTS = "token_type_ids"


class PairNetwork:
    """A loaded network over pairs of texts; safe to call from several threads."""

    def __init__(self, onnx: Path, threads: int, what: str) -> None:
        """Loads it with at most `threads` threads. Raises ModelError, which names `what`, where that cannot be."""
        self._what = what
        self._session = load_session(onnx, threads, what)
        self._inputs = self._session.inputs
        unknown = self._inputs - {"input_ids", "attention_mask", SEGMENTS}
        if unknown:
            raise ModelError(
                f"The {what} wants {', '.join(sorted(unknown))}, which Akin cannot give it.", "Choose another model."
            )

    def run(self, ids: Ids, mask: Ids, segments: Ids) -> npt.NDArray[np.float32]:
        """The first output for three arrays of shape (batch, tokens).

        Raises ModelError where the runtime fails, for want of memory for example.
        """
        given = {"input_ids": ids, "attention_mask": mask, SEGMENTS: segments}
        try:
            found = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        except Exception as error:  # the runtime raises classes of its own that share no base
            raise ModelError(
                f"The {self._what} failed: {error}", "Close other programs to free memory; then `akin doctor`."
            ) from error
        return np.asarray(found, np.float32)
