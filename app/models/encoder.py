"""Runs a text encoder on ONNX Runtime, giving it the inputs that it declares and taking the vectors that it gives."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.domain.errors import ModelError
from app.models.session import load_session

Ids = npt.NDArray[np.int64]
# What exporters call the vectors of the tokens, and last what they call that of the whole text.
_OUTPUTS = ("token_vectors", "last_hidden_state", "token_embeddings", "sentence_embedding")


class Encoder:
    """A loaded text encoder; safe to call from several threads.

    Where it is `pooled` it gives vectors of whole texts, as some repositories' own files do.
    """

    def __init__(self, onnx: Path, threads: int) -> None:
        """Loads the model with at most `threads` threads. Raises ModelError where it cannot be loaded or used."""
        self._session = load_session(onnx, threads, "text model")
        self._inputs = {each.name for each in self._session.get_inputs()}
        unknown = self._inputs - {"input_ids", "attention_mask", "token_type_ids", "position_ids"}
        if unknown:
            raise ModelError(
                f"The text model {onnx} wants {', '.join(sorted(unknown))}, which Akin cannot give it.",
                "Choose another model: akin models",
            )
        outputs = [each.name for each in self._session.get_outputs()]
        self._output = next((name for name in _OUTPUTS if name in outputs), outputs[0])
        self.pooled = self._output == "sentence_embedding"

    def token_vectors(self, ids: Ids, mask: Ids) -> npt.NDArray[np.float32]:
        """The vectors of all tokens, (batch, tokens, width), for `ids` and `mask` of shape (batch, tokens).

        Those of the texts, (batch, width), where it is `pooled`. Raises ModelError where the runtime fails, for want of
        memory for example.
        """
        places = np.broadcast_to(np.arange(ids.shape[1], dtype=np.int64), ids.shape)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids), "position_ids": places}
        try:
            (vectors,) = self._session.run([self._output], {name: given[name] for name in self._inputs})
        except Exception as error:
            raise ModelError(
                f"The text model failed: {error}", "Close other programs to free memory; then `akin doctor`."
            ) from error
        return np.asarray(vectors, np.float32)
