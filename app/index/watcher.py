"""Watches folders and tells which files have changed, once they have stood still."""

import os
import threading
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import DirDeletedEvent, DirMovedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from app.index.ignore import IGNORE_FILES
from app.store.folders import WatchedFolder

SETTLE_SECONDS = 0.4  # for which a file must not have changed
MOST_SECONDS = 10.0  # after which a file that keeps changing is told all the same
MOST_FILES = 5_000  # beyond which whole folders are scanned
POLL_SECONDS = 30.0
_SILENT = frozenset({"opened", "closed_no_write"})
_WATCH_LIMIT = "sudo sysctl fs.inotify.max_user_watches=1048576"


@dataclass(frozen=True, slots=True)
class Changes:
    """`files` were created, changed, moved or deleted; `trees` are to be scanned as a whole, or `everything` is."""

    files: frozenset[str] = frozenset()
    trees: frozenset[str] = frozenset()
    everything: bool = False


class Watcher(FileSystemEventHandler):
    """Collects what the system tells of the folders; `take` hands it out."""

    def __init__(self, folders: Sequence[WatchedFolder], own: Collection[str]) -> None:
        self._folders = list(folders)
        self._own = frozenset(own)
        self._lock = threading.Lock()
        self._first: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self._trees: set[str] = set()
        self._everything = False
        self._observers: list[BaseObserver] = []
        self._notes: list[str] = []

    def start(self) -> None:
        """Begins to watch. Folders that the system cannot watch are polled, and `notes` says so."""
        for folder in self._folders:
            if Path(folder.path).is_dir():
                self._watch(folder.path)
            else:
                self._notes.append(f"{folder.path} is away; its files stay searchable.")

    def stop(self) -> None:
        """Watches no more; returns when its threads have ended. May be called again."""
        observers, self._observers = self._observers, []
        for observer in observers:
            observer.stop()
        for observer in observers:
            observer.join()

    def set_folders(self, folders: Sequence[WatchedFolder]) -> None:
        """Watches these folders from now on."""
        if list(folders) != self._folders or len(self._observers) < len(self._folders):
            self.stop()
            self._folders, self._notes = list(folders), []
            self.start()

    def notes(self) -> tuple[str, ...]:
        """What the person should know: folders that are away, or polled."""
        return tuple(self._notes)

    def take(self, timeout: float) -> Changes | None:
        """What has changed and stood still since the last call, waiting at most `timeout` seconds for it."""
        end = time.monotonic() + timeout
        while (found := self._ready(time.monotonic())) is None and time.monotonic() < end:
            time.sleep(min(0.05, timeout))
        return found

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observers' threads."""
        if event.event_type in _SILENT or (event.is_directory and event.event_type == "modified"):
            return
        for path in filter(None, (os.fsdecode(event.src_path), os.fsdecode(event.dest_path or ""))):
            self._note(path, is_tree=event.is_directory and not isinstance(event, DirDeletedEvent | DirMovedEvent))

    def _note(self, path: str, *, is_tree: bool) -> None:
        now = time.monotonic()
        if path in self._own or any(path.startswith(os.path.join(own, "")) for own in self._own):
            return
        with self._lock:
            if is_tree or Path(path).name in IGNORE_FILES:
                self._trees.add(path if is_tree else str(Path(path).parent))
                self._last[path] = self._first[path] = now
                return
            self._first.setdefault(path, now)
            self._last[path] = now
            if len(self._last) > MOST_FILES:
                self._everything = True
                self._last, self._first = {path: now}, {path: now}

    def _ready(self, now: float) -> Changes | None:
        with self._lock:
            still = {
                path
                for path, last in self._last.items()
                if now - last >= SETTLE_SECONDS or now - self._first[path] >= MOST_SECONDS
            }
            if not still or (self._everything and len(still) < len(self._last)):
                return None
            for path in still:
                del self._last[path], self._first[path]
            trees = frozenset() if self._last else frozenset(self._trees)
            if trees:
                self._trees.clear()
            found = Changes(frozenset(still) - trees, trees, self._everything)
            self._everything = False
            return found

    def _watch(self, folder: str) -> None:
        observer: BaseObserver = Observer()
        observer.schedule(self, folder, recursive=True)
        try:
            observer.start()
        except OSError:  # the system's limit of watches is reached, or it cannot watch this file system
            self._notes.append(
                f"{folder} cannot be watched; it is looked through every {POLL_SECONDS:.0f} s instead. "
                f"Where the limit of watches is reached, this raises it: {_WATCH_LIMIT}"
            )
            observer = PollingObserver(timeout=POLL_SECONDS)
            observer.schedule(self, folder, recursive=True)
            observer.start()
        self._observers.append(observer)
