"""How fast a model is on this machine, as it was measured."""

from dataclasses import dataclass
from enum import StrEnum


class Measured(StrEnum):
    """What is counted."""

    PASSAGES = "passages"
    PICTURES = "pictures"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class ModelSpeed:
    """So many `of` these were done `per_second`, with so many `threads`; passages had 150 words.

    `measured` is an ISO date.
    """

    per_second: float
    of: Measured
    threads: int
    measured: str
