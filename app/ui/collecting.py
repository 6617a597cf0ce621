"""When garbage is collected: not while the program begins, and afterwards only among what came later."""

import gc

from PySide6.QtCore import QObject, QTimer

SETTLED_MS = 10_000  # after the first paint: the engine is loaded by then, unless the machine is very slow


class Collecting(QObject):
    """Keeps collections short.

    A full collection stops all threads while it looks at every object there is. The modules of the window and the
    engine alone are 100,000 of them, for which a person would wait 50 ms and more; they stay until the program ends.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._timer.timeout.connect(self.settle)

    def begin(self) -> None:
        """Nothing is collected from now on."""
        gc.disable()

    def settle_soon(self) -> None:
        """What is heavy is being loaded."""
        self._timer.start()

    def settle(self) -> None:
        """What is there now stays and is not looked at again; what comes is collected as ever."""
        self._timer.stop()
        gc.freeze()
        gc.enable()

    def end(self) -> None:
        """As if nothing had been."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
