"""How a search is to be done."""

from dataclasses import dataclass

from app.domain.queries import SearchMode

WORDS, MEANING, PICTURES, NAMES, EXACT = "words", "meaning", "pictures", "names", "exact"
SPARSE = "sparse"
ARMS = frozenset({WORDS, MEANING, SPARSE, PICTURES, NAMES})
_ARMS_OF_MODE = {
    SearchMode.ALL: ARMS,
    SearchMode.EXACT: frozenset({WORDS, NAMES}),
    SearchMode.MEANING: frozenset({MEANING, SPARSE, PICTURES}),
    SearchMode.NAME: frozenset({NAMES}),
}


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What the person may choose: the longest list, the mode, the rerank, and whether weaker hits are shown too.

    `arms` narrows the mode's arms further, so that each can be measured alone. `words_weight` is what the
    query's words count beside its examples, in the vector arms.
    """

    limit: int = 20
    mode: SearchMode = SearchMode.ALL
    rerank: bool = True
    show_weak: bool = False
    arms: frozenset[str] = ARMS
    words_weight: float = 1.0

    def uses(self, arm: str) -> bool:
        """Whether this arm answers."""
        return arm in _ARMS_OF_MODE[self.mode] & self.arms


@dataclass(frozen=True, slots=True)
class Weights:
    """Numbers chosen by measuring (docs/decisions/0005-fusion.md).

    `meaning`, `words`, `sparse` and `names` weigh the arms' standardised scores, and `exact` is what
    a rare identifier adds to the documents that hold it as typed. The best `candidates` of each arm are fused, the
    best `reranked` of those are reranked, and the late interaction counts for `late` of the new score.
    """

    meaning: float = 0.75
    words: float = 0.25
    sparse: float = 0.5
    names: float = 6.0
    exact: float = 3.0
    candidates: int = 100
    reranked: int = 6
    late: float = 0.5
