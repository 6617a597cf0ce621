"""What the window does with its library: gathers the facts, hears the indexer, carries out what a person asks."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import AkinError, LibraryError
from app.domain.library_facts import LibraryStatus, Unread
from app.runtime import pause as pausing
from app.store.backup import back_up
from app.store.live import Live, read_live
from app.store.move import move
from app.store.restore import restore
from app.ui import amounts
from app.ui.bridge import Jobs
from app.ui.notice_words import words_for_trouble
from app.ui.pace import Pace, Step
from app.ui.situation import Situation
from app.ui.unread_table import as_csv
from app.worker import actions
from app.worker.facts import gather_facts, gather_unread
from app.worker.mending import mend
from app.worker.messages import Event, Finished, Refresh, Resting, Trouble, Working

T = TypeVar("T")
LOOK_MS = 3000  # between two looks at the facts while something goes on
STEP_MS = 150  # between two steps of a stage that are told


class Indexer(Protocol):
    """What starts and ends the indexer's process and sends it commands."""

    def start(self) -> None:
        """Starts the process, also after a stop."""

    def send(self, command: Refresh) -> None:
        """Tells the process."""

    def stop(self) -> None:
        """Ends the process; returns when it is gone. Called from any thread."""


class LibraryJobs(QObject):
    """Everything here returns at once; results come as signals, on the main thread."""

    changed = Signal(object)  # Situation
    unread = Signal(object)  # Unread
    checked = Signal(object)  # tuple[Check, ...]
    done = Signal(str)  # a sentence: what was asked for has been done
    failed = Signal(object)  # AkinError: what was asked for could not be done
    replaced = Signal()  # another library is in the place of this one: the program has to start again

    def __init__(
        self, data_dir: Path, jobs: Jobs, indexer: Indexer, parent: QObject | None = None, named: Path | None = None
    ) -> None:
        """`named` is the folder by which the person's Akin looks for its library, where that is another one."""
        super().__init__(parent)
        self._data_dir, self._jobs, self._indexer = data_dir, jobs, indexer
        self._named = named or data_dir
        self._pace = Pace()
        self._situation = Situation()
        self._gathering = self._again = False
        self._soon = QTimer(self, singleShot=True, interval=STEP_MS)
        self._soon.timeout.connect(lambda: self.changed.emit(self._situation))
        self._ticks = QTimer(self)
        self._ticks.setInterval(LOOK_MS)
        self._ticks.timeout.connect(self.look)

    @property
    def situation(self) -> Situation:
        """What is known now."""
        return self._situation

    @property
    def data_dir(self) -> Path:
        """Where the library lies."""
        return self._data_dir

    def hear(self, event: Event) -> None:
        """Takes what the indexer has told."""
        match event:
            case Working(progress):
                self._step(self._pace.step(progress, time.monotonic()))
            case Finished():
                self._pace.rest()
                self._set(step=None, waiting="")
                self.look()
            case Resting(notes):
                self._pace.rest()
                self._set(step=None, notes=notes)
                self.look()
            case Trouble(message, advice, _, kind):
                self._pace.rest()
                self._set(step=None, trouble=words_for_trouble(kind, message, advice))
                self.look()

    def look(self) -> None:
        """Gathers the facts anew; asked while that goes on, it is done once more."""
        if self._gathering:
            self._again = True
            return
        self._gathering = True
        self._jobs.run(partial(_look, self._data_dir), self._looked, self._not_looked)

    def look_at_unread(self) -> None:
        """Gathers the files that were not read, or only in part."""
        self._jobs.run(partial(gather_unread, self._data_dir), self.unread.emit, self.failed.emit)

    def check(self) -> None:
        """Examines the library; reads everything once."""
        self._jobs.run(lambda: actions.check(self._data_dir), self.checked.emit, self.failed.emit)

    def add_folders(self, folders: Iterable[str]) -> None:
        """Adds folders to the library; each that cannot be added is told for itself."""
        self._jobs.run(partial(_add_all, self._data_dir, tuple(folders)), self._added, self.failed.emit)

    def change_excludes(
        self,
        folder: str,
        patterns: tuple[str, ...],
        done: Callable[[], None],
        failed: Callable[[AkinError], None],
    ) -> None:
        """Gives a folder other patterns; `failed` is told where one cannot be used."""

        def taken(_: None) -> None:
            self._refresh()
            done()

        self._jobs.run(partial(actions.change_excludes, self._data_dir, folder, patterns), taken, failed)

    def retry(self, paths: Iterable[str] = ()) -> None:
        """Reads these files again, without any all that failed."""
        named = frozenset(paths)
        self._indexer.send(Refresh(paths=named, everything=False) if named else Refresh(retry=True))

    def settings_changed(self) -> None:
        """The indexer takes the settings as they are now."""
        self._indexer.send(Refresh(everything=False))

    def pause(self, seconds: float | None) -> None:
        """Indexing rests for so long, with None until `resume`."""
        until = None if seconds is None else time.time() + seconds
        self._then_look(partial(_without_os_error, pausing.pause, self._data_dir, until))

    def resume(self) -> None:
        """Indexing goes on."""
        self._then_look(partial(_without_os_error, pausing.resume, self._data_dir))

    def start_again(self) -> None:
        """Starts the indexer's process again, which has ended because of an error."""
        self._jobs.run(self._indexer.stop, lambda _: self._go_on(), self.failed.emit)

    def forget(self, folder: str) -> None:
        """Takes a folder off the library, with every trace of its words."""
        self._alone(
            self.tr("Forgetting a folder…"),
            partial(actions.forget, self._data_dir, Path(folder)),
            lambda files: self.tr("The folder is forgotten, with what was known of %Ln file(s).", "", files),
        )

    def compact(self) -> None:
        """Makes the index as small as it can be."""
        self._alone(
            self.tr("Tidying up…"),
            partial(actions.compact, self._data_dir),
            lambda made: (
                self.tr("The index took %1 and takes %2 now.")
                .replace("%1", amounts.size(made.before))
                .replace("%2", amounts.size(made.after))
            ),
        )

    def repair(self) -> None:
        """Mends what is damaged; what was dropped is made again by the run that follows."""
        mended = self.tr("The repair is done; what was lost is being made again.")
        nothing = self.tr("There was nothing to repair.")
        work = partial(_all_of, mend, self._data_dir)
        self._alone(self.tr("Repairing the index…"), work, lambda told: mended if told else nothing)

    def back_up(self, file: str) -> None:
        """Writes the library into one file."""
        told = self.tr("The backup is written (%1). It holds the words of your files: keep it private.")
        work = partial(back_up, self._data_dir, Path(file))
        self._alone(self.tr("Writing the backup…"), work, lambda size: told.replace("%1", amounts.size(size)))

    def restore(self, file: str) -> None:
        """Puts the library of a backup in the place of this one."""
        told = self.tr("The backup is restored.")
        work = partial(restore, Path(file), self._data_dir, replace=True)
        self._alone(self.tr("Restoring the backup…"), work, lambda _: told, replaces=True)

    def move(self, folder: str) -> None:
        """Moves the library, not the person's files, to another folder."""
        told = self.tr("The library has been moved.")
        work = partial(move, self._data_dir, Path(folder), self._named)
        self._alone(self.tr("Moving the library…"), work, lambda _: told, replaces=True)

    def export(self, unread: Unread, file: str) -> None:
        """Writes the list of what was not read as CSV."""
        told = self.tr("The list is written.")
        write = partial(_without_os_error, Path(file).write_text, as_csv(unread), "utf-8")
        self._jobs.run(write, lambda _: self.done.emit(told), self.failed.emit)

    def _alone(self, doing: str, work: Callable[[], T], said: Callable[[T], str], *, replaces: bool = False) -> None:
        """Does what needs the library for itself: the indexer ends before, and starts again after it."""
        if self._situation.doing:
            self.failed.emit(AkinError(self.tr("Something else is being done to the library just now.")))
            return
        self._pace.rest()
        self._set(doing=doing, step=None)
        self._jobs.run(partial(self._stop_and, work), partial(self._alone_done, said, replaces), self._alone_failed)

    def _stop_and(self, work: Callable[[], T]) -> T:
        self._indexer.stop()
        return work()

    def _alone_done(self, said: Callable[[T], str], replaces: bool, result: T) -> None:
        if replaces:
            self._set(doing="", step=None)
            self.done.emit(said(result))
            self.replaced.emit()
        else:
            self._go_on()
            self.done.emit(said(result))

    def _alone_failed(self, error: AkinError) -> None:
        self._go_on()
        self.failed.emit(error)

    def _go_on(self) -> None:
        self._set(doing="", step=None, trouble=None)
        self._indexer.start()
        self.look()

    def _then_look(self, work: Callable[[], Any]) -> None:
        self._jobs.run(work, lambda _: self.look(), self.failed.emit)

    def _added(self, errors: tuple[AkinError, ...]) -> None:
        self._refresh()
        for error in errors:
            self.failed.emit(error)

    def _refresh(self) -> None:
        self._indexer.send(Refresh())
        self.look()

    def _looked(self, found: tuple[LibraryStatus | None, Live | None, float | None]) -> None:
        facts, live, until = found
        self._gathering = False
        waiting = live.waiting_because if live is not None and until is None else ""
        self._set(gathered=True, facts=facts, waiting=waiting, paused_until=until)
        if self._again:
            self._again = False
            self.look()

    def _not_looked(self, error: AkinError) -> None:
        self._gathering = False
        self._set(gathered=True, trouble=words_for_trouble(type(error).__name__, str(error), error.advice))

    def _step(self, step: Step) -> None:
        """Steps may come by the thousand; they are told a few times a second, and the first of a stage at once."""
        before = self._situation.step
        if before is None or before.progress.stage is not step.progress.stage:
            self._set(step=step, waiting="", trouble=None)
            return
        self._situation = replace(self._situation, step=step, waiting="", trouble=None)
        if not self._soon.isActive():
            self._soon.start()

    def _set(self, **changes: Any) -> None:
        self._soon.stop()
        self._situation = replace(self._situation, **changes)
        goes_on = self._situation.step is not None or self._situation.waiting or self._situation.paused_until
        if bool(goes_on) != self._ticks.isActive():
            self._ticks.start() if goes_on else self._ticks.stop()
        self.changed.emit(self._situation)


def _look(data_dir: Path) -> tuple[LibraryStatus | None, Live | None, float | None]:
    return gather_facts(data_dir), read_live(data_dir), pausing.paused_until(data_dir)


def _add_all(data_dir: Path, folders: tuple[str, ...]) -> tuple[AkinError, ...]:
    errors = []
    for folder in folders:
        try:
            actions.add_folder(data_dir, Path(folder))
        except AkinError as error:
            errors.append(error)
    return tuple(errors)


def _all_of(work: Callable[[Path], Iterable[str]], data_dir: Path) -> tuple[str, ...]:
    return tuple(work(data_dir))


def _without_os_error(work: Callable[..., T], *arguments: Any) -> T:
    try:
        return work(*arguments)
    except OSError as error:
        told = f"{error.filename or arguments[0]} cannot be written: {error.strerror or error}."
        raise LibraryError(told, "Free some disk space or check the folder's permissions, then try again.") from error
