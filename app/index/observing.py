"""Hears from the system what happens in folders, by watchdog; hands on paths, and what the system could not tell."""

import errno
import logging
import os
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver, ObservedWatch

# What watchdog warns of is handled here, or harmless: a folder that was moved away is heard twice when it comes back.
logging.getLogger("watchdog").addHandler(logging.NullHandler())
warnings.filterwarnings("ignore", message="Callback with id", category=RuntimeWarning)

# The first also keeps the system from telling that files are opened and read, by Akin itself as by others.
_HEARD: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_WRITING = frozenset(("created", "modified"))
_TELLS_CLOSING = sys.platform.startswith("linux")


@dataclass(frozen=True, slots=True)
class Ears:
    """Who is told, in threads of the observer.

    `changed` is given a path at which something has happened, and whether somebody is still writing there. `lost` is
    called when events were, `limited` is given a folder that cannot be watched since the system's limit is reached.
    `enters` says which folders are to be watched.
    """

    changed: Callable[[str, bool], None]
    lost: Callable[[], None]
    limited: Callable[[str], None]
    enters: Callable[[str], bool]


class Observation:
    """Watches folders until it is closed."""

    def __init__(self, ears: Ears) -> None:
        """Raises OSError where the system grants no observer."""
        self._handler = _Handler(ears.changed)
        self._observer = _observer(ears)
        self._observer.start()
        self._watches: dict[str, ObservedWatch] = {}

    def watch(self, folder: str) -> None:
        """Watches a folder and all below it. Raises OSError where that cannot be done."""
        try:
            watch = self._observer.schedule(self._handler, folder, recursive=True, event_filter=_HEARD)
        except (RuntimeError, SystemError) as error:  # how macOS refuses
            raise OSError(errno.EIO, str(error)) from error
        self._watches[folder] = watch

    def unwatch(self, folder: str) -> None:
        """Watches a folder no more; one that is not watched is no matter."""
        watch = self._watches.pop(folder, None)
        if watch is not None:
            self._observer.unschedule(watch)

    @property
    def is_alive(self) -> bool:
        """Whether the system is still listened to."""
        return self._observer.is_alive() and _hears(self._observer)

    def close(self) -> None:
        """Ends it; returns when its threads have ended."""
        self._observer.stop()
        self._observer.join()


class _Handler(FileSystemEventHandler):
    """Turns events into paths. A folder that was moved stands for all that is in it, and so does one that is gone."""

    def __init__(self, changed: Callable[[str, bool], None]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's thread."""
        if isinstance(event, DirCreatedEvent) or (event.is_synthetic and event.event_type == "moved"):
            return  # what is in the folder is told too; what moved with a folder is told by that
        is_open = _TELLS_CLOSING and event.event_type in _WRITING and not event.is_synthetic
        for path in (event.src_path, event.dest_path):
            if path:
                self._changed(os.fsdecode(path), is_open)


if sys.platform.startswith("linux"):
    from watchdog.observers.inotify import InotifyEmitter
    from watchdog.observers.inotify_c import CallbackId, InotifyEvent, InotifyFD, Mask, WatchCallback, WatchDescriptor

    class _Inotify(InotifyFD):
        """Says what watchdog keeps to itself: that the queue has overflowed, and that a folder could not be watched."""

        def __init__(self, ears: Ears) -> None:
            super().__init__()
            self._ears = ears

        def add_callback(self, path: bytes, mask: Mask, callback: WatchCallback, id_: CallbackId) -> WatchDescriptor:
            """Raises OSError for a folder that is not to be watched: below the first one watchdog passes over it."""
            folder = os.fsdecode(path)
            if not self._ears.enters(folder):
                raise FileNotFoundError(errno.ENOENT, "not to be watched", folder)
            try:
                return super().add_callback(path, mask, callback, id_)
            except OSError as error:
                if error.errno == errno.ENOSPC:
                    self._ears.limited(folder)
                raise

        def handle_event(self, event: InotifyEvent) -> None:
            """After an overflow watching must begin anew, since folders that appeared meanwhile are not watched.

            watchdog would remove and add all watches in the same queue, which overflows that of a large library again.
            """
            if event.is_queue_overflow:
                self._ears.lost()
            else:
                super().handle_event(event)

    class _InotifyObserver(BaseObserver):
        def __init__(self, ears: Ears) -> None:
            self._inotify = _Inotify(ears)
            self._inotify.start()
            super().__init__(InotifyEmitter, inotify_fd=self._inotify)

        @property
        def hears(self) -> bool:
            """Whether the thread that reads the system's events goes on."""
            return self._inotify.is_alive()

        def on_thread_stop(self) -> None:
            super().on_thread_stop()
            self._inotify.stop()
            self._inotify.join()

    def _observer(ears: Ears) -> BaseObserver:
        return _InotifyObserver(ears)

    def _hears(observer: BaseObserver) -> bool:
        return not isinstance(observer, _InotifyObserver) or observer.hears

else:
    from watchdog.observers import Observer

    def _observer(ears: Ears) -> BaseObserver:  # noqa: ARG001 - these systems do not tell what they have lost
        return Observer()

    def _hears(observer: BaseObserver) -> bool:  # noqa: ARG001 - each folder has a thread of its own there
        return True
