"""Holds back a better order of the list while the pointer or the arrow keys are at work, and lets it come once."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer

QUIET_MS = 700  # without movement, after which rows may move


class Settling(QObject):
    """Applies changes when nobody is at work in the list; of several that wait only the last one counts."""

    def __init__(self, quiet_ms: int = QUIET_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet_ms = quiet_ms
        self._until = QDeadlineTimer(0)
        self._held = 0
        self._waiting: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._try)

    @property
    def is_waiting(self) -> bool:
        """Whether a change is held back."""
        return self._waiting is not None

    def touch(self) -> None:
        """The pointer or a key is at work."""
        self._until = QDeadlineTimer(self._quiet_ms)

    def hold(self) -> None:
        """Nothing may move until `release`: a button is down, a menu is open."""
        self._held += 1

    def release(self) -> None:
        """What was held may go on, after a moment."""
        self._held = max(0, self._held - 1)
        self.touch()
        if self._waiting is not None:
            self._timer.start(self._quiet_ms)

    def propose(self, change: Callable[[], None]) -> None:
        """Makes the change now, or as soon as it is quiet."""
        self._waiting = change
        self._try()

    def now(self, change: Callable[[], None]) -> None:
        """Makes the change at once; what waited before it is dropped."""
        self.drop()
        change()

    def drop(self) -> None:
        """Forgets what waits."""
        self._waiting = None
        self._timer.stop()

    def _try(self) -> None:
        if self._held:
            return
        if not self._until.hasExpired():
            self._timer.start(max(1, self._until.remainingTime()))
            return
        change, self._waiting = self._waiting, None
        if change is not None:
            change()
