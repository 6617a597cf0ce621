"""The indexer's own process: a run at the start, then whatever changes, is asked for, or waits for the machine."""

import os
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import psutil

from app.domain.errors import AkinError, LibraryDamagedError, LibraryError
from app.domain.progress import Progress, RunReport
from app.index.indexer import Indexer, IndexerOptions
from app.index.watcher import Changes, Watcher
from app.store.library import Library
from app.store.live import LiveFile
from app.store.requests import take
from app.worker.engine import Engine
from app.worker.messages import Event, Finished, Refresh, Resting, Stop, Trouble, Working
from app.worker.politeness import Politeness

NICENESS = 10
_TURN = 0.2  # seconds between two looks at requests and changes


def run_indexer_process(data_dir: Path, connection: Connection) -> None:
    """The body of the child; it ends when it is told to, or when its parent is gone."""
    for number in (signal.SIGINT, signal.SIGTERM):  # a terminal sends Ctrl-C to all: the parent tells when to stop
        signal.signal(number, signal.SIG_IGN)
    _be_nice()
    outbox = Outbox(connection)
    try:
        engine = Engine(data_dir)
        with engine.open_library() as library, library.writing():
            Service(engine, library, outbox).run()
    except (LibraryDamagedError, LibraryError, AkinError) as error:
        outbox.send(Trouble(str(error), error.advice, fatal=True))


class Outbox:
    """The connection to the parent; commands are read in a thread, so that a run can be stopped in its middle."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.stop = threading.Event()
        self._lock = threading.Lock()
        self._refresh: Refresh | None = None
        threading.Thread(target=self._listen, daemon=True, name="commands").start()

    def send(self, event: Event) -> None:
        """Tells the parent; one that is gone is told nothing."""
        with suppress(OSError, ValueError):
            self._connection.send(event)

    def take_refresh(self) -> Refresh | None:
        """The refresh that was asked for since the last call."""
        with self._lock:
            asked, self._refresh = self._refresh, None
        return asked

    def _listen(self) -> None:
        while not self.stop.is_set():
            try:
                command = self._connection.recv()
            except (EOFError, OSError):
                command = Stop()
            if isinstance(command, Stop):
                self.stop.set()
            else:
                with self._lock:
                    self._refresh = command


class Service:
    """Keeps one library up to date until it is told to stop; holds the library's one place for a writer."""

    def __init__(self, engine: Engine, library: Library, outbox: Outbox) -> None:
        self._engine = engine
        self._library = library
        self._outbox = outbox
        self._stop = outbox.stop
        self._live = LiveFile(library.data_dir)
        self._politeness = Politeness(library.data_dir, engine.settings)
        self._rested: tuple[str, ...] | None = None

    def run(self) -> None:
        """Returns when it is told to stop."""
        watcher = Watcher(self._library.folders.all(), self._library.own_paths)
        watcher.start()
        try:
            due: Refresh | None = Refresh()
            changes: Changes | None = None
            while not self._stop.is_set():
                changes = _joined(changes, watcher.take(_TURN))
                due = self._asked() or due
                if due is None and changes is None:
                    self._rest(watcher)
                elif self._may_work(watcher):
                    if due is not None:
                        watcher.set_folders(self._library.folders.all())
                    self._work(due, changes)
                    due = changes = None
        finally:
            watcher.stop()
            self._live.remove()

    def _asked(self) -> Refresh | None:
        """What the parent or another process asks for."""
        asked = self._outbox.take_refresh()
        posted = take(self._library.data_dir)
        if not posted:
            return asked
        return Refresh(retry=any(request.retry for request in posted) or (asked is not None and asked.retry))

    def _may_work(self, watcher: Watcher) -> bool:
        reason = self._politeness.reason_to_wait()
        if reason:
            self._live.rest(waiting_because=reason)
            self._tell_rest((reason, *map(str, watcher.notes())))
        return not reason

    def _work(self, due: Refresh | None, changes: Changes | None) -> None:
        folders = self._library.folders.all()
        settings = self._engine.settings
        options = IndexerOptions(
            settings.threads,
            self._engine.sizes,
            self._engine.limits,
            retry=due is not None and due.retry,
            recognition=settings.text_recognition,
        )
        indexer = Indexer(
            self._library, self._engine.model.tokenizer, self._engine.embedders, options, self._tell, self._stop
        )
        try:
            if due is not None or changes is None or changes.everything:
                report = indexer.run(folders, unlisted=True) if folders or due is None else _nothing()
            else:
                trees = [folder for folder in folders if any(_touch(tree, folder.path) for tree in changes.trees)]
                report = indexer.run(trees) if trees else indexer.update(folders, changes.files)
                if trees and changes.files and not self._stop.is_set():
                    report = indexer.update(folders, changes.files)
        except LibraryDamagedError:
            raise
        except AkinError as error:
            self._outbox.send(Trouble(str(error), error.advice))
            self._live.rest(finished=True)
            return
        self._rested = None
        self._live.rest(finished=True)
        self._outbox.send(Finished(report))

    def _tell(self, progress: Progress) -> None:
        """Tells how far a run has come, and holds it up while it should wait."""
        self._live.show(progress)
        self._outbox.send(Working(progress))
        while not self._stop.is_set() and (reason := self._politeness.reason_to_wait()):
            self._live.rest(waiting_because=reason)
            self._tell_rest((reason,))
            self._stop.wait(_TURN)

    def _rest(self, watcher: Watcher) -> None:
        self._live.rest()
        self._tell_rest(tuple(map(str, watcher.notes())))

    def _tell_rest(self, notes: tuple[str, ...]) -> None:
        if notes != self._rested:
            self._rested = notes
            self._outbox.send(Resting(notes))


def _joined(first: Changes | None, second: Changes | None) -> Changes | None:
    if first is None or second is None:
        return first or second
    return Changes(first.files | second.files, first.trees | second.trees, first.everything or second.everything)


def _touch(tree: str, folder: str) -> bool:
    """Whether one lies in the other."""
    low, high = sorted((os.path.join(tree, ""), os.path.join(folder, "")), key=len)
    return high.startswith(low)


def _nothing() -> RunReport:
    return RunReport(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0)


def _be_nice() -> None:
    with suppress(OSError, psutil.Error):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(NICENESS)
