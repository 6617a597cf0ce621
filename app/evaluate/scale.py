"""How searches do in a large library: what the index over vectors misses, and how long answers take."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median, quantiles
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from app.domain.language.parse import parse
from app.domain.selection import Selection
from app.evaluate.query_speed import WarmTimes, time_queries
from app.evaluate.scale_rows import Embedded
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.library import Library
from app.store.recall import recall
from app.store.selecting import select_files
from app.store.vector_index import CANDIDATES, RECALL_AT, IndexFacts

Floats = npt.NDArray[np.float32]
Asked = TypeVar("Asked")
# Conditions, by what they leave of the documents that `build_library` makes.
FILTERS = {"no filter": "", "15 %": "ext:txt", "5 %": "ext:eml", "1 in 1,000": 'in:"folder 007"'}
_FUSED = SearchOptions(rerank=False)
_WARM_UP = 5
_EXACT_QUERIES = 5
_PROBES = 100


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: the median, and what 95 % stay below."""

    median_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class SearchScale:
    """What a library of `rows` passages answers, and how quickly.

    `recall` is the share of the ten nearest by exact search that the index finds, by kind of query. `nearest` are the
    times of the table of vectors alone, with the index and without; `warm` those of whole searches without rerank, by
    filter, and `filtered_recall` the recall of the table of vectors within what a filter leaves.
    """

    rows: int
    documents: int
    index: IndexFacts | None
    recall: Mapping[str, float]
    filtered_recall: Mapping[str, float]
    nearest: Times
    exact: Times
    warm: Mapping[str, WarmTimes]


def measure_searches(
    library: Library, searcher: Searcher, embedded: Embedded, queries: Sequence[str], vectors: Floats
) -> SearchScale:
    """Measures a library made by `build_library`; `vectors`, (queries, dimensions), are those of the texts `queries`.

    Raises LibraryError where the library cannot be read.
    """
    table = library.vectors
    for query in queries[:_WARM_UP]:
        searcher.search(query, _FUSED)
    return SearchScale(
        rows=len(table),
        documents=library.documents.counts().documents,
        index=table.index_facts(),
        recall={name: _recall(library, each) for name, each in _probes(library, embedded, vectors).items()},
        filtered_recall={
            name: _filtered_recall(library, vectors[:20], condition) for name, condition in FILTERS.items() if condition
        },
        nearest=timed(lambda query: table.nearest(query, CANDIDATES), list(vectors)),
        exact=timed(lambda query: table.nearest(query, CANDIDATES, exact=True), list(vectors[:_EXACT_QUERIES])),
        warm={
            name: time_queries(searcher, [f"{query} {condition}".strip() for query in queries], _FUSED)
            for name, condition in FILTERS.items()
        },
    )


def timed(ask: Callable[[Asked], object], queries: Sequence[Asked]) -> Times:
    """The times of asking each of the queries once."""
    took = []
    for query in queries:
        began = time.perf_counter()
        ask(query)
        took.append((time.perf_counter() - began) * 1000)
    most = quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0]
    return Times(median(took), most)


def _probes(library: Library, embedded: Embedded, vectors: Floats) -> dict[str, Floats]:
    """The vectors to find the nearest of: of queries, of sentences as they were embedded, and of the store's choice."""
    every = np.linspace(0, len(embedded.vectors) - 1, min(_PROBES, len(embedded.vectors)), dtype=np.int64)
    return {
        "queries": vectors[:_PROBES],
        "embedded sentences": embedded.vectors[every],
        "rows of all kinds": library.vectors.probing_queries(_PROBES),
    }


def _recall(library: Library, queries: Floats) -> float:
    expected = library.vectors.exact_nearest(queries, RECALL_AT)
    return recall(expected, [_found(library, query, None) for query in queries])


def _filtered_recall(library: Library, queries: Floats, condition: str) -> float:
    """The recall within what the condition leaves."""
    parsed = parse(condition, datetime.now().astimezone().date()).condition
    if parsed is None:
        raise ValueError(condition)
    selected = select_files(library.ledger, parsed, lambda _: set()).documents
    table = library.vectors
    expected = [[hit.id for hit in table.nearest(query, RECALL_AT, selected, exact=True)] for query in queries]
    hits = sum(
        len(set(wanted) & set(_found(library, query, selected)))
        for query, wanted in zip(queries, expected, strict=True)
    )
    return hits / max(1, sum(map(len, expected)))


def _found(library: Library, query: Floats, selection: Selection | None) -> list[int]:
    return [hit.id for hit in library.vectors.nearest(query, CANDIDATES, selection)][:RECALL_AT]
