"""How a search is to be done."""

from dataclasses import dataclass

from app.domain.queries import SearchMode


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What the person may choose: the longest list, the arms, the rerank, and whether weaker hits are shown too."""

    limit: int = 20
    mode: SearchMode = SearchMode.ALL
    rerank: bool = True
    show_weak: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """Numbers chosen by measuring (docs/decisions/0005-fusion.md).

    `meaning`, `words` and `names` weigh the arms' standardised scores. The best `candidates` of each arm are fused, the
    best `reranked` of those are reranked, and the late interaction counts for `late` of the new score.
    """

    meaning: float = 0.65
    words: float = 0.35
    names: float = 6.0
    candidates: int = 100
    reranked: int = 10
    late: float = 0.5
