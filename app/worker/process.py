"""The indexer's own process: a run at the start, then whatever changes, is asked for, or waits for the machine."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.errors import (
    AkinError,
    DiskFullError,
    LedgerBusyError,
    LibraryDamagedError,
    LibraryError,
    SettingsError,
)
from app.domain.progress import Progress, RunReport
from app.index.indexer import Indexer, IndexerOptions
from app.index.watcher import Watcher
from app.runtime.logs import start_log
from app.runtime.memory import give_back_memory
from app.runtime.priority import Cores
from app.runtime.settings_file import load_settings, settings_stamp
from app.store.library import Library
from app.store.live import LiveFile
from app.store.requests import take
from app.worker.engine import Engine, limits_of
from app.worker.messages import Event, Finished, Refresh, Resting, Stop, Trouble, Working
from app.worker.politeness import Politeness
from app.worker.renewal import Renewal

ROLE = "indexer"  # in the log
_TURN = 0.2  # seconds between two looks at requests and changes
_PAUSE = 1.0  # seconds of doing nothing after an error between two runs
AGAIN_SECONDS = 60.0  # after which what a full disk or a busy ledger has kept from being done is tried again
_LOG = logging.getLogger(__name__)


def run_indexer_process(
    data_dir: Path, connection: Connection, cores: Cores, again_seconds: float = AGAIN_SECONDS
) -> None:
    """The body of the child, which may use `cores`; it ends when it is told to, or when its parent is gone.

    What a full disk or a busy ledger keeps from being done is tried again after so many seconds.
    """
    outbox = Outbox(connection)
    told = False
    while not outbox.stop.is_set():
        try:
            engine = Engine(data_dir)
            with engine.open_library() as library, library.writing():
                Service(engine, library, outbox, cores, again_seconds).run()
            break
        except (DiskFullError, LedgerBusyError) as error:
            if not told:
                outbox.tell(error)
            told = True
            outbox.stop.wait(again_seconds)
        except AkinError as error:
            outbox.tell(error, fatal=True)
            break


class Outbox:
    """The connection to the parent; commands are read in a thread, so that a run can be stopped in its middle."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.stop = threading.Event()
        self.interrupt = threading.Event()  # set by every command: the run in hand is to end
        self._lock = threading.Lock()
        self._refresh: Refresh | None = None
        threading.Thread(target=self._listen, daemon=True, name="commands").start()

    def send(self, event: Event) -> None:
        """Tells the parent; one that is gone is told nothing."""
        with suppress(OSError, ValueError):
            self._connection.send(event)

    def tell(self, error: AkinError, *, fatal: bool = False) -> None:
        """Tells the parent of an error, and the log of its kind."""
        _LOG.warning("%s%s", type(error).__name__, ", the indexer ends" if fatal else "")
        _LOG.debug("%s", error, exc_info=error)
        self.send(Trouble(str(error), error.advice, fatal, type(error).__name__))

    def take_refresh(self) -> Refresh | None:
        """What was asked for since the last call."""
        with self._lock:
            asked, self._refresh = self._refresh, None
            if not self.stop.is_set():
                self.interrupt.clear()
        return asked

    def _listen(self) -> None:
        while not self.stop.is_set():
            try:
                command = self._connection.recv()
            except (EOFError, OSError):
                command = Stop()
            with self._lock:
                if isinstance(command, Stop):
                    self.stop.set()
                else:
                    self._refresh = command if self._refresh is None else self._refresh.joined(command)
                self.interrupt.set()


class Service:
    """Keeps one library up to date until it is told to stop; holds the library's one place for a writer."""

    def __init__(
        self, engine: Engine, library: Library, outbox: Outbox, cores: Cores, again_seconds: float = AGAIN_SECONDS
    ) -> None:
        self._again_seconds = again_seconds
        self._again_at: float | None = None
        self._engine = engine
        self._library = library
        self._outbox = outbox
        self._stop, self._interrupt = outbox.stop, outbox.interrupt
        self._live = LiveFile(library.data_dir)
        self._settings = engine.settings
        self._cores = cores
        self._politeness = Politeness(library.data_dir, self._settings)
        self._changes: frozenset[str] = frozenset()  # where something has changed since the last run
        self._rested: tuple[str, ...] | None = None
        self._worked: float | None = None  # when, as long as models may be loaded since
        self._renewal = Renewal(library, self._stop)
        self._settings_seen = settings_stamp(library.data_dir)
        start_log(library.data_dir, ROLE, self._settings.log)

    def run(self) -> None:
        """Returns when it is told to stop."""
        _LOG.info("started, %d cores", self._settings.threads)
        watcher = Watcher(self._library)
        try:
            watcher.start()  # before the first run, so that nothing is missed that changes meanwhile
            due: Refresh | None = Refresh()
            while not self._stop.is_set():
                try:
                    due = self._turn(watcher, due)
                except LibraryDamagedError:
                    raise  # the process ends: whoever repairs the library needs it closed
                except LibraryError as error:
                    due = None
                    self._put_off(error)
                    self._stop.wait(_PAUSE)
        finally:
            watcher.stop()
            self._renewal.end()
            self._live.remove()
            _LOG.info("ended")

    def _turn(self, watcher: Watcher, due: Refresh | None) -> Refresh | None:
        """Does what is `due`, and what has changed, as far as it may; returns what is due then."""
        if not self._changes:
            self._changes = watcher.take(_TURN)
        due = _both(due, self._asked())
        if due is None and not self._changes:
            return self._rest(watcher)
        self._renewal.hold()
        if not self._may_work(watcher):  # what changes stays with the watcher, which keeps folders where files are many
            watcher.look_around()
            self._stop.wait(_TURN)
            return due
        if due is not None:
            self._renewal.end()
            self._look_at_settings()
            watcher.start()
        changes, self._changes = self._changes, frozenset()
        if not self._work(due, changes):
            return _both(due, Refresh())
        if due is not None:
            self._plan_renewal()
        return None

    def _put_off(self, error: LibraryError) -> None:
        """What could not be done is done by a full run in a while: the disk may have room then, the ledger be free."""
        if self._again_at is None:  # else it has been told
            self._outbox.tell(error)
            self._again_at = time.monotonic() + self._again_seconds

    def _asked(self) -> Refresh | None:
        """What the parent or another process asks for, and what was put off."""
        asked = self._outbox.take_refresh()
        if self._again_at is not None and time.monotonic() >= self._again_at:
            self._again_at = None
            asked = _both(asked, Refresh())
        for request in take(self._library.data_dir):
            asked = _both(asked, Refresh(retry=request.retry))
        seen, self._settings_seen = self._settings_seen, settings_stamp(self._library.data_dir)
        return asked if seen == self._settings_seen else _both(asked, Refresh())

    def _look_at_settings(self) -> None:
        """What cannot be used of the settings is told, and its default applies."""
        loaded = load_settings(self._library.data_dir)
        self._settings = loaded.settings
        for note in loaded.notes:
            self._outbox.send(Trouble(str(note), note.advice, kind=SettingsError.__name__))
        self._politeness = Politeness(self._library.data_dir, self._settings)
        self._cores.limit(self._settings.threads)
        start_log(self._library.data_dir, ROLE, self._settings.log)

    def _may_work(self, watcher: Watcher) -> bool:
        reason = self._politeness.reason_to_wait()
        if reason:
            self._live.rest(waiting_because=reason)
            self._tell_rest((reason, *watcher.notes()))
        return not reason

    def _work(self, due: Refresh | None, changes: frozenset[str]) -> bool:
        """Does what is due and tells of it; False where a command has ended it before it was done."""
        try:
            reports = list(self._reports(due, changes))
        except LibraryDamagedError:
            raise
        except AkinError as error:
            if isinstance(error, LibraryError):
                self._put_off(error)
            else:
                self._outbox.tell(error)
            self._live.rest(finished=True)
            return True
        self._rested, self._worked = None, time.monotonic()
        self._live.rest(finished=True)
        for report in reports[-1:]:
            self._outbox.send(Finished(report))
        return not any(report.interrupted for report in reports)

    def _reports(self, due: Refresh | None, changes: frozenset[str]) -> Iterator[RunReport]:
        folders = self._library.folders.all()
        if due is not None and due.everything:
            run = self._indexer(retry=due.retry)
            yield run.run(folders, unlisted=True) if folders else _nothing()
        elif changes:
            yield self._indexer().update(folders, changes)
        if due is not None and due.paths and not self._interrupt.is_set():
            yield self._indexer(retry=True).update(folders, due.paths)

    def _indexer(self, *, retry: bool = False) -> Indexer:
        options = IndexerOptions(
            self._settings.threads,
            self._engine.sizes,
            limits_of(self._settings),
            retry=retry,
            meaning=self._engine.unusable is None,
            recognition=self._settings.text_recognition,
        )
        tokenizer = self._engine.tokenizer
        return Indexer(self._library, tokenizer, self._engine.embedders, options, self._tell, self._interrupt)

    def _tell(self, progress: Progress) -> None:
        """Tells how far a run has come, and holds it up while it should wait."""
        self._live.show(progress)
        self._outbox.send(Working(progress))
        while not self._interrupt.is_set() and (reason := self._politeness.reason_to_wait()):
            self._live.rest(waiting_because=reason)
            self._tell_rest((reason,))
            self._interrupt.wait(_TURN)

    def _plan_renewal(self) -> None:
        """After a run: if the settings ask for another index, it is built from now on while nothing else is due."""
        try:
            told = self._renewal.plan(self._engine, self._settings)
        except AkinError as error:
            self._outbox.tell(error)
            return
        if told:
            self._tell_rest((told,))

    def _renew(self, watcher: Watcher) -> Refresh | None:
        """Has another index built beside the present one; what is due when it has taken its place."""
        if not self._may_work(watcher):
            self._renewal.hold()
            return None
        progress = self._renewal.go_on()
        if progress is not None:
            self._live.show(progress)
            self._outbox.send(Working(progress))
            self._rested, self._worked = None, time.monotonic()
        try:
            exchanged = self._renewal.exchange()
        except AkinError as error:
            self._outbox.tell(error)
            return None
        if not exchanged:
            return None
        self._engine = Engine(self._library.data_dir)
        return Refresh()  # for what has changed at the last moment

    def _rest(self, watcher: Watcher) -> Refresh | None:
        """Nothing is due but what may take its time; what is due afterwards."""
        if self._renewal.is_due:
            return self._renew(watcher)
        if self._worked is not None and time.monotonic() - self._worked > 60 * self._settings.unload_minutes:
            self._worked = None
            self._engine = Engine(self._library.data_dir)  # which loads models when they are needed
            give_back_memory()
            _LOG.info("models unloaded")
        self._live.rest()
        self._tell_rest(watcher.notes())
        return None

    def _tell_rest(self, notes: tuple[str, ...]) -> None:
        if notes != self._rested:
            self._rested = notes
            self._outbox.send(Resting(notes))


def _both(first: Refresh | None, second: Refresh | None) -> Refresh | None:
    return first.joined(second) if first and second else first or second


def _nothing() -> RunReport:
    return RunReport(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0)
