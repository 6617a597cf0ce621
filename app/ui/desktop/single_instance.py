"""One program for each library: a second start hands over what it asks, and ends."""

import time
from collections.abc import Callable
from contextlib import suppress

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.domain.calls import MOST_BYTES, Call, read_call
from app.domain.errors import AkinError
from app.ui.desktop.rendezvous import Rendezvous

PATIENCE = 10.0  # seconds for one that is just starting or ending
MOST_CALLERS = 8  # at once
_STEP_MS, _READ_MS = 100, 2000
_TAKEN = b"taken\n"


class SingleInstance(QObject):
    """Holds the place of the running program from `become_first` until `close`."""

    called = Signal(object)  # Call

    def __init__(self, place: Rendezvous, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._lock = place, FileLock(place.lock, timeout=0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_CALLERS)
        self._server.newConnection.connect(self._meet)
        self._talks: set[_Talk] = set()

    def become_first(self, call: Call, patience: float = PATIENCE) -> bool:
        """True where none runs; False where one has taken `call`. Needs no event loop.

        Raises AkinError where one runs that does not answer within `patience` seconds.
        """
        end = time.monotonic() + patience
        while True:
            if self._hold():
                return self._listen()
            if hand_over(self._place, call):
                return False
            if time.monotonic() > end:
                raise AkinError(
                    "Akin is running already, but does not answer.",
                    "Wait until it has ended, or end it yourself, then start it again.",
                )
            time.sleep(_STEP_MS / 1000)

    def hang_up(self) -> None:
        """Nothing is taken any more; the place stays held, since the program has not ended yet."""
        self._server.close()
        for talk in list(self._talks):
            talk.end()

    def close(self) -> None:
        """Leaves the place to others."""
        self.hang_up()
        self._lock.release()

    def _hold(self) -> bool:
        try:
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            raise AkinError(
                f"The file {self._place.lock} cannot be used: {error.strerror or error}.",
                "Check that its folder can be written to.",
            ) from error
        return True

    def _listen(self) -> bool:
        QLocalServer.removeServer(self._place.socket)  # of a program that was killed; the lock says that none listens
        if not self._server.listen(self._place.socket):
            self._lock.release()
            raise AkinError(
                f"Akin cannot listen for other starts: {self._server.errorString()}.",
                "Check that your folder for temporary files can be written to.",
            )
        return True

    def _meet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            talk = _Talk(socket, self.called.emit, self._talks.discard)
            self._talks.add(talk)
            talk.begin()


class _Talk:
    """One caller, who has a moment to say one line."""

    def __init__(
        self, socket: QLocalSocket, heard: Callable[[Call], object], over: Callable[["_Talk"], object]
    ) -> None:
        self._socket, self._heard, self._over = socket, heard, over
        self._line = b""
        self._ended = False
        self._timer = QTimer(socket, singleShot=True, interval=_READ_MS)
        self._timer.timeout.connect(self.end)

    def begin(self) -> None:
        """Listens."""
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self.end)
        self._timer.start()
        self._read()

    def end(self) -> None:
        """Ends the talk; what was answered still goes out."""
        if not self._ended:
            self._ended = True
            self._timer.stop()
            self._over(self)
            self._socket.disconnectFromServer()
            self._socket.deleteLater()

    def _read(self) -> None:
        if self._ended:
            return
        self._line += bytes(self._socket.read(MOST_BYTES + 1 - len(self._line)).data())
        if b"\n" in self._line:
            with suppress(ValueError):  # of a stranger: no answer
                call = read_call(self._line.partition(b"\n")[0])
                self._socket.write(_TAKEN)
                self._socket.flush()
                self._heard(call)
            self.end()
        elif len(self._line) > MOST_BYTES:
            self.end()


def hand_over(place: Rendezvous, call: Call) -> bool:
    """Whether the running program has taken `call`; it may not be there. Needs no event loop."""
    socket = QLocalSocket()
    socket.connectToServer(place.socket)
    if not socket.waitForConnected(_READ_MS):
        return False
    socket.write(call.written())
    socket.flush()
    answer = b""
    while len(answer) < len(_TAKEN) and socket.waitForReadyRead(_READ_MS):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == _TAKEN
