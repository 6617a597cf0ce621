"""Tells which parts of a library are away, without anybody having to wait for a drive that does not answer."""

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from app.domain.errors import LibraryError
from app.runtime.drive_identity import identity_of
from app.runtime.drives import Mount, mounts
from app.store.library import Library
from app.store.places import Place, PlaceNotes

Sight = tuple[int, int]  # the bytes of a file, and its modification time in nanoseconds
KnownSight = tuple[str, Sight]  # of the file at a path
Subject = TypeVar("Subject", bound=Hashable)
Answer = TypeVar("Answer")

FRESH_SECONDS = 3.0  # for which an answer holds
LATE_SECONDS = 1.5  # after which who has not answered counts as away
SAMPLE = 20  # known files of a place, of which half must be there for it to be the same
_TIME_NS = 2_000_000_000  # what the times of a copy may differ by, on the drives that people carry around


@dataclass(frozen=True, slots=True)
class _Look:
    began: float
    done: threading.Event


class Looks(Generic[Subject, Answer]):
    """Asks one question of many places, each in a thread of its own, and remembers the answers for a while.

    `missing` is the answer of those that have none. Safe to call from several threads.
    """

    def __init__(self, look: Callable[[Subject], Answer], missing: Answer, fresh: float = FRESH_SECONDS) -> None:
        self._look = look
        self._missing = missing
        self._fresh = fresh
        self._lock = threading.Lock()
        self._running: dict[Subject, _Look] = {}
        self._known: dict[Subject, Answer] = {}

    def ask(self, subjects: Iterable[Subject], patience: float) -> dict[Subject, Answer]:
        """The answers, waiting at most `patience` seconds for them.

        Who has not answered by then is taken as it was before, or is left out where nothing is known of it yet; after
        `LATE_SECONDS` it counts as missing.
        """
        wanted = list(subjects)
        end = time.monotonic() + patience
        for look in [self._begun(subject) for subject in wanted]:
            look.done.wait(max(0.0, end - time.monotonic()))
        answers = ((subject, self._answer(subject)) for subject in wanted)
        return {subject: answer[0] for subject, answer in answers if answer}

    def _begun(self, subject: Subject) -> _Look:
        with self._lock:
            look = self._running.get(subject)
            if look is None or (look.done.is_set() and time.monotonic() - look.began > self._fresh):
                look = self._running[subject] = _Look(time.monotonic(), threading.Event())
                threading.Thread(target=self._run, args=(subject, look), daemon=True, name="look-at-place").start()
            return look

    def _run(self, subject: Subject, look: _Look) -> None:
        answer = self._missing
        try:
            answer = self._look(subject)
        finally:
            with self._lock:
                self._known[subject] = answer
            look.done.set()

    def _answer(self, subject: Subject) -> list[Answer]:
        """Nothing, or the one answer."""
        with self._lock:
            look = self._running[subject]
            if not look.done.is_set() and time.monotonic() - look.began > LATE_SECONDS:
                self._known[subject] = self._missing
            return [self._known[subject]] if subject in self._known else []


class Presence:
    """Which parts of one library are away."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._notes = PlaceNotes(library.ledger)
        self._looks: Looks[Place, bool] = Looks(self._is_there, missing=False)
        self._places: tuple[Place, ...] = ()
        self._listed = float("-inf")

    def away(self, patience: float) -> tuple[str, ...]:
        """The folders of the library, and drives inside them, that are away; waits at most `patience` seconds.

        The list of folders is a few seconds old at most. Raises LibraryError where it cannot be read.
        """
        if time.monotonic() - self._listed > FRESH_SECONDS:
            folders = [folder.path for folder in self._library.folders.all()]
            self._places = tuple(place for folder in folders for place in self._notes.places(folder))
            self._listed = time.monotonic()
        answers = self._looks.ask(self._places, patience)
        return tuple(place.path for place, is_there in answers.items() if not is_there)

    def _is_there(self, place: Place) -> bool:
        return is_there(place, lambda: self._known_files(place))

    def _known_files(self, place: Place) -> list[KnownSight]:
        try:
            return self._library.files.some_under(place.path, SAMPLE)
        except (LibraryError, sqlite3.ProgrammingError):  # the library was closed while a drive kept this one waiting
            return []


def is_there(place: Place, known_files: Callable[[], Sequence[KnownSight]]) -> bool:
    """Whether a place can be read and lies on the drive on which it lay before.

    Where that drive is not mounted any more, a folder of its name may still be there, or another drive at its point:
    then half of the `known_files` must be there too (`are_there`). May take as long as the drive needs to answer.
    """
    try:
        if not stat.S_ISDIR(Path(place.path).stat().st_mode) or not os.access(place.path, os.R_OK | os.X_OK):
            return False
    except (OSError, ValueError):
        return False
    table = mounts()
    return is_mounted(place, table) or are_there(known_files(), _sight, copied=is_another_drive(place, table))


def is_mounted(place: Place, table: Sequence[Mount]) -> bool:
    """Whether the drive of a place is where it was, as far as that is known."""
    if not place.mount:
        return True
    here = [mount for mount in table if mount.point == place.mount]
    if not here:
        return Path(place.mount).parent == Path(place.mount)  # the root is always there
    return not place.drive or identity_of(here[-1]) in ("", place.drive)  # of several the latest lies on top


def is_another_drive(place: Place, table: Sequence[Mount]) -> bool:
    """Whether something is mounted where the drive of a place was, which is not that drive."""
    return any(mount.point == place.mount for mount in table) and not is_mounted(place, table)


def are_there(known: Sequence[KnownSight], seen: Callable[[str], Sight | None], *, copied: bool) -> bool:
    """Whether half of the known files are there with their sizes, and where they were `copied` with their times too.

    Cameras and players fill drives with files of the same names. Where no file is known, none is there.
    """

    def is_same(path: str, size: int, modified: int) -> bool:
        now = seen(path)
        return now is not None and now[0] == size and (not copied or abs(now[1] - modified) <= _TIME_NS)

    return bool(known) and 2 * sum(is_same(path, *sight) for path, sight in known) >= len(known)


def _sight(path: str) -> Sight | None:
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def covers(places: Iterable[str], path: str) -> bool:
    """Whether one of the places is `path` or lies around it."""
    return any(path == place or path.startswith(os.path.join(place, "")) for place in places)
