"""Text models on torch, by sentence-transformers; loaded only for a model that needs it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.embedding import Floats
from app.models.runtimes.torch_network import TorchNetwork
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
        self.model = model
        self.fingerprint = fingerprint
        self._network = TorchNetwork(model.title, model.id, lambda found: _load(model, folder, found), threads, device)

    @property
    def device(self) -> str:
        """Torch's name for what runs the model now."""
        return self._network.device

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
        return self._network.run(lambda rows: self._encode(texts[rows], prompt), len(texts))

    def _encode(self, texts: list[str], prompt: str) -> Floats:
        found = self._network.module.encode(
            texts, prompt=prompt or None, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
        )
        cut = np.asarray(found, np.float32)[:, : self.model.dimensions]
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
