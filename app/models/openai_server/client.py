"""Asks a server for vectors by the OpenAI embeddings protocol: in batches, with time limits, and again where it failed.

https://platform.openai.com/docs/api-reference/embeddings; servers of llama.cpp, Ollama, LM Studio and
text-embeddings-inference speak it too.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import httpx2
import numpy as np
import orjson

from app import __version__
from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.models.openai_server.answer import asked_wait, vectors_in
from app.models.openai_server.model import ServerModel
from app.models.openai_server.refusals import CHECK, ServerBatchError, gave_up, refusal

_LARGEST_ANSWER = 64_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Patience:
    """What asking may cost: seconds, attempts at one batch, and what a batch holds at most."""

    connect_seconds: float = 10.0
    answer_seconds: float = 120.0
    attempts: int = 6
    first_wait: float = 0.5
    longest_wait: float = 60.0
    texts: int = 32  # the default limit of text-embeddings-inference
    characters: int = 64_000


class OpenAIServer:
    """A connection; safe to use from several threads. `wait` is called with the seconds before another attempt."""

    def __init__(
        self, model: ServerModel, patience: Patience | None = None, wait: Callable[[float], object] = time.sleep
    ) -> None:
        self._model = model
        self._patience = patience or Patience()
        self._wait = wait
        self._most = self._patience.texts
        headers = {"User-Agent": f"akin/{__version__}", "Content-Type": "application/json"}
        if model.key:
            headers["Authorization"] = f"Bearer {model.key}"
        self._http = httpx2.Client(
            headers=headers,
            timeout=httpx2.Timeout(self._patience.answer_seconds, connect=self._patience.connect_seconds),
            follow_redirects=False,  # the key and the texts go where the person said, and nowhere else
            verify=model.address.encrypted,  # else certificates are loaded for nothing
            trust_env=not model.address.is_loopback,  # what goes to this machine goes through no proxy
        )

    def close(self) -> None:
        """Ends the connection."""
        self._http.close()

    def embed(self, texts: Sequence[str]) -> Floats:
        """The server's vectors, (texts, dimensions), as it gives them, in the order given.

        Raises ModelError where it cannot be reached, refuses, or answers something else.
        """
        if not texts:
            return np.empty((0, self._model.dimensions or 0), np.float32)
        found = [vectors for batch in self._batches(texts) for vectors in self._embed_halving(batch)]
        if len({vectors.shape[1] for vectors in found}) > 1:
            raise ModelError("The server gave vectors of different lengths.", "Check it: akin models server")
        return np.concatenate(found)

    def _batches(self, texts: Sequence[str]) -> Iterator[list[str]]:
        batch: list[str] = []
        for text in texts:
            full = sum(map(len, batch)) + len(text) > self._patience.characters
            if batch and (full or len(batch) >= self._most):
                yield batch
                batch = []
            batch.append(text or " ")  # many servers refuse an empty text
        yield batch

    def _embed_halving(self, batch: list[str]) -> Iterator[Floats]:
        try:
            vectors = vectors_in(self._ask(batch), len(batch))
        except ServerBatchError:
            if len(batch) == 1:
                raise
            half = len(batch) // 2
            self._most = min(self._most, half)
            yield from self._embed_halving(batch[:half])
            yield from self._embed_halving(batch[half:])
        else:
            yield vectors

    def _ask(self, batch: list[str]) -> bytes:
        question: dict[str, object] = {"model": self._model.name, "input": batch, "encoding_format": "float"}
        if self._model.dimensions:
            question["dimensions"] = self._model.dimensions
        body = orjson.dumps(question)
        for attempt in range(1, self._patience.attempts + 1):
            last = attempt == self._patience.attempts
            try:
                status, headers, answer = self._post(body)
            except httpx2.InvalidURL as error:
                raise ModelError(f"{self._model.address.url} is no address: {error}.", CHECK) from error
            except httpx2.RequestError as error:
                if last or isinstance(error, httpx2.UnsupportedProtocol):
                    raise _unreachable(self._model, error) from error
                self._wait(self._pause(attempt, None))
                continue
            if status == 200:
                return answer
            if (refused := refusal(self._model, status, headers.get("location", ""), answer)) is not None:
                raise refused
            pause = self._pause(attempt, asked_wait(headers, time.time()))
            if last or pause > self._patience.longest_wait:
                raise gave_up(status, answer, pause)
            self._wait(pause)
        raise AssertionError("the last attempt returns or raises")

    def _post(self, body: bytes) -> tuple[int, httpx2.Headers, bytes]:
        with self._http.stream("POST", self._model.address.embeddings, content=body) as response:
            answer = bytearray()
            for piece in response.iter_bytes():
                answer += piece
                if len(answer) > _LARGEST_ANSWER:
                    raise ModelError("The server's answer is too large to be vectors.", CHECK)
            return response.status_code, response.headers, bytes(answer)

    def _pause(self, attempt: int, asked: float | None) -> float:
        if asked is not None:
            return asked
        longest = min(self._patience.longest_wait, self._patience.first_wait * 2.0 ** (attempt - 1))
        return longest * random.uniform(0.5, 1.0)  # so that several programs do not come back at the same moment


def _unreachable(model: ServerModel, error: httpx2.RequestError) -> ModelError:
    reason = str(error) or type(error).__name__
    if isinstance(error, httpx2.TimeoutException):
        reason = "it did not answer in time"
    return ModelError(
        f"The server {model.address.url} gave no whole answer: {reason}.",
        "See whether it runs and can be reached; then try again.",
    )
