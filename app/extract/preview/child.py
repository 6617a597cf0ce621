"""The process that renders, seen from the outside: started when it is needed, ended when it hangs, started again."""

import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from app.domain.errors import AkinError
from app.domain.previews import Reason, Request, Result, Unshown
from app.extract.interrupts import without_interrupts
from app.extract.limits import MEGABYTE, Limits
from app.extract.preview.serve import READY, serve

_STEP = 0.1  # seconds, after which a wait looks whether it is still wanted


Serve = Callable[[Connection, Limits], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: how long a request may take, the start of the process, and its orderly end."""

    request: float = 20.0
    start: float = 60.0
    end: float = 1.0


PREVIEW_LIMITS = Limits(memory_bytes=2048 * MEGABYTE)


class Child:
    """One process, to be used from one thread; `serve` is what it does, and must be a function of a module."""

    def __init__(self, limits: Limits = PREVIEW_LIMITS, patience: Patience | None = None, serve: Serve = serve) -> None:
        self._limits = limits
        self._serve = serve
        self._patience = patience or Patience()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    @property
    def process_id(self) -> int | None:
        """The process's, None where there is none."""
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def answer(self, request: Request, granted: Callable[[], float] | None = None) -> Result | Unshown:
        """What the process answers, or why it does not; it is ended where it takes too long. Never raises.

        `granted` are the seconds that the request may take; they may become fewer while it runs.
        """
        try:
            connection = self._connected()
            connection.send(request)
            return self._received(connection, granted or (lambda: self._patience.request))
        except AkinError as error:
            return Unshown(Reason.CRASHED, str(error))
        except (EOFError, OSError):
            self.kill()
            return Unshown(Reason.CRASHED, "Showing this file failed: it is probably damaged.")

    def warm(self) -> None:
        """Starts the process, so that the first request need not wait for that."""
        with suppress(AkinError, EOFError, OSError):  # the first request tells it
            self._connected()

    def end(self) -> None:
        """Asks the process to end, and ends it where it does not."""
        if self._connection is not None:
            with suppress(OSError):
                self._connection.send(None)
        if self._process is not None:
            self._process.join(self._patience.end)
        self.kill()

    def kill(self) -> None:
        """Ends the process at once."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            if self._process.is_alive():
                self._process.kill()
            self._process.join(self._patience.start)
        self._process = self._connection = None

    def _connected(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self.kill()
        return self._start()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._connection = ours
        self._process = context.Process(
            target=self._serve, args=(theirs, self._limits), name="akin-preview", daemon=True
        )
        with without_interrupts():
            self._process.start()
        theirs.close()  # so that the end of the process is seen
        if not ours.poll(self._patience.start) or ours.recv() != READY:
            self.kill()
            raise AkinError("The part of Akin that shows files could not be started.", "Start Akin again.")
        return ours

    def _received(self, connection: Connection, granted: Callable[[], float]) -> Result | Unshown:
        began = time.monotonic()
        while not connection.poll(_STEP):
            taken = time.monotonic() - began
            if taken > granted():
                self.kill()
                return Unshown(Reason.TOO_SLOW, f"Showing this took longer than {taken:.0f} s and was stopped.")
        answer: Result | Unshown = connection.recv()
        return answer
