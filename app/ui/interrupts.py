"""Ends the event loop where the system asks the program to end: Ctrl-C, a terminal that closes, or a polite kill."""

import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_ASKING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]  # no HUP: Windows


class Interrupts(QObject):
    """Calls `ended` on the main thread when such a signal comes, from `install` until `uninstall`.

    Python runs its handlers between two of its instructions, of which an idle event loop has none; the pipe that the
    system writes to wakes it.
    """

    def __init__(self, ended: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended = ended
        self._theirs, self._ours = socket.socketpair()
        for end in (self._theirs, self._ours):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self._wakeup = -1

    def install(self) -> None:
        """From now on such signals end the event loop."""
        self._wakeup = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for number in _ASKING:
            self._before[number] = signal.signal(number, lambda *_: self._ended())

    def uninstall(self) -> None:
        """Signals do what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()
        self._theirs.close()
        self._ours.close()

    def _read(self) -> None:
        with suppress(BlockingIOError):
            self._ours.recv(64)
