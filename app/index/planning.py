"""Compares disk and ledger once and writes the plan into the ledger: from then on names can be found."""

import os
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from app.domain.errors import FolderError
from app.domain.files import FileStamp, FileState, display
from app.domain.progress import Progress, Stage
from app.extract.formats import kind_of_name
from app.index.look import Looker
from app.index.plan import Plan, make_plan
from app.index.scan import Scan, scan
from app.index.unlisted import plan_unlisted
from app.runtime.drive_identity import identity_of
from app.runtime.drives import Mount, mount_of, mounts, mounts_inside
from app.runtime.memory import without_collections
from app.runtime.patience import STALL_SECONDS, Answer, StalledError, StoppedError, Tick, answered
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.places import Place, PlaceNotes
from app.store.presence import SAMPLE, are_there, covers, is_another_drive, is_mounted, is_there
from app.store.runs import note_seen

_MOST_PROBLEMS = 20  # unreadable folders that one run names for each watched folder


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
    """Plans for one library; the caller holds `Library.writing()`.

    A drive that gives no sign of life for `patience` seconds counts as away.
    """

    def __init__(
        self,
        library: Library,
        on_progress: Callable[[Progress], None],
        stop: threading.Event,
        *,
        retry: bool,
        patience: float = STALL_SECONDS,
    ) -> None:
        self._library = library
        self._places = PlaceNotes(library.ledger)
        self._on_progress = on_progress
        self._stop = stop
        self._retry = retry
        self._patience = patience
        self.made = Plans()

    def plan_folders(self, folders: Sequence[WatchedFolder]) -> None:
        """Scans folder by folder. One that cannot be read becomes a problem, and its files stay as they are."""
        for folder in folders:
            if self._stop.is_set():
                break
            try:
                self._plan_folder(folder)
            except StoppedError:
                break
            except FolderError as error:  # away for now
                self.made.problems.append(error)
                stalled = isinstance(error.__cause__, StalledError)
                self._places.note(folder.path, away=stalled or not self._is_there(folder.path))

    def plan_unlisted(self, folders: Sequence[WatchedFolder]) -> None:
        """Looks again at the known files that lie in none of the folders."""
        known = self._library.files.outside(folder.path for folder in folders)
        with suppress(StoppedError, StalledError):  # then all of them stay as they are
            for folder, plan in self._ask(lambda tick: list(plan_unlisted(known, retry=self._retry, on_look=tick))):
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
                except StoppedError:
                    break
                except FolderError as error:
                    self.made.problems.append(error)

    def _plan_paths(self, folder: WatchedFolder, paths: Collection[str]) -> None:
        """Raises FolderError where the drive does not answer."""
        own = self._library.own_paths
        seen = self._look(folder.path, lambda on_found: Looker(folder.path, folder.excludes, own).look(paths, on_found))
        if not self._is_there(folder.path):
            return  # nothing in it is known to be gone
        table = mounts()
        away = [place.path for place in self._places.places(folder.path)[1:] if not is_mounted(place, table)]
        known = self._library.files.at(paths)
        retried = (FileState.FAILED, FileState.SKIPPED)
        self._write(
            folder.path,
            make_plan(_but_for(away, seen), known, (*seen.unreadable, *away), retry=self._retry, retried=retried),
        )

    def _is_there(self, root: str) -> bool:
        place = self._places.places(root)[0]
        try:
            return self._ask(lambda _: is_there(place, lambda: self._library.files.some_under(root, SAMPLE)))
        except (StoppedError, StalledError):
            return False

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
        began, before, own = time.monotonic(), mounts(), self._library.own_paths
        seen = self._look(folder.path, lambda on_found: scan(folder.path, folder.excludes, on_found, own))
        took = time.monotonic() - began
        away = self._drives_away(folder.path, before, seen)
        known = list(self._library.files.under(folder.path))
        plan = make_plan(_but_for(away, seen), known, (*seen.unreadable, *away), retry=self._retry)
        return plan, took, seen.unreadable

    def _drives_away(self, root: str, before: Sequence[Mount], seen: Scan) -> list[str]:
        """The drives inside a folder that are not where they were, whose files are no reason to forget them.

        One is away where it was mounted at the last run and was not all through the scan, `before` which the table of
        mounts was another one, or where another drive is in its place; unless half of its known files were `seen`.
        Raises FolderError where it is the one that holds the folder itself.
        """
        table = mounts()
        places = self._places.places(root)
        lost = [place for place in places if not (is_mounted(place, before) and is_mounted(place, table))]
        sights = {stamp.path: (stamp.size, stamp.modified_ns) for stamp in seen.stamps} if lost else {}
        away = {
            place.path
            for place in lost
            if not are_there(
                self._library.files.some_under(place.path, SAMPLE), sights.get, copied=is_another_drive(place, table)
            )
        }
        just_gone = {mount.point for mount in before}.difference(mount.point for mount in table)
        away |= {point for point in just_gone if covers([root], point)}
        if root in away or any(covers([point], root) for point in just_gone):
            raise _other_drive(root, instead=f"akin forget {display(root)}, then akin index {display(root)}")
        self._note_drives(root, places, away, seen, table)
        others = [place.path for place in places if place.path in away and is_another_drive(place, table)]
        self.made.problems += [_other_drive(path, instead=f"akin forget {display(path)}") for path in others]
        return sorted(away)

    def _note_drives(
        self, root: str, places: Sequence[Place], away: Collection[str], seen: Scan, table: Sequence[Mount]
    ) -> None:
        """Keeps on which drives the files of a folder lie, for the next run."""
        points = mounts_inside(root, table)
        inside = {point for point in points if any(covers([point], stamp.path) for stamp in seen.stamps)}
        for path in (root, *inside, *away):
            self._places.note(path, away=path in away)
        holder = mount_of(root, table)
        drives = {mount.point: identity_of(mount) for mount in table if mount in (holder,) or mount.point in inside}
        drives |= {place.mount: place.drive for place in places if place.path in away}
        self._places.remember(root, holder.point if holder else "", inside.union(away), drives)

    def _look(self, root: str, look: Callable[[Callable[[int], None]], Scan]) -> Scan:
        """What `look` sees, which is given whom to tell how many files it has found. Raises FolderError."""
        before, found = self.made.found, 0

        def ask(tick: Tick) -> Scan:
            def on_found(count: int) -> None:
                nonlocal found
                found = count
                tick()

            return look(on_found)

        def tell() -> None:
            self._on_progress(Progress(Stage.SCAN, before + found, before + found))

        try:
            return self._ask(ask, tell)
        except StalledError as error:
            raise FolderError(
                f"{display(root)} does not answer; what is known of it stays.", "Check its drive, or its network."
            ) from error

    def _ask(self, question: Callable[[Tick], Answer], on_tick: Tick = lambda: None) -> Answer:
        return answered(question, self._stop, on_tick, self._patience)

    def _write(self, folder: str, plan: Plan) -> None:
        files = self._library.files
        with self._library.ledger.transaction():
            files.move(plan.moved)
            files.remove(plan.gone)
            files.add((stamp, kind_of_name(os.path.basename(stamp.path))) for stamp in plan.new)
            files.await_again(plan.changed)
        self.made.plans.append((folder, plan))


def _but_for(places: Sequence[str], seen: Scan) -> Iterable[FileStamp]:
    """What was seen elsewhere: what lies in the place of a drive that is away is not that drive's."""
    return [stamp for stamp in seen.stamps if not covers(places, stamp.path)] if places else seen.stamps


def _other_drive(path: str, *, instead: str) -> FolderError:
    return FolderError(
        f"{display(path)} is not on the drive it was on; what is known of it stays, and what is there now is left out."
        f" To have that instead: {instead}",
        "Or connect the drive again.",
    )
