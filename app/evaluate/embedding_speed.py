"""How fast passages get their vectors: the whole pipeline against a bare loop over the same model and texts."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.embed.batches import batches, padded
from app.evaluate.collection import Builder, store_words
from app.evaluate.datasets import CorpusDocument
from app.index.meaning import embed_waiting
from app.models.encoder import Encoder
from app.models.installed import InstalledModel
from app.models.tokenizer_file import load_tokenizer
from app.store.library import Library

ROUNDS = 4


@dataclass(frozen=True, slots=True)
class EmbeddingRound:
    """One part of the texts, embedded both ways; `tokens` counts special tokens, and none beyond the model's limit."""

    passages: int
    tokens: int
    pipeline_seconds: float
    bare_seconds: float

    @property
    def ratio(self) -> float:
        """The pipeline's share of the bare loop's speed."""
        return self.bare_seconds / self.pipeline_seconds


@dataclass(frozen=True, slots=True)
class EmbeddingSpeed:
    """All rounds of one measurement.

    Each way counts by its quickest round: what else a machine does can only make a round slower.
    """

    rounds: tuple[EmbeddingRound, ...]

    @property
    def passages(self) -> int:
        """The passages of all rounds."""
        return sum(each.passages for each in self.rounds)

    @property
    def pipeline_rate(self) -> float:
        """Tokens per second from words in the store to vectors in the store, searchable."""
        return max(each.tokens / each.pipeline_seconds for each in self.rounds)

    @property
    def bare_rate(self) -> float:
        """Tokens per second of the model alone."""
        return max(each.tokens / each.bare_seconds for each in self.rounds)

    @property
    def ratio(self) -> float:
        """The pipeline's share of the bare loop's speed."""
        return self.pipeline_rate / self.bare_rate


class BareLoop:
    """The model alone over texts that were tokenised, sorted by length and put into batches before."""

    def __init__(self, model: InstalledModel, threads: int) -> None:
        self._prefix = model.model.passage_prefix
        self._tokenizer = load_tokenizer(model.tokenizer, model.model.id, model.model.max_tokens)
        self._encoder = Encoder(model.onnx, threads)

    def time(self, texts: Sequence[str]) -> tuple[int, float]:
        """The tokens of the texts and the seconds that the model takes for them; nothing is pooled or written."""
        rows = [encoding.ids for encoding in self._tokenizer.encode_batch_fast([self._prefix + text for text in texts])]
        lengths = [len(row) for row in rows]
        inputs = [padded([rows[index] for index in group]) for group in batches(lengths)]
        began = time.perf_counter()
        for ids, mask in inputs:
            self._encoder.token_vectors(ids, mask)
        return sum(lengths), time.perf_counter() - began


def measure_embedding(
    texts: Sequence[CorpusDocument],
    folder: Path,
    builder: Builder,
    threads: int,
    on_round: Callable[[EmbeddingRound], None] = lambda _: None,
    rounds: int = ROUNDS,
) -> EmbeddingSpeed:
    """Embeds a part of the texts in each round, both ways in turns, each part in a library of its own in `folder`.

    Which way is first changes from round to round. Raises LibraryError where `folder` cannot be used.
    """
    bare = BareLoop(builder.model, threads)
    bare.time(["Both ways begin with a model that has run before."])
    builder.embedders.text().embed_passages(["Both ways begin with a model that has run before."])
    found: list[EmbeddingRound] = []
    for number, part in enumerate(_parts(texts, rounds)):
        with builder.open(folder / str(number)) as library, library.writing():
            store_words(library, part, builder)
            found.append(_round(library, bare, builder, pipeline_first=number % 2 == 0))
        on_round(found[-1])
    return EmbeddingSpeed(tuple(found))


def _parts(texts: Sequence[CorpusDocument], rounds: int) -> Iterator[Sequence[CorpusDocument]]:
    return (texts[number::rounds] for number in range(min(rounds, len(texts))))


def _round(library: Library, bare: BareLoop, builder: Builder, *, pipeline_first: bool) -> EmbeddingRound:
    waiting = [document for document, _ in library.documents.waiting_for_meaning()]
    texts = [passage.text for passage in library.passages.of_documents(waiting)]
    if pipeline_first:
        pipeline_seconds = _time_pipeline(library, builder)
        tokens, bare_seconds = bare.time(texts)
    else:
        tokens, bare_seconds = bare.time(texts)
        pipeline_seconds = _time_pipeline(library, builder)
    return EmbeddingRound(len(texts), tokens, pipeline_seconds, bare_seconds)


def _time_pipeline(library: Library, builder: Builder) -> float:
    began = time.perf_counter()
    embed_waiting(library, builder.embedders.text(), lambda *_: None, threading.Event())
    return time.perf_counter() - began
