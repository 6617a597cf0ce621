"""The answers of a library, imported and opened in the thread that first needs them: that takes a second or two."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.asking import Question
from app.domain.facets import Facets
from app.domain.hits import SearchResponse
from app.domain.previews import FoundPassage

if TYPE_CHECKING:
    from app.worker.answers import LibraryAnswers


class LateAnswers:
    """As `LibraryAnswers`, which is made by the first call."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._lock = threading.Lock()
        self._made: LibraryAnswers | None = None

    def open(self) -> None:
        """Opens the library and loads the text model. Raises AkinError."""
        self._answers().open()

    def names(self, question: Question) -> SearchResponse | None:
        """The files that names alone answer with. Raises LibraryError."""
        return self._answers().names(question)

    def steps(self, question: Question) -> Iterator[tuple[str, SearchResponse]]:
        """The answer as it gets better. Raises AkinError."""
        return self._answers().steps(question)

    def count(self, question: Question) -> int:
        """How many files answer. Raises AkinError."""
        return self._answers().count(question)

    def passages_of(self, path: str, question: Question) -> tuple[FoundPassage, ...]:
        """The passages of one file that answer, in reading order. Raises LibraryError."""
        return self._answers().passages_of(path, question)

    def facets(self) -> Facets:
        """What filters can be chosen from. Raises LibraryError."""
        return self._answers().facets()

    def reopen(self) -> None:
        """The next question meets the library as it is then."""
        if self._made is not None:
            self._made.reopen()

    def rest_after(self) -> float:
        """Seconds without a question after which memory is given back."""
        return self._answers().rest_after()

    def rest(self) -> None:
        """Gives back memory."""
        if self._made is not None:
            self._made.rest()

    def close(self) -> None:
        """Closes the library."""
        if self._made is not None:
            self._made.close()

    def _answers(self) -> "LibraryAnswers":
        with self._lock:
            if self._made is None:
                from app.worker.answers import LibraryAnswers  # so late for the start of the window

                self._made = LibraryAnswers(self._data_dir)
            return self._made
