"""What puts the best candidates of a search in a better order, whichever model does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Reranker(Protocol):
    """Judges passages for a query; safe to call from several threads.

    A hit shows the judgement under the name `arm`. `share` is what the judgement counts for beside the score by which
    a candidate was found. Judgements that differ by less than `least_spread` (their standard deviation) hardly count.
    """

    @property
    def id(self) -> str: ...
    @property
    def arm(self) -> str: ...
    @property
    def share(self) -> float: ...
    @property
    def least_spread(self) -> float: ...

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """A score for each text, higher is better. Raises ModelError where the model fails."""
        ...

    def told(self, score: float) -> float:
        """A score on the scale from 0 to 1 on which it is shown."""
        ...

    def affordable(self, seconds: float) -> int:
        """How many texts are judged in so many seconds, by what was measured when the model was loaded."""
        ...


@dataclass(frozen=True, slots=True)
class Reranking:
    """Whether and by what a library's searches are reranked.

    `load` gives the reranker, the same every time; the first call loads it and may raise ModelError. Without one the
    text model's own tokens are compared. `seconds` is how long judging may take.
    """

    on: bool = True
    load: Callable[[], Reranker] | None = None
    seconds: float = 0.3
