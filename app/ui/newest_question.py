"""The place where the newest question waits for the threads that answer it."""

import threading

from app.domain.asking import Question


class NewestQuestion:
    """A place for one question; a newer one takes the place of one that was not taken."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._generation = 0
        self._question: Question | None = None
        self._closed = False

    def put(self, question: Question | None) -> int:
        """Puts a question there and returns its number; with None nothing is asked any more."""
        with self._changed:
            self._generation += 1
            self._question = question
            self._changed.notify_all()
            return self._generation

    def take(self, after: int, pause: float, patience: float | None = None) -> tuple[int, Question] | None:
        """Waits for a question newer than `after` that is the newest for `pause` seconds; None: closed.

        Raises TimeoutError where nothing has come for `patience` seconds.
        """
        with self._changed:
            while not self._closed:
                generation, question = self._generation, self._question
                if question is None or generation <= after:
                    if not self._changed.wait(patience):
                        raise TimeoutError
                elif not pause or not self._changed.wait_for(lambda: self._is_other(generation), pause):  # noqa: B023
                    return generation, question
            return None

    def is_newest(self, generation: int) -> bool:
        """Whether no other question came after it."""
        with self._changed:
            return not self._is_other(generation)

    def close(self) -> None:
        """Whoever waits goes, and nothing is the newest any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _is_other(self, generation: int) -> bool:
        return self._closed or generation != self._generation
