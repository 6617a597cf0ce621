"""How good one ranking is, by the formulas of trec_eval, which BEIR reports.

A ranking is the list of document ids, best first; judgements map document ids to grades, where 1 and above is relevant
and a document without a judgement counts as 0. A document that comes again in a ranking takes a rank and gains nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from math import log2

Ranking = Sequence[str]
Judgements = Mapping[str, int]
Metric = Callable[[Ranking, Judgements, int], float]


def ndcg(ranking: Ranking, judgements: Judgements, k: int) -> float:
    """Normalised discounted cumulative gain of the first `k`, 0 to 1: `ndcg_cut` of trec_eval.

    The gain is the grade itself (linear), its discount 1 / log2(rank + 1) from rank 1, and the ideal is the `k` highest
    grades in order. Negative grades gain nothing; 0 where nothing is relevant. (Järvelin & Kekäläinen 2002.)
    """
    gains = _gains(ranking, judgements, k)
    ideal = sorted((grade for grade in judgements.values() if grade > 0), reverse=True)[:k]
    return _discounted(gains) / _discounted(ideal) if ideal else 0.0


def recall(ranking: Ranking, judgements: Judgements, k: int) -> float:
    """The share of the relevant documents that are among the first `k`; 0 where nothing is relevant."""
    relevant = sum(grade > 0 for grade in judgements.values())
    found = sum(gain > 0 for gain in _gains(ranking, judgements, k))
    return found / relevant if relevant else 0.0


def reciprocal_rank(ranking: Ranking, judgements: Judgements, k: int) -> float:
    """1 / the rank of the first relevant document among the first `k`, else 0; its mean over queries is MRR@k."""
    gains = _gains(ranking, judgements, k)
    return next((1 / rank for rank, gain in enumerate(gains, start=1) if gain > 0), 0.0)


def per_query(
    metric: Metric, rankings: Mapping[str, Ranking], judgements: Mapping[str, Judgements], k: int
) -> dict[str, float]:
    """`metric` at `k` for every judged query, by query id; a query without a ranking found nothing."""
    return {query: metric(rankings.get(query, ()), judged, k) for query, judged in judgements.items()}


def _gains(ranking: Ranking, judgements: Judgements, k: int) -> list[int]:
    """The gain at each of the first `k` ranks."""
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    seen: set[str] = set()
    gains: list[int] = []
    for document in ranking[:k]:
        gains.append(0 if document in seen else max(0, judgements.get(document, 0)))
        seen.add(document)
    return gains


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))
