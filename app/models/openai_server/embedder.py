"""The text embedder of a model on a server, and the trial that tells what such a model gives."""

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.models.openai_server.address import ServerAddress
from app.models.openai_server.client import OpenAIServer, Patience
from app.models.openai_server.kept import ServerModelFacts, check_allowed, keep_model, kept_server
from app.models.openai_server.key import key_for
from app.models.openai_server.model import ServerModel

ID = "server"  # the id of the text model that a server runs, whichever it is
_CANARY = "The heron stands in the shallow water and waits for a fish."
_OF_CANARY = 64  # numbers of its vector that are kept
_LEAST_COSINE = 0.99
_ANOTHER = "Start the model of before there, or try the new one: akin models server try"
_MOST_TOKENS = 512  # what nearly every server's model reads; passages are shorter
_MOST_CHARACTERS = 8_000  # of one text


@dataclass(frozen=True, slots=True)
class ServerTextModel:
    """The facts of a text model on a server, as `TextModelFacts` wants them."""

    id: str
    title: str
    dimensions: int
    max_tokens: int
    query_prefix: str = ""
    passage_prefix: str = ""


class ServerEmbedder:
    """A text model on a server; safe to call from several threads.

    Before the first text, the server is asked for the vector of a known sentence, and texts are sent only where that is
    what it was when the model was tried.
    """

    def __init__(self, server: OpenAIServer, model: ServerTextModel, fingerprint: str, facts: ServerModelFacts) -> None:
        self.model = model
        self.fingerprint = fingerprint
        self._server = server
        self._facts = facts
        self._checked = False

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (texts, dimensions), in the order given. Raises ModelError."""
        if not texts:
            return np.empty((0, self.model.dimensions), np.float32)
        self._check()
        return self._embed([self.model.passage_prefix + text for text in texts])

    def embed_query(self, text: str) -> Floats:
        """The unit vector of a query, (dimensions,). Raises ModelError."""
        self._check()
        vector: Floats = self._embed([self.model.query_prefix + text])[0]
        return vector

    def close(self) -> None:
        """Ends the connection."""
        self._server.close()

    def _embed(self, texts: Sequence[str]) -> Floats:
        return _unit(self._whole(texts)[:, : self.model.dimensions])

    def _whole(self, texts: Sequence[str]) -> Floats:
        vectors = self._server.embed([text[:_MOST_CHARACTERS] for text in texts])
        if vectors.shape[1] != self._facts.dimensions:
            raise ModelError(
                f"The server gives vectors of {vectors.shape[1]} numbers, and gave such of {self._facts.dimensions}"
                " when the model was tried: it runs another one now.",
                _ANOTHER,
            )
        return vectors

    def _check(self) -> None:
        if not self._checked and not _agree(_canary(self._whole([_CANARY])), self._facts.canary):
            told = f"The server gives other vectors for {self.model.title} than when the model was tried."
            raise ModelError(told, _ANOTHER)
        self._checked = True


def try_server(
    model: ServerModel,
    models_dir: Path,
    prefixes: tuple[str, str] = ("", ""),
    patience: Patience | None = None,
    wait: Callable[[float], object] = time.sleep,
) -> ServerModelFacts:
    """Asks the server for the vector of one sentence of Akin's own and keeps what that tells of the model.

    `prefixes` are what the model wants before queries and before passages. Raises ModelError.
    """
    check_allowed(model.address, models_dir)
    server = OpenAIServer(model, patience, wait)
    try:
        vectors = server.embed([_CANARY])
    finally:
        server.close()
    canary, before = _canary(vectors), kept_server(model.address, models_dir).model(model.name)
    if before is not None and before.dimensions == vectors.shape[1] and _agree(canary, before.canary):
        canary = before.canary  # the same model, so that its fingerprint stays
    facts = ServerModelFacts(model.name, vectors.shape[1], canary, *prefixes)
    keep_model(model.address, facts, models_dir)
    return facts


def server_text_model(
    address: ServerAddress, name: str, models_dir: Path, dimensions: int = 0
) -> tuple[ServerTextModel, str]:
    """The model as it was found when it was tried, and its fingerprint; asks nobody.

    `dimensions` cuts the vectors, 0 does not. Raises ModelError.
    """
    facts = _facts(address, name, models_dir)
    length = min(dimensions or facts.dimensions, facts.dimensions)
    title = f"{name} on {address.host}"
    model = ServerTextModel(ID, title, length, _MOST_TOKENS, facts.query_prefix, facts.passage_prefix)
    told = json.dumps((address.url, name, facts.dimensions, facts.canary, facts.query_prefix, facts.passage_prefix))
    return model, f"{ID}:{hashlib.sha256(told.encode()).hexdigest()[:12]}:{length}"


def _facts(address: ServerAddress, name: str, models_dir: Path) -> ServerModelFacts:
    facts = kept_server(address, models_dir).model(name)
    if facts is None:
        told = f"Akin does not know yet what the model {name} on {address.url} gives."
        raise ModelError(told, "Say: akin models server try")
    return facts


def server_embedder(
    address: ServerAddress,
    name: str,
    models_dir: Path,
    dimensions: int = 0,
    patience: Patience | None = None,
    wait: Callable[[float], object] = time.sleep,
) -> ServerEmbedder:
    """The embedder of a model that was tried; sends nothing yet.

    Raises ModelError where texts would leave this machine and the person has not agreed to that.
    """
    check_allowed(address, models_dir)
    model, fingerprint = server_text_model(address, name, models_dir, dimensions)
    asked = OpenAIServer(ServerModel(address, name, key_for(address)), patience, wait)
    return ServerEmbedder(asked, model, fingerprint, _facts(address, name, models_dir))


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def _canary(vectors: Floats) -> tuple[float, ...]:
    return tuple(round(float(number), 5) for number in _unit(vectors[:1, :_OF_CANARY])[0])


def _agree(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and float(np.dot(one, other)) >= _LEAST_COSINE
