"""Requests that wait: the newest is taken first, and what nobody wants any more is never taken."""

import threading
from collections import OrderedDict

from app.domain.previews import Request

MOST_WAITING = 500  # the oldest ones are given up


class NewestFirst:
    """A stack of numbered requests between threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: OrderedDict[int, Request] = OrderedDict()
        self._closed = False

    def put(self, number: int, request: Request) -> list[tuple[int, Request]]:
        """Adds a request; returns those that are given up for it."""
        with self._changed:
            self._waiting[number] = request
            dropped = [self._waiting.popitem(last=False) for _ in range(len(self._waiting) - MOST_WAITING)]
            self._changed.notify()
            return dropped

    def drop(self, number: int) -> bool:
        """Whether the request was still waiting; then it never is taken."""
        with self._changed:
            return self._waiting.pop(number, None) is not None

    def take(self, seconds: float | None = None) -> tuple[int, Request] | None:
        """The newest request; None after so many seconds without any, and once this is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._waiting, seconds)
            if self._closed or not self._waiting:
                return None
            return self._waiting.popitem()

    @property
    def is_closed(self) -> bool:
        """Whether nothing is taken any more."""
        return self._closed

    def close(self) -> None:
        """Nothing is taken any more."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()
