"""The answers of the window, for the launcher too: who only borrows them neither opens nor closes the library."""

from collections.abc import Iterator

from app.domain.asking import Question
from app.domain.hits import SearchResponse
from app.ui.bridge import Answers

_LONG = 3600.0  # seconds


class SharedAnswers:
    """As the answers that it is made of, but for their life, which is the window's."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def open(self) -> None:
        """The first question opens what is not open."""

    def names(self, question: Question) -> SearchResponse | None:
        """The files that names alone answer with. Raises AkinError."""
        return self._answers.names(question)

    def steps(self, question: Question) -> Iterator[tuple[str, SearchResponse]]:
        """The answer as it gets better. Raises AkinError."""
        return self._answers.steps(question)

    def rest_after(self) -> float:
        """There is nothing to rest."""
        return _LONG

    def rest(self) -> None:
        """The window's own questions say when memory is given back."""

    def close(self) -> None:
        """The window closes the library."""
