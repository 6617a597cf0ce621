"""Compares disk and ledger once and writes the plan into the ledger: from then on names can be found."""

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import FolderError
from app.domain.files import FileState, display
from app.domain.progress import Progress, Stage
from app.extract.formats import kind_of_name
from app.index.look import look
from app.index.plan import Plan, make_plan
from app.index.scan import scan
from app.index.unlisted import plan_unlisted
from app.store.folders import WatchedFolder, is_inside
from app.store.library import Library
from app.store.runs import note_seen

_MOST_PROBLEMS = 20  # unreadable folders that one run names for each watched folder


class _StoppedError(Exception):
    """A scan was asked to stop."""


@dataclass(slots=True)
class Plans:
    """The plans of a run, each with the folder whose waiting files are to be read, and the folders that failed."""

    plans: list[tuple[str, Plan]] = field(default_factory=list)
    problems: list[FolderError] = field(default_factory=list)

    @property
    def folders(self) -> list[str]:
        """The folders whose waiting files are to be read."""
        return [folder for folder, _ in self.plans]

    @property
    def found(self) -> int:
        """The files that are there."""
        return sum(len(plan.new) + len(plan.changed) + len(plan.moved) + plan.unchanged for _, plan in self.plans)

    @property
    def moved(self) -> int:
        """The files that are under another path than before."""
        return sum(len(plan.moved) for _, plan in self.plans)

    @property
    def removed(self) -> int:
        """The files that are gone."""
        return sum(len(plan.gone) for _, plan in self.plans)


class Planner:
    """Plans for one library; the caller holds `Library.writing()`."""

    def __init__(
        self, library: Library, on_progress: Callable[[Progress], None], stop: threading.Event, *, retry: bool
    ) -> None:
        self._library = library
        self._on_progress = on_progress
        self._stop = stop
        self._retry = retry
        self.made = Plans()

    def plan_folders(self, folders: Sequence[WatchedFolder]) -> None:
        """Scans folder by folder. One that cannot be read becomes a problem, and its files stay as they are."""
        for folder in folders:
            if self._stop.is_set():
                break
            try:
                self._plan_folder(folder)
            except _StoppedError:
                break
            except FolderError as error:  # away for now
                self.made.problems.append(error)

    def plan_unlisted(self, folders: Sequence[WatchedFolder]) -> None:
        """Looks again at the known files that lie in none of the folders."""
        known = self._library.files.outside(folder.path for folder in folders)
        for folder, plan in list(plan_unlisted(known, retry=self._retry)):
            self._write(folder, plan)

    def plan_changes(self, folders: Sequence[WatchedFolder], paths: Iterable[str]) -> None:
        """Looks at the files at `paths` only, which may be new, changed or gone; those in no folder are left alone.

        To retry means here to read skipped files again too, since each of them was named.
        """
        left = set(paths)
        for folder in folders:
            inside = {path for path in left if is_inside(path, folder.path)}
            left -= inside
            if inside and Path(folder.path).is_dir():  # else it is away, and nothing in it is known to be gone
                stamps = look(folder.path, folder.excludes, inside, self._library.own_paths)
                known = self._library.files.at(inside)
                retried = (FileState.FAILED, FileState.SKIPPED)
                self._write(folder.path, make_plan(stamps, known, retry=self._retry, retried=retried))

    def _plan_folder(self, folder: WatchedFolder) -> None:
        """Scans one folder and writes the plan. Raises FolderError."""
        seen = scan(folder.path, folder.excludes, self._tell_scan(self.made.found), self._library.own_paths)
        known = list(self._library.files.under(folder.path))
        self._refuse_other_drive(folder.path, gone=bool(known) and not seen.stamps)
        self._write(folder.path, make_plan(seen.stamps, known, seen.unreadable, retry=self._retry))
        note_seen(self._library.ledger, folder.path)
        unread = [FolderError(f"{path} could not be read; what is known of it stays.") for path in seen.unreadable]
        self.made.problems += unread[:_MOST_PROBLEMS]

    def _refuse_other_drive(self, root: str, *, gone: bool) -> None:
        """Raises FolderError where a folder has lost all its files and lies on another drive than at the last run.

        That is a mount point whose drive is not there, and no reason to forget its files.
        """
        device = str(Path(root).stat().st_dev)
        before = self._library.ledger.meta(f"device {display(root)}")
        if gone and before is not None and before != device:
            raise FolderError(f"{root} is empty, and its drive is not the one it was on.", "Connect the drive again.")
        if not gone and before != device:
            self._library.ledger.set_meta(f"device {display(root)}", device)

    def _tell_scan(self, before: int) -> Callable[[int], None]:
        def tell(found: int) -> None:
            if self._stop.is_set():
                raise _StoppedError
            self._on_progress(Progress(Stage.SCAN, before + found, before + found))

        return tell

    def _write(self, folder: str, plan: Plan) -> None:
        files = self._library.files
        with self._library.ledger.transaction():
            files.move(plan.moved)
            files.remove(plan.gone)
            files.add((stamp, kind_of_name(os.path.basename(stamp.path))) for stamp in plan.new)
            files.await_again(plan.changed)
        self.made.plans.append((folder, plan))
