"""The answers of the window, for the launcher too: who only borrows them does not close the library."""

from collections.abc import Iterator

from app.domain.asking import Question
from app.domain.hits import SearchResponse
from app.ui.bridge import Answers


class SharedAnswers:
    """As the answers that it is made of, but for their end, which is the window's."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def open(self) -> None:
        """Makes ready, so that the first question need not wait. Raises AkinError."""
        self._answers.open()

    def names(self, question: Question) -> SearchResponse | None:
        """The files that names alone answer with. Raises AkinError."""
        return self._answers.names(question)

    def steps(self, question: Question) -> Iterator[tuple[str, SearchResponse]]:
        """The answer as it gets better. Raises AkinError."""
        return self._answers.steps(question)

    def rest_after(self) -> float:
        """How long the launcher must be without a question."""
        return self._answers.rest_after()

    def rest(self) -> None:
        """Gives back memory; the window, should it be in use meanwhile, loads again what it needs."""
        self._answers.rest()

    def close(self) -> None:
        """The window closes the library."""
