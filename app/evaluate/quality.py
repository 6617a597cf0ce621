"""Measures how well the searcher ranks a set: each arm alone, fused, and reranked."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from app.evaluate.collection import BuildSeconds, Collection
from app.evaluate.metrics import Judgements, Metric, ndcg, per_query, recall, reciprocal_rank
from app.evaluate.significance import Estimate, estimate
from app.search.options import ARMS, MEANING, WORDS, SearchOptions
from app.search.searcher import Searcher

DEPTH = 100
FUSED, RERANKED = "fused", "reranked"
RANKINGS: Mapping[str, SearchOptions] = {
    WORDS: SearchOptions(DEPTH, rerank=False, show_weak=True, arms=frozenset({WORDS})),
    MEANING: SearchOptions(DEPTH, rerank=False, show_weak=True, arms=frozenset({MEANING})),
    FUSED: SearchOptions(DEPTH, rerank=False, show_weak=True, arms=ARMS),
    RERANKED: SearchOptions(DEPTH, rerank=True, show_weak=True, arms=ARMS),
}
METRICS: Mapping[str, tuple[Metric, int]] = {
    "ndcg@10": (ndcg, 10),
    "recall@10": (recall, 10),
    "recall@100": (recall, 100),
    "mrr@10": (reciprocal_rank, 10),
}
COMPARED = "ndcg@10"  # the metric whose values per query are kept, so that two runs can be compared

# Told the ranking, and how many of how many queries are done.
OnQuery = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class RankingQuality:
    """How good one ranking is: each metric's mean, the compared metric by query id, and a query's median time."""

    metrics: Mapping[str, Estimate]
    per_query: Mapping[str, float]
    latency_ms: float


@dataclass(frozen=True, slots=True)
class QualityReport:
    """What an evaluation found. `model` and `chunks` are the fingerprints of what made the library."""

    dataset: str
    split: str
    model: str
    chunks: str
    documents: int
    passages: int
    queries: int
    seconds: BuildSeconds
    rankings: Mapping[str, RankingQuality]


@dataclass(frozen=True, slots=True)
class Run:
    """The answers of one ranking: document ids by query id, best first, and each query's milliseconds."""

    rankings: Mapping[str, tuple[str, ...]]
    took_ms: Mapping[str, float]


def run(collection: Collection, searcher: Searcher, options: SearchOptions, on_query: Callable[[int], None]) -> Run:
    """Asks every query of the set, as it is, one after the other. Raises LibraryError."""
    rankings: dict[str, tuple[str, ...]] = {}
    took_ms: dict[str, float] = {}
    for query, text in collection.dataset.queries.items():
        began = time.perf_counter()
        response = searcher.search(text, options)
        took_ms[query] = (time.perf_counter() - began) * 1000
        rankings[query] = tuple(collection.documents[hit.path] for hit in response.hits)
        on_query(len(rankings))
    return Run(rankings, took_ms)


def measure(
    collection: Collection, searcher: Searcher, split: str, on_query: OnQuery = lambda *_: None
) -> QualityReport:
    """Asks every query of the set once for each ranking. Raises LibraryError."""
    dataset = collection.dataset
    searcher.search(next(iter(dataset.queries.values())))  # what is loaded with the first query is not its own time
    found: dict[str, RankingQuality] = {}
    for name, options in RANKINGS.items():
        answers = run(collection, searcher, options, _told(on_query, name, len(dataset.queries)))
        found[name] = quality_of(answers, dataset.qrels)
    return QualityReport(
        dataset=dataset.name,
        split=split,
        model=collection.builder.model.fingerprint,
        chunks=collection.builder.sizes.fingerprint,
        documents=len(dataset.corpus),
        passages=len(collection.library.passages),
        queries=len(dataset.queries),
        seconds=collection.seconds,
        rankings=found,
    )


def quality_of(answers: Run, qrels: Mapping[str, Judgements]) -> RankingQuality:
    """The metrics of the answers by the judgements `qrels`, grades by document id by query id."""
    values = {name: per_query(metric, answers.rankings, qrels, k) for name, (metric, k) in METRICS.items()}
    return RankingQuality(
        metrics={name: estimate(list(by_query.values())) for name, by_query in values.items()},
        per_query=values[COMPARED],
        latency_ms=median(answers.took_ms.values()),
    )


def _told(on_query: OnQuery, name: str, total: int) -> Callable[[int], None]:
    return lambda done: on_query(name, done, total)
