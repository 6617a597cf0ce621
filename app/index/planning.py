"""Compares disk and ledger once and writes the plan into the ledger: from then on names can be found."""

import os
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from app.domain.errors import FolderError
from app.domain.files import FileState
from app.domain.progress import Progress, Stage
from app.extract.formats import kind_of_name
from app.index.look import Looker
from app.index.plan import Plan, make_plan
from app.index.scan import scan
from app.index.unlisted import plan_unlisted
from app.runtime.drives import Mount, mount_of, mounts, mounts_inside
from app.runtime.memory import without_collections
from app.store.files import KnownFile
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.places import PlaceNotes
from app.store.presence import covers, is_mounted, is_there
from app.store.runs import note_seen

_SAMPLE = 20  # known files of a folder, of which some must be there for it to be the same
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
        self._places = PlaceNotes(library.ledger)
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
                self._places.note(folder.path, away=not self._is_there(folder.path))

    def plan_unlisted(self, folders: Sequence[WatchedFolder]) -> None:
        """Looks again at the known files that lie in none of the folders."""
        known = self._library.files.outside(folder.path for folder in folders)
        for folder, plan in list(plan_unlisted(known, retry=self._retry)):
            self._write(folder, plan)

    def plan_changes(self, folders: Sequence[WatchedFolder], paths: Iterable[str]) -> None:
        """Looks at `paths` only: files that may be new, changed or gone, and folders with all that is in them.

        Those in none of `folders` are left alone. To retry means here to read skipped files again too, since each of
        them was named.
        """
        left = set(paths)
        whole = [folder for folder in folders if folder.path in left]
        self.plan_folders(whole)
        for folder in folders:
            inside = {path for path in left if covers([folder.path], path)}
            left -= inside
            if inside and folder not in whole:
                try:
                    self._plan_paths(folder, inside)
                except _StoppedError:
                    break

    def _plan_paths(self, folder: WatchedFolder, paths: Collection[str]) -> None:
        looker = Looker(folder.path, folder.excludes, self._library.own_paths)
        seen = looker.look(paths, self._tell_scan(self.made.found))
        if not self._is_there(folder.path):
            return  # nothing in it is known to be gone
        away = [place.path for place in self._places.places(folder.path)[1:] if not is_mounted(place)]
        known = self._library.files.at(paths)
        retried = (FileState.FAILED, FileState.SKIPPED)
        self._write(
            folder.path,
            make_plan(seen.stamps, known, (*seen.unreadable, *away), retry=self._retry, retried=retried),
        )

    def _is_there(self, root: str) -> bool:
        return is_there(self._places.places(root)[0], lambda: self._library.files.some_under(root, _SAMPLE))

    def _plan_folder(self, folder: WatchedFolder) -> None:
        """Scans one folder and writes the plan. Raises FolderError."""
        with without_collections():
            plan, took, unreadable = self._compare(folder)
        self._write(folder.path, plan)
        note_seen(self._library.ledger, folder.path, took)
        unread = [FolderError(f"{path} could not be read; what is known of it stays.") for path in unreadable]
        self.made.problems += unread[:_MOST_PROBLEMS]

    def _compare(self, folder: WatchedFolder) -> tuple[Plan, float, Sequence[str]]:
        """The plan for one folder, the seconds that its scan took, and what could not be read. Raises FolderError."""
        began, before = time.monotonic(), mounts()
        seen = scan(folder.path, folder.excludes, self._tell_scan(self.made.found), self._library.own_paths)
        took = time.monotonic() - began
        known = list(self._library.files.under(folder.path))
        away = self._drives_away(folder.path, before, known, {stamp.path for stamp in seen.stamps})
        return make_plan(seen.stamps, known, (*seen.unreadable, *away), retry=self._retry), took, seen.unreadable

    def _drives_away(
        self, root: str, before: Sequence[Mount], known: Sequence[KnownFile], seen: Collection[str]
    ) -> list[str]:
        """The drives inside a folder that are not mounted any more, whose files are no reason to forget them.

        One is away where it was mounted at the last run, is not now, and none of the files that are known of it was
        `seen`; or where it went during the scan, `before` which it was there. Raises FolderError where it is the one
        that holds the folder itself.
        """
        table = mounts()
        holder = mount_of(root, table)
        lost = [place for place in self._places.places(root) if not is_mounted(place)]
        away = {place.path for place in lost if not _some_are_there(place.path, known, seen)}
        just_gone = {mount.point for mount in before}.difference(mount.point for mount in table)
        away |= {point for point in just_gone if covers([root], point)}
        if root in away or any(covers([point], root) for point in just_gone):
            raise FolderError(f"{root} is empty, and its drive is not the one it was on.", "Connect the drive again.")
        inside = {point for point in mounts_inside(root, table) if any(covers([point], path) for path in seen)}
        for path in (root, *inside, *away):
            self._places.note(path, away=path in away)
        self._places.remember(root, holder.point if holder else "", inside | away)
        return sorted(away)

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


def _some_are_there(place: str, known: Iterable[KnownFile], seen: Collection[str]) -> bool:
    return any(file.stamp.path in seen for file in known if covers([place], file.stamp.path))
