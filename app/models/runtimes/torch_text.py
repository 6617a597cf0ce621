"""Text models on torch, by sentence-transformers; loaded only for a model that needs it."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.models.runtimes.extras import Runtime, require
from app.models.runtimes.failures import line_of, note_lost_card
from app.models.runtimes.offline import offline
from app.models.sparing import halving
from app.models.text_models import TextModel

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32  # texts


class TorchTextEmbedder:
    """A text model loaded by sentence-transformers, on the graphics card where torch can use one.

    Safe to call from several threads: they take turns. Where the memory of the card is short, batches are halved; where
    that does not help, or the card fails, the processor goes on.
    """

    def __init__(self, model: TextModel, folder: Path, fingerprint: str, threads: int, device: str = "") -> None:
        """Loads the model from `folder`, as its repository lays it out, and from nowhere else.

        `device` is torch's name for one, empty for the best. Code that the folder brings is never run, and weights are
        read from safetensors alone. Raises ModelError.
        """
        require(Runtime.TORCH, model.title)
        self.model = model
        self.fingerprint = fingerprint
        self._lock = threading.Lock()
        try:
            with offline():
                import torch

                torch.set_num_threads(threads)
                self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
                self._network = _load(model, folder, self.device)
        except Exception as error:  # these libraries raise whatever occurs to them
            raise ModelError(
                f"{model.title} could not be loaded by torch: {line_of(error)}.",
                f"Install it again: akin models install {model.id}, or choose another: akin models.",
            ) from error

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (texts, dimensions), in the order given. Longer texts are cut at the model's limit."""
        vectors = np.empty((len(texts), self.model.dimensions), np.float32)
        by_length = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(texts), BATCH):
            places = by_length[start : start + BATCH]
            vectors[places] = self._embed([texts[place] for place in places], self.model.passage_prefix)
        return vectors

    def embed_query(self, text: str) -> Floats:
        """The unit vector of a query, (dimensions,)."""
        vector: Floats = self._embed([text], self.model.query_prefix)[0]
        return vector

    def _embed(self, texts: list[str], prompt: str) -> Floats:
        try:
            with self._lock:
                return self._embed_sparing(texts, prompt)
        except Exception as error:
            raise ModelError(
                f"{self.model.title} failed: {line_of(error)}.", "Close other programs to free memory, then try again."
            ) from error

    def _embed_sparing(self, texts: list[str], prompt: str) -> Floats:
        try:
            (vectors,) = halving(lambda rows: [self._encode(texts[rows], prompt)], slice(0, len(texts)))
        except (RuntimeError, ModelError) as error:  # torch's of a card, and numbers that its precision cannot hold
            if self.device == "cpu":
                raise
            note_lost_card(error)
        else:
            return vectors
        # Only now, outside of the except clause: the error holds what the failed attempt had in memory.
        self._network = self._network.to("cpu").float()
        self.device = "cpu"
        return self._embed_sparing(texts, prompt)

    def _encode(self, texts: list[str], prompt: str) -> Floats:
        found = self._network.encode(
            texts, prompt=prompt or None, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
        )
        cut = np.asarray(found, np.float32)[:, : self.model.dimensions]
        if not np.isfinite(cut).all():
            raise ModelError("its vectors are no numbers")
        return np.asarray(cut / np.maximum(np.linalg.norm(cut, axis=1, keepdims=True), 1e-12), np.float32)


def _load(model: TextModel, folder: Path, device: str) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()  # what they tell goes to the terminal otherwise
    logging.disable_progress_bar()
    how: dict[str, Any] = {"use_safetensors": True, "dtype": "auto" if device.startswith("cuda") else "float32"}
    if (folder / "modules.json").is_file():
        network = SentenceTransformer(
            str(folder), device=device, trust_remote_code=False, local_files_only=True, model_kwargs=how
        )
    else:
        network = SentenceTransformer(modules=_modules(model, folder, how), device=device)
    network.max_seq_length = min(network.max_seq_length or model.max_tokens, model.max_tokens)
    return network.eval()


def _modules(model: TextModel, folder: Path, how: dict[str, Any]) -> list[Any]:
    """The network and the pooling that is known, of a repository that does not say how to put them together."""
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling

    local: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    network = Transformer(str(folder), model_kwargs=how | local, processor_kwargs=local, config_kwargs=local)
    mode = "lasttoken" if model.pooling == "last" else model.pooling.value
    return [network, Pooling(network.get_embedding_dimension(), mode)]
