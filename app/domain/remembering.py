"""What a search may remember of the model's work on recent queries, so that the same one needs no model."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


class QueryMemory(Protocol):
    """Keeps what is made once; safe to call from several threads. Raises only what `make` raises."""

    def knows(self, query: str) -> bool:
        """Whether the vector of the query is kept."""
        ...

    def vector(self, query: str, make: Callable[[], Floats]) -> Floats:
        """The vector of a query, (dimensions,): the one that is kept, else the one that is made now."""
        ...

    def knows_scores(self, query: str) -> bool:
        """Whether passages have been judged for the query by the text model's tokens."""
        ...

    def scores(self, query: str, texts: Sequence[str], make: Callable[[], list[float]]) -> list[float]:
        """The text model's judgements of the texts for the query: those that are kept, else those made now."""
        ...
