"""What an indexing run tells while it works."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The stages of a run, in order: after each one more arms can answer."""

    SCAN = "scan"
    WORDS = "words"
    PICTURES = "pictures"
    MEANING = "meaning"
    RECOGNITION = "recognition"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the current stage has come; `done` and `total` count files, or passages in the meaning stage.

    `passages` counts the passages (in the pictures stage the pictures) that this run has written, `failed` and
    `skipped` the files. `beside` is told of an index that is built beside the one that answers.
    """

    stage: Stage
    done: int
    total: int
    passages: int = 0
    failed: int = 0
    skipped: int = 0
    beside: bool = False


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one indexing run did. Times are seconds; `problems` are folders that could not be read, and why."""

    found: int
    indexed: int
    moved: int
    removed: int
    skipped: int
    failed: int
    passages: int
    pictures: int
    embedded: int
    seconds: float
    interrupted: bool = False
    problems: tuple[str, ...] = ()
