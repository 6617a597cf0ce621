"""Plays scenes in a running window: each acts, and yields what has to be true, or how long, before it goes on."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

Until = Callable[[], bool]
Scene = Iterator[Until | float]  # seconds, in which nothing of the player's runs
PATIENCE = 120.0  # seconds for what a scene waits for
_TURN_MS = 10


class Director(QObject):
    """Goes on with a scene each time that what it waits for is true, and calls `ended` with why it ended.

    That is None where it came to its end, the error that it raised, or TimeoutError where it waited in vain.
    """

    def __init__(self, scene: Scene, ended: Callable[[Exception | None], object], patience: float = PATIENCE) -> None:
        super().__init__()
        self._scene, self._ended, self._patience = scene, ended, patience
        self._until: Until = _at_once
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """From now on the scene is played by the event loop."""
        self._timer.start(_TURN_MS)

    def _next(self) -> None:
        wanted = next(self._scene)
        self._since = time.monotonic()
        if callable(wanted):
            self._until = wanted
            self._timer.start(_TURN_MS)
        else:
            self._until = _at_once
            self._timer.start(round(wanted * 1000))

    def _go_on(self) -> None:
        try:
            if self._until():
                self._next()
            elif time.monotonic() - self._since > self._patience:
                raise TimeoutError("A scene waits in vain.")
        except StopIteration:
            self._end(None)
        except Exception as error:  # noqa: BLE001 - whoever plays the scene gets it
            self._end(error)

    def _end(self, error: Exception | None) -> None:
        self._timer.stop()
        self._ended(error)


def _at_once() -> bool:
    return True
