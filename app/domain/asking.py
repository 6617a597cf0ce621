"""What a person asks in the window, words and pictures together, and what comes back for it step by step."""

from dataclasses import dataclass

from app.domain.hits import SearchResponse
from app.domain.queries import SearchMode


@dataclass(frozen=True, slots=True)
class PictureChip:
    """A picture as a part of what is asked: a file, one of its pages (from 1), or pasted pixels (`png`).

    `weight` is what it counts beside the words, which count 1; with a negative one hits should be unlike it.
    With `in_library` the library's own vectors of the file stand for it ("more like this").
    """

    label: str
    weight: float = 1.0
    path: str | None = None
    page: int | None = None
    png: bytes = b""
    in_library: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One search: words in the query language, pictures, and how to look."""

    text: str
    pictures: tuple[PictureChip, ...] = ()
    mode: SearchMode = SearchMode.ALL
    limit: int = 200
    show_weak: bool = False
    words_weight: float = 1.0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.text.strip() and not self.pictures


@dataclass(frozen=True, slots=True)
class Answered:
    """One step of the answer to the question of `generation`.

    `step` is "names" (at once), "found" (all arms together) or "ranked" (reranked; nothing comes after it).
    """

    generation: int
    question: Question
    step: str
    response: SearchResponse


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The question of `generation` has no answer: what happened, and what the person can do."""

    generation: int
    question: Question
    message: str
    advice: str
