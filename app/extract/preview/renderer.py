"""Renders what is asked for, the newest first, in a thread that talks to a process of its own."""

import threading
from collections.abc import Callable
from itertools import count

from app.domain.previews import Reason, Request, Result, Unshown
from app.extract.preview.child import Child
from app.extract.preview.newest_first import NewestFirst

IDLE_SECONDS = 120.0  # after which the process, which holds memory, ends until it is needed again
CLOSE_SECONDS = 3.0
GRANTED_SECONDS, GRANTED_UNWANTED = 20.0, 1.0  # to a request, and to one that nobody wants any more
Told = Callable[[int, Request, Result | Unshown], None]


class Renderer:
    """Takes requests from one thread and tells the results in another, in no fixed order."""

    def __init__(
        self, told: Told, child: Child | None = None, granted: float = GRANTED_SECONDS, idle: float = IDLE_SECONDS
    ) -> None:
        self._told = told
        self._child = child or Child()
        self._granted = granted
        self._idle = idle
        self._waiting = NewestFirst()
        self._numbers = count(1)
        self._running = 0
        self._unwanted = 0
        self._thread: threading.Thread | None = None

    def ask(self, request: Request) -> int:
        """Renders it when its turn comes; returns its number. Of too many that wait the oldest are given up."""
        number = next(self._numbers)
        if not self._waiting.is_closed:
            self.start()
            for other, given_up in self._waiting.put(number, request):
                self._told(other, given_up, Unshown(Reason.GIVEN_UP, "Too much was asked for at once."))
        return number

    def start(self) -> None:
        """Starts the process, so that the first request need not wait for that."""
        if self._thread is None and not self._waiting.is_closed:
            self._thread = threading.Thread(target=self._work, name="preview", daemon=True)
            self._thread.start()

    def drop(self, number: int) -> None:
        """The result is not wanted any more: what waits is not rendered, what is being rendered is not told."""
        if not self._waiting.drop(number) and number == self._running:
            self._unwanted = number

    @property
    def process_id(self) -> int | None:
        """That of the process, None where there is none now."""
        return self._child.process_id

    def close(self) -> None:
        """Ends the process; nothing is told any more."""
        self._waiting.close()
        if self._thread is not None:
            self._thread.join(CLOSE_SECONDS)

    def _work(self) -> None:
        self._child.warm()
        while not self._waiting.is_closed:
            taken = self._waiting.take(self._idle if self._child.process_id else None)
            if taken is None:
                self._child.end()
                continue
            self._running, request = taken
            answer = self._child.answer(request, self._seconds_granted)
            number, self._running = self._running, 0
            if not self._waiting.is_closed and number != self._unwanted:
                self._told(number, request, answer)
        self._child.end()

    def _seconds_granted(self) -> float:
        if self._waiting.is_closed:
            return 0.0
        return GRANTED_UNWANTED if self._unwanted == self._running else self._granted
