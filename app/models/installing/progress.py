"""How far long work with a model has come, and whether it is to end."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.models.installing.offer import InstallStoppedError

Told = Callable[[str, int, int], None]  # what is in hand, bytes done, bytes in all


def nothing_told(what: str, done: int, total: int) -> None:
    """Where nobody listens."""


@dataclass(slots=True)
class Work:
    """Counts bytes. Every method raises InstallStoppedError once `stop` is set."""

    total: int
    told: Told
    stop: threading.Event
    what: str = ""
    before: int = 0  # bytes of all that is complete

    def begin(self, what: str) -> None:
        """The next thing is in hand."""
        self.what = what
        self.at(0)

    def at(self, done: int) -> None:
        """So many bytes of what is in hand are here."""
        self.pulse()
        self.told(self.what, self.before + done, self.total)

    def complete(self, size: int) -> None:
        """What is in hand is here."""
        self.at(size)
        self.before += size

    def pulse(self) -> None:
        """Ends the work where that is asked for."""
        if self.stop.is_set():
            raise InstallStoppedError("Stopped.", "What has been done is kept: the same command goes on with it.")

    def wait(self, seconds: float) -> None:
        """Waits, or ends the work."""
        self.stop.wait(seconds)
        self.pulse()
