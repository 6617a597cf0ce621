"""Compares two text models on a person's own files, with queries made from them and without building an index.

Queries are made as in the inverse cloze task (Lee, Chang and Toutanova, "Latent Retrieval for Weakly Supervised Open
Domain Question Answering", ACL 2019, section 4): a sentence is taken out of a passage, and what is left of its document
has to be found for it among all passages. Words are not compared, since they do not change with the model. One known
item is looked for, so the measure is the reciprocal rank; it says which of two models does better on these files, not
how good either is for real questions.
"""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.chunk.sentences import sentences
from app.domain.embedding import Floats, TextEmbedder
from app.domain.errors import DatasetError
from app.evaluate.significance import Comparison, compare
from app.store.library import Library
from app.store.passages import Passage

SEED = 20_250_615
MOST_PASSAGES, LEAST_QUERIES, DEPTH = 3_000, 20, 10
_SHORTEST, _LONGEST = 5, 40  # words of a query
_DOCUMENTS_AT_ONCE = 200
_PASSAGES_AT_ONCE = 128

OnProgress = Callable[[str, int, int], None]  # told the model, and how many of how many passages are embedded


@dataclass(frozen=True, slots=True)
class CutQuery:
    """A sentence that was taken out of a document, to be found again by it."""

    text: str
    document: int


@dataclass(frozen=True, slots=True)
class OwnSet:
    """Passages without the sentences that are asked for, the document of each, and the queries."""

    passages: tuple[str, ...]
    documents: tuple[int, ...]
    queries: tuple[CutQuery, ...]


@dataclass(frozen=True, slots=True)
class ModelRun:
    """What one model did: the reciprocal rank by query, how long its vectors are, and its seconds for a passage."""

    model: str
    values: Mapping[str, float]
    dimensions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ModelComparison:
    """Two models on the same files; `found` compares their mean reciprocal ranks."""

    first: ModelRun
    second: ModelRun
    found: Comparison
    passages: int

    @property
    def worth_it(self) -> bool:
        """Whether the second does better, and not by chance."""
        return self.found.significant and self.found.difference.mean > 0


def make_queries(library: Library, queries: int, seed: int = SEED) -> OwnSet:
    """A set of at most so many queries from documents of the library, the same for the same library.

    Raises DatasetError where there is too little text.
    """
    chance = random.Random(seed)
    ids = sorted(key for key, (words, _) in library.documents.passages().items() if words)
    chance.shuffle(ids)
    rows: list[Passage] = []
    for first in range(0, len(ids), _DOCUMENTS_AT_ONCE):
        rows += sorted(
            library.passages.of_documents(ids[first : first + _DOCUMENTS_AT_ONCE]), key=lambda row: row.passage_id
        )
        if len(rows) >= MOST_PASSAGES:
            break
    made = cut_queries(rows[:MOST_PASSAGES], queries, chance)
    if len(made.queries) < LEAST_QUERIES:
        raise DatasetError(
            f"Your files give only {len(made.queries)} queries; at least {LEAST_QUERIES} are needed to compare models.",
            "Add folders with more text: akin index FOLDER",
        )
    return made


def cut_queries(rows: Sequence[Passage], queries: int, chance: random.Random) -> OwnSet:
    """Takes a sentence out of one passage of each of so many documents, and out of those that overlap with it."""
    texts = {row.passage_id: row.text for row in rows}
    of_document: dict[int, list[Passage]] = {}
    for row in rows:
        of_document.setdefault(row.document_id, []).append(row)
    made: list[CutQuery] = []
    for document, members in of_document.items():
        if len(made) == queries:
            break
        row = chance.choice(members)
        body = row.text[row.body :]
        spans = [body[start:end].strip() for start, end in sentences(body, 0, len(body))]
        usable = [span for span in spans if _SHORTEST <= len(span.split()) <= _LONGEST]
        if len(spans) < 2 or not usable:
            continue
        chosen = chance.choice(usable)
        for member in members:
            texts[member.passage_id] = texts[member.passage_id].replace(chosen, " ")
        made.append(CutQuery(chosen, document))
    return OwnSet(tuple(texts[row.passage_id] for row in rows), tuple(row.document_id for row in rows), tuple(made))


def run_model(own: OwnSet, embedder: TextEmbedder, on_progress: OnProgress = lambda *_: None) -> ModelRun:
    """Embeds all passages and asks every query. Raises ModelError."""
    began = time.perf_counter()
    parts: list[Floats] = []
    for first in range(0, len(own.passages), _PASSAGES_AT_ONCE):
        parts.append(embedder.embed_passages(own.passages[first : first + _PASSAGES_AT_ONCE]))
        on_progress(embedder.model.id, min(first + _PASSAGES_AT_ONCE, len(own.passages)), len(own.passages))
    seconds = (time.perf_counter() - began) / len(own.passages)
    vectors, documents = np.concatenate(parts), np.asarray(own.documents)
    values = {
        str(number): _reciprocal_rank(vectors @ embedder.embed_query(query.text), documents, query.document)
        for number, query in enumerate(own.queries)
    }
    return ModelRun(embedder.model.id, values, embedder.model.dimensions, seconds)


def compare_models(own: OwnSet, first: ModelRun, second: ModelRun) -> ModelComparison:
    """By the paired randomisation test over the queries."""
    return ModelComparison(first, second, compare(first.values, second.values), len(own.passages))


def _reciprocal_rank(scores: Floats, documents: npt.NDArray[np.int64], wanted: int) -> float:
    """1 / the rank of the document among all documents by their best passages, 0 beyond `DEPTH`."""
    best = np.max(scores[documents == wanted])
    ahead = np.unique(documents[scores > best])
    rank = len(ahead) + 1
    return 1 / rank if rank <= DEPTH else 0.0
