"""How long a reranker takes for a passage, measured with one of the usual length."""

import time
from collections.abc import Callable, Sequence

Scores = Callable[[str, Sequence[str]], object]
_QUERY, _PASSAGE = "how long does it take", "words " * 150  # about as long as a passage of a library
_MEASURED = 4  # passages


def seconds_a_passage(scores: Scores) -> float:
    """Seconds that `scores`, of a query and passages, takes for one passage, after one that is not counted."""
    scores(_QUERY, [_PASSAGE])
    began = time.perf_counter()
    scores(_QUERY, [_PASSAGE] * _MEASURED)
    return max((time.perf_counter() - began) / _MEASURED, 1e-6)
