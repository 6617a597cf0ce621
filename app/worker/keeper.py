"""Keeps a library up to date for a window: by an indexer of its own, or by following another process that writes."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain.errors import LibraryBusyError
from app.domain.progress import RunReport
from app.store.live import Live, read_live
from app.store.requests import IndexRequest, post
from app.store.writer_lock import writing_process
from app.worker.client import IndexerClient
from app.worker.messages import Command, Event, Finished, Refresh, Resting, Trouble, Working

_TURN = 0.5  # seconds between two looks at what another process tells


class LibraryKeeper:
    """The one who writes, seen from a window; to be used from one thread.

    `sleep` waits for so many seconds, or less where somebody wakes it.
    """

    def __init__(self, data_dir: Path, sleep: Callable[[float], object] = time.sleep) -> None:
        self._data_dir = data_dir
        self._sleep = sleep
        self._client: IndexerClient | None = None
        self._followed: Live | None = None

    @property
    def process_id(self) -> int | None:
        """The process of the own indexer, None where there is none."""
        return self._client.process_id if self._client is not None else None

    def start(self) -> None:
        """Starts an indexer, unless another process writes to the library; then that one is followed."""
        if writing_process(self._data_dir) is None:
            self._start_own()

    def send(self, command: Command) -> None:
        """Tells whoever writes. An indexer that has ended for good is started anew by a `Refresh`."""
        if self._client is None:
            if isinstance(command, Refresh):
                post(self._data_dir, IndexRequest(retry=command.retry or bool(command.paths)))
        elif self._client.has_ended and isinstance(command, Refresh):
            self._client.stop()
            self._start_own()
        else:
            self._client.send(command)

    def poll(self, timeout: float) -> list[Event]:
        """What there is to tell, after at most `timeout` seconds."""
        if self._client is None:
            return self._follow(timeout)
        if self._client.has_ended:
            self._sleep(timeout)
            return []
        events = self._client.poll(timeout)
        if any(map(_is_busy, events)):
            self._client.stop()
            self._client = None
        return [event for event in events if not _is_busy(event)]

    def stop(self) -> None:
        """Ends the own indexer; another process goes on."""
        if self._client is not None:
            self._client.stop()

    def _start_own(self) -> None:
        self._followed = None
        self._client = IndexerClient(self._data_dir)
        self._client.start()

    def _follow(self, timeout: float) -> list[Event]:
        if writing_process(self._data_dir) is None:
            self._start_own()
            return []
        before, self._followed = self._followed, read_live(self._data_dir)
        events = list(_changes(before, self._followed))
        if not events:
            self._sleep(max(timeout, _TURN))
        return events


def _is_busy(event: Event) -> bool:
    return isinstance(event, Trouble) and event.kind == LibraryBusyError.__name__


def _changes(before: Live | None, now: Live | None) -> Iterator[Event]:
    """What a process has told between two looks, as its parent would hear it."""
    if now is None or now == before:
        return
    if before is not None and now.finished > before.finished:
        yield Finished(_SOMETHING)
    if now.progress is not None:
        yield Working(now.progress)
    else:
        yield Resting((now.waiting_because,) if now.waiting_because else ())


# What a run of another process did is not told; that it has ended is.
_SOMETHING = RunReport(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0)
