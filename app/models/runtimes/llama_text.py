"""Text models in GGUF files on llama.cpp; loaded only for a model that needs it."""

import ctypes
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.catalogue import TokenPooling
from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.models.runtimes.extras import Runtime, require
from app.models.runtimes.failures import line_of
from app.models.text_models import TextModel

if TYPE_CHECKING:
    from llama_cpp import Llama

ALL_LAYERS = 1_000  # on the graphics card
_LONGEST = 2_048  # tokens of a text; passages are far shorter, and room for more costs memory at once
_BATCH = 16  # texts
_POOLINGS = {TokenPooling.MEAN: 1, TokenPooling.CLS: 2, TokenPooling.LAST: 3}  # as llama.h numbers them
_UNSPECIFIED = -1


class LlamaTextEmbedder:
    """A text model loaded by llama.cpp. Safe to call from several threads: they take turns."""

    def __init__(self, model: TextModel, gguf: Path, fingerprint: str, threads: int, gpu_layers: int = 0) -> None:
        """Loads the model with `gpu_layers` of its layers on the graphics card, all for ALL_LAYERS.

        Pooling is what the file says, else what `model` says. Where the card has no room, the processor takes all.
        Raises ModelError.
        """
        require(Runtime.LLAMA, model.title)
        self.fingerprint = fingerprint
        self._lock = threading.Lock()
        self._threads = threads
        try:
            self._network = self._load(model, gguf, gpu_layers)
        except Exception as error:  # the library raises whatever occurs to it
            raise ModelError(
                f"{model.title} could not be loaded by llama.cpp: {line_of(error)}.",
                f"Install it again: akin models install {model.id}, or choose another: akin models.",
            ) from error
        width = self._network.n_embd()
        if width < model.dimensions:
            raise ModelError(
                f"The file of {model.title} gives vectors of {width} numbers, not of {model.dimensions}: it holds"
                " another model.",
                f"Install it again: akin models install {model.id}",
            )
        self.model = model
        self._most = min(self._network.n_ctx(), _trained_length(self._network), model.max_tokens)

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (texts, dimensions), in the order given. Longer texts are cut at the model's limit."""
        whole = [self.model.passage_prefix + text for text in texts]
        groups = [self._embed(whole[start : start + _BATCH]) for start in range(0, len(whole), _BATCH)]
        return np.concatenate([np.empty((0, self.model.dimensions), np.float32), *groups])

    def embed_query(self, text: str) -> Floats:
        """The unit vector of a query, (dimensions,)."""
        vector: Floats = self._embed([self.model.query_prefix + text])[0]
        return vector

    def _embed(self, texts: list[str]) -> Floats:
        try:
            with self._lock:
                found = np.array(self._network.embed([self._cut(text) for text in texts]), np.float32)
        except Exception as error:
            raise ModelError(
                f"{self.model.title} failed: {line_of(error)}.", "Close other programs to free memory, then try again."
            ) from error
        cut = found[:, : self.model.dimensions]
        if not np.isfinite(cut).all():
            raise ModelError(f"{self.model.title} gave vectors that are no numbers.", "Choose another: akin models")
        return np.asarray(cut / np.maximum(np.linalg.norm(cut, axis=1, keepdims=True), 1e-12), np.float32)

    def _cut(self, text: str) -> str:
        """The beginning of a text that the model takes with its special tokens, which may stand at the end."""
        while (tokens := len(self._network.tokenize(text.encode()))) > self._most:
            text = text[: min(len(text) - 1, len(text) * self._most // tokens)]
        return text

    def _load(self, model: TextModel, gguf: Path, gpu_layers: int) -> "Llama":
        tokens = min(model.max_tokens, _LONGEST)
        try:
            network = self._open(gguf, tokens, gpu_layers, _UNSPECIFIED)
        except ValueError:  # what it raises for want of memory too
            if not gpu_layers:
                raise
            gpu_layers = 0
            network = self._open(gguf, tokens, 0, _UNSPECIFIED)
        if network.pooling_type() in _POOLINGS.values():
            return network
        network.close()
        return self._open(gguf, tokens, gpu_layers, _POOLINGS[model.pooling])

    def _open(self, gguf: Path, tokens: int, gpu_layers: int, pooling: int) -> "Llama":
        from llama_cpp import Llama

        _silence()
        return Llama(
            model_path=str(gguf),
            n_gpu_layers=-1 if gpu_layers >= ALL_LAYERS else gpu_layers,
            embedding=True,
            n_ctx=tokens,
            n_batch=tokens,  # a text is embedded in one go
            n_ubatch=tokens,
            n_threads=self._threads,
            n_threads_batch=self._threads,
            pooling_type=pooling,
            verbose=False,
        )


@cache
def _silence() -> Any:
    """Has the library print nothing; what it returns must live as long as the process, which the cache sees to."""
    import llama_cpp

    nothing = llama_cpp.llama_log_callback(lambda *_: None)
    llama_cpp.llama_log_set(nothing, ctypes.c_void_p(0))
    return nothing


def _trained_length(network: "Llama") -> int:
    """How many tokens the model takes, by its file; a context may be longer than that."""
    kind = network.metadata.get("general.architecture", "")
    told = network.metadata.get(f"{kind}.context_length", "")
    return int(told) if told.isdigit() and int(told) else _LONGEST
