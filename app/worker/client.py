"""Starts the indexer's process, talks to it, starts it again after a crash, and ends it for good."""

import logging
import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.domain.errors import IndexerCrashedError
from app.worker.entry import enter_indexer_process
from app.worker.messages import Command, Event, Stop, Trouble

STOP_SECONDS, END_SECONDS = 20.0, 5.0
_LOG = logging.getLogger(__name__)
BACK_OFF = (1.0, 5.0, 30.0, 120.0)  # seconds before a process that crashed is started again
STEADY_SECONDS = 600.0  # after so long without a crash the back-off begins anew


class IndexerClient:
    """One child process that keeps the library in `data_dir` up to date; to be used from one thread."""

    def __init__(self, data_dir: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._data_dir = data_dir
        self._clock = clock
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._started = 0.0
        self._crashes = 0
        self._start_at: float | None = None
        self._ended = False

    def start(self) -> None:
        """Starts the process."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=enter_indexer_process, args=(self._data_dir, theirs), name="akin-indexer", daemon=False
        )
        self._process.start()
        theirs.close()  # so that the child sees the end of ours
        self._started, self._start_at = self._clock(), None

    @property
    def process_id(self) -> int | None:
        """The child's, None where there is none."""
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    @property
    def has_ended(self) -> bool:
        """Whether the child has told that it cannot go on; it is not started again."""
        return self._ended

    def send(self, command: Command) -> None:
        """Tells the child; one that has just crashed is told nothing, and begins with a full run anyway."""
        with suppress(OSError, ValueError):
            if self._connection is not None:
                self._connection.send(command)

    def poll(self, timeout: float = 0.0) -> list[Event]:
        """What the child has told since the last call, waiting at most `timeout` seconds for the first of it.

        A child that crashed is started again, after a pause that grows with every crash.
        """
        events: list[Event] = []
        try:
            while self._connection is not None and self._connection.poll(0 if events else timeout):
                events.append(self._connection.recv())
        except (EOFError, OSError):
            events += self._after_the_end(events)
        if self._start_at is not None and self._clock() >= self._start_at:
            self.start()
        return events

    def stop(self) -> None:
        """Ends the child: asked first, then terminated, then killed; returns when it is gone."""
        self.send(Stop())
        self._start_at, self._ended = None, True
        if self._process is not None:
            self._process.join(STOP_SECONDS)
            for end in (self._process.terminate, self._process.kill):
                if self._process.is_alive():
                    end()
                    self._process.join(END_SECONDS)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _after_the_end(self, events: list[Event]) -> list[Event]:
        """The child is gone: for good where it said so, else until it is started again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.join(END_SECONDS)
        if self._ended or any(isinstance(event, Trouble) and event.fatal for event in events):
            self._ended = True
            return []
        if self._clock() - self._started > STEADY_SECONDS:
            self._crashes = 0
        pause = BACK_OFF[min(self._crashes, len(BACK_OFF) - 1)]
        self._crashes += 1
        self._start_at = self._clock() + pause
        status = self._process.exitcode if self._process is not None else None
        _LOG.error("the indexer ended with status %s; started again in %.0f s", status, pause)
        told = f"The indexer ended unexpectedly; it is started again in {pause:.0f} s."
        advice = "Nothing is lost. If this happens again and again, run `akin doctor`."
        return [Trouble(told, advice, kind=IndexerCrashedError.__name__)]
