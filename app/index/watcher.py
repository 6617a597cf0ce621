"""Watches the folders of a library and tells where something has changed, once it has stood still."""

import errno
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import FolderError, LibraryError
from app.domain.library_facts import DriveKind
from app.index.ignore import IGNORE_FILES
from app.index.look import Looker
from app.index.observing import Ears, Observation
from app.index.settling import Settling
from app.index.watching import (
    Sighting,
    Way,
    away_note,
    is_limit,
    network_note,
    period,
    refused_note,
    sight,
    top_of,
)
from app.runtime.drives import mounts
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.places import Place, PlaceNotes
from app.store.presence import SAMPLE, KnownSight, Looks, is_another_drive
from app.store.runs import scan_seconds

LOOK_SECONDS = 3.0  # between two looks whether folders and drives are there
_FIRST_PATIENCE, _PATIENCE = 2.0, 0.05  # seconds that the first of these may take, and the others
_TURN = 0.05  # seconds between two looks while something is changing
_RULES_SECONDS = 60.0  # for which the rules that were read hold, unless they are seen to change
_PAUSE_SECONDS = 5.0  # between two beginnings of watching after events were lost, at the least
# Linux tells when events were lost; elsewhere folders are looked through so often, in case.
_BLIND_SECONDS = float("inf") if sys.platform.startswith("linux") else 3_600.0


@dataclass(slots=True)
class _Watched:
    """One folder: how it is watched, what was seen of it, why it is not watched, and when it was looked through.

    `another` where it is away and another drive is in its place.
    """

    folder: WatchedFolder
    way: Way = Way.AWAY
    seen: Sighting | None = None
    another: bool = False
    refused: OSError | None = None
    looked: float = 0.0


class Watcher:
    """Keeps an eye on every folder of one library; to be used from one thread, which may write to the library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._own = library.own_paths
        self._notes = PlaceNotes(library.ledger)
        self._looks: Looks[Place, Sighting | None] = Looks(self._sight, missing=None, fresh=LOOK_SECONDS / 2)
        self._watched: dict[str, _Watched] = {}
        self._observation: Observation | None = None
        self._tended = float("-inf")
        self._began = float("-inf")
        self._due: set[str] = set()
        # What the observer's threads write, under the lock; `_lookers` are made anew rather than changed.
        self._lock = threading.Lock()
        self._changed = threading.Event()
        self._settling = Settling(lambda path: top_of(path, self._watched) or path)
        self._lookers: dict[str, tuple[float, Looker]] = {}
        self._ruled: set[str] = set()
        self._limited: set[str] = set()
        self._lost = False

    def start(self) -> None:
        """Begins to watch the folders that are on the library's list now; a scan that begins afterwards misses nothing.

        May be called again, when the list may have changed. Raises LibraryError where it cannot be read.
        """
        folders = {folder.path: folder for folder in self._library.folders.all()}
        kept = {path: each for path, each in self._watched.items() if folders.get(path) == each.folder}
        for path in self._watched.keys() - kept.keys():
            self._end(self._watched[path])
        with self._lock:
            self._watched = {path: kept.get(path) or _Watched(folder) for path, folder in folders.items()}
            self._lookers.clear()
        self._tend(_FIRST_PATIENCE)
        self._due.clear()  # the scan will see it

    def stop(self) -> None:
        """Watches no more; returns when its threads have ended. May be called again."""
        observation, self._observation = self._observation, None
        if observation is not None:
            observation.close()

    def take(self, timeout: float) -> frozenset[str]:
        """Where something has changed since the last call and stands still, waiting at most `timeout` seconds for it.

        The paths are those of files that were created, changed, moved or deleted, and of folders with all in them.
        """
        end = time.monotonic() + timeout
        while True:
            now = time.monotonic()
            self.look_around()
            with self._lock:
                found = self._settling.take(now) | self._due
                pending = bool(self._settling)
                self._changed.clear()
            self._due.clear()
            self._follow_rules(found)
            if found or now >= end:
                return frozenset(found)
            self._changed.wait(min(end - now, _TURN if pending else LOOK_SECONDS))
            if pending:
                time.sleep(max(0.0, min(end, now + _TURN) - time.monotonic()))

    def look_around(self) -> None:
        """Sees now and then what has come and gone; `take` does it too."""
        if time.monotonic() - self._tended >= LOOK_SECONDS or self._lost or self._limited:
            self._tend(_PATIENCE)

    def notes(self) -> tuple[str, ...]:
        """What the person should know: folders that are away, or that the system does not watch."""
        return tuple(note for watched in self._watched.values() for note in self._notes_on(watched))

    def _notes_on(self, watched: _Watched) -> Iterator[str]:
        path, seen = watched.folder.path, watched.seen
        if seen is None:
            yield away_note(path, another=watched.another)
        elif watched.refused is not None:
            yield refused_note(path, watched.refused, self._period(path))
        else:
            polled = [path] if watched.way is Way.POLLED else sorted(seen.network)
            yield from (network_note(each, self._period(path)) for each in polled)

    def _period(self, path: str) -> float:
        return period(scan_seconds(self._library.ledger, path))

    def _sight(self, place: Place) -> Sighting | None:
        """Asked in a thread of its own."""
        return sight(place, lambda: self._known_files(place.path), lambda point: self._wants(place.path, point))

    def _known_files(self, path: str) -> list[KnownSight]:
        with suppress(LibraryError, sqlite3.ProgrammingError):  # closed, while a drive kept this one waiting
            return self._library.files.some_under(path, SAMPLE)
        return []

    def _tend(self, patience: float) -> None:
        """Looks at what has come, gone or has to be looked through again, and changes the ways accordingly."""
        self._tended = time.monotonic()
        self._begin_anew_where_lost()
        places = {path: self._notes.places(path)[0] for path in self._watched}
        sightings = self._looks.ask(places.values(), patience)
        for path, watched in self._watched.items():
            if places[path] in sightings:
                seen = sightings[places[path]]
                watched.another = seen is None and is_another_drive(places[path], mounts())
                self._compare(watched, seen)
            self._look_through_when_due(watched)

    def _compare(self, watched: _Watched, seen: Sighting | None) -> None:
        path = watched.folder.path
        if seen is None:
            if watched.way is not Way.AWAY:
                self._end(watched)
            self._notes.note(path, away=True)
        elif seen != watched.seen or path in self._limited:
            self._end(watched)
            self._begin(watched, seen)
            self._notes.note(path, away=False)

    def _begin(self, watched: _Watched, seen: Sighting) -> None:
        """Begins to watch a folder that is there, and has it looked through."""
        path = watched.folder.path
        watched.seen, watched.looked = seen, time.monotonic()
        watched.way, watched.refused = Way.POLLED, None
        self._due.add(path)
        if seen.drive is DriveKind.NETWORK:
            return
        with self._lock:
            self._lookers.pop(path, None)
            self._limited.discard(path)
        try:
            self._observed().watch(path)
            if path in self._limited:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            watched.refused = error
            self._unwatch(path)
        else:
            watched.way = Way.EVENTS

    def _end(self, watched: _Watched) -> None:
        if watched.way is Way.EVENTS:
            self._unwatch(watched.folder.path)
        watched.way, watched.seen = Way.AWAY, None

    def _observed(self) -> Observation:
        if self._observation is None:
            self._observation = Observation(Ears(self._note, self._lose, self._limit, self._enters))
        return self._observation

    def _unwatch(self, path: str) -> None:
        if self._observation is not None:
            self._observation.unwatch(path)
        self._limited.discard(path)

    def _begin_anew_where_lost(self) -> None:
        """After lost events: a new observation, and a look through all that it watches; not too often in a flood."""
        now = time.monotonic()
        self._lost |= self._observation is not None and not self._observation.is_alive
        slowest = max((scan_seconds(self._library.ledger, path) for path in self._watched), default=0.0)
        if not self._lost or now - self._began < max(_PAUSE_SECONDS, slowest):
            return
        self._lost, self._began = False, now
        self.stop()
        for watched in self._watched.values():
            if watched.way is Way.EVENTS and watched.seen is not None:
                self._begin(watched, watched.seen)

    def _look_through_when_due(self, watched: _Watched) -> None:
        path, seen = watched.folder.path, watched.seen
        since = time.monotonic() - watched.looked
        if seen is None or since < self._period(path):
            return
        due = {path} if watched.way is Way.POLLED or since >= _BLIND_SECONDS else seen.network
        self._due.update(due)
        if due:
            watched.looked = time.monotonic()
        if watched.refused is not None and is_limit(watched.refused):
            self._begin(watched, seen)  # the limit may have been raised

    def _follow_rules(self, found: Iterable[str]) -> None:
        """Where rules have changed other folders are entered: the watched folder is watched anew and looked through."""
        for path in self._ruled.intersection(found):
            self._ruled.discard(path)
            watched = self._watched.get(path)
            if watched is not None and watched.way is Way.EVENTS and watched.seen is not None:
                self._unwatch(path)
                self._begin(watched, watched.seen)
                self._due.discard(path)

    # What follows is called by the observer's threads.

    def _note(self, path: str, is_open: bool) -> None:
        with self._lock:
            top = top_of(path, self._watched)
            if top is None or path == top:  # whether that is there is looked at now and then
                return
            if Path(path).name in IGNORE_FILES:
                self._ruled.add(top)
                path = top
            elif path not in self._settling and not self._wants(top, path):
                return
            self._settling.note(path, time.monotonic(), is_open=is_open)
        self._changed.set()

    def _wants(self, top: str, path: str) -> bool:
        with suppress(OSError, FolderError, KeyError):
            return self._looker(top).wants(path)
        return True

    def _enters(self, folder: str) -> bool:
        top = top_of(folder, self._watched)
        with suppress(OSError, FolderError, KeyError):
            return top is not None and not self._is_network(top, folder) and self._looker(top).enters(folder)
        return True

    def _is_network(self, top: str, folder: str) -> bool:
        """Whether a drive is mounted there that would not tell anything, and that may keep who asks waiting."""
        seen = self._watched[top].seen
        return seen is not None and folder in seen.network

    def _looker(self, top: str) -> Looker:
        made, looker = self._lookers.get(top, (float("-inf"), None))
        if looker is None or time.monotonic() - made > _RULES_SECONDS:
            looker = Looker(top, self._watched[top].folder.excludes, self._own)
            self._lookers[top] = (time.monotonic(), looker)
        return looker

    def _lose(self) -> None:
        self._lost = True
        self._changed.set()

    def _limit(self, folder: str) -> None:
        top = top_of(folder, self._watched)
        if top is not None:
            self._limited.add(top)
            self._changed.set()
