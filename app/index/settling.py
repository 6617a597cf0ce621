"""Waits until changed files stand still: while one is copied or saved nobody should read it."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.index.scan import GONE

STILL_SECONDS = 0.4  # for which nothing must happen to a file, at the least
OPEN_SECONDS = 2.0  # the same for a file that is not known to have been closed since it was written
MOST_STILL_SECONDS = 5.0  # the same for a file that has been changing for long, such as a slow copy
PACE = 10  # a file that changes again and again is told after a tenth of the time that this has been going on,
BYTES_PER_SECOND = 3_500.0  # or sooner, so that reading it takes some twentieth of the time: embedding takes longest
MOST_PACE_SECONDS = 3_600.0  # and after this time in any case
AT_REST_SECONDS = 3_600.0  # without having been told, after which a file is like any other again
PATIENCE_SECONDS = 600.0  # after which a file that never stands still is told all the same
GONE_SECONDS = 6.0  # for which a deletion waits for what else is changing: a copy on another drive may be the same file
MOST_PATHS = 2_000  # beyond which folders are told instead of files
MOST_FOLDERS = 200  # beyond which the whole watched folder is
QUIET_SECONDS = 1.0  # without a change, after which a burst has ended
BURST_SECONDS = 30.0  # after which a burst that goes on is told all the same

Sight = tuple[int, int] | None  # size and modification time in nanoseconds; None where there is nothing
_UNSEEN = (-1, -1)


def sight_of(path: str) -> Sight:
    """What is at a path now; of something that cannot be looked at only that it is there."""
    try:
        status = os.lstat(path)
    except GONE:
        return None
    except (OSError, ValueError):
        return (0, 0)
    return (0 if stat.S_ISDIR(status.st_mode) else status.st_size, status.st_mtime_ns)


@dataclass(slots=True)
class _Pending:
    """A path that something has happened to: when first, how it looked, since when so, and when to look again.

    `open` where somebody may still be writing.
    """

    first: float
    sight: Sight
    since: float
    due: float
    open: bool

    def patience(self) -> float:
        """What has been changing for long may make long pauses."""
        least = OPEN_SECONDS if self.open and self.sight is not None else STILL_SECONDS
        return min(max(least, (self.since - self.first) / 2), MOST_STILL_SECONDS)


@dataclass(slots=True)
class _Told:
    """A path that has been told: when first, when last, and its size in bytes then."""

    first: float
    last: float
    size: int

    def pause(self) -> float:
        """How long after the last time it may be told again."""
        return min((self.last - self.first) / PACE, self.size / BYTES_PER_SECOND, MOST_PACE_SECONDS)


class Settling:
    """Collects paths to which something has happened, and hands them out when they stand still; times are seconds.

    `top` tells the watched folder of a path. After a burst of changes whole folders are handed out instead. A file that
    changes for ever, such as a log, is told ever more rarely.
    """

    def __init__(self, top: Callable[[str], str], look: Callable[[str], Sight] = sight_of) -> None:
        self._top = top
        self._look = look
        self._pending: dict[str, _Pending] = {}
        self._told: dict[str, _Told] = {}
        self._burst: dict[str, None] = {}
        self._burst_began = self._burst_last = 0.0

    def __contains__(self, path: str) -> bool:
        return path in self._pending

    def __len__(self) -> int:
        """How much is remembered: paths, or folders during a burst."""
        return len(self._pending) + len(self._burst)

    def note(self, path: str, now: float, *, is_open: bool = False) -> None:
        """Something has happened to what is or was at `path`; with `is_open` somebody writes and has not closed it."""
        pending = self._pending.get(path)
        if pending is not None:
            pending.since, pending.open = now, is_open
        elif self._burst:
            self._burst_last = now
            self._add_to_burst(path)
        else:
            self._pending[path] = _Pending(now, _UNSEEN, now, now, is_open)
            if len(self._pending) > MOST_PATHS:
                self._begin_burst(now)

    def take(self, now: float) -> frozenset[str]:
        """The paths that stand still by now. What has gone is told when nothing else is changing, or after a while."""
        if self._burst:
            return self._take_burst(now)
        still = {path for path, pending in self._pending.items() if pending.due <= now and self._is_still(path, now)}
        if any(self._pending[path].sight is not None for path in self._pending.keys() - still):
            still -= {path for path in still if self._waits_for_others(path, now)}
        still -= {path for path in still if self._waits_for_its_turn(path, now)}
        for path in still:
            self._note_told(path, self._pending.pop(path), now)
        return frozenset(still)

    def next_look(self) -> float:
        """When `take` may have something next; infinite where nothing is changing."""
        if self._burst:
            return min(self._burst_last + QUIET_SECONDS, self._burst_began + BURST_SECONDS)
        return min((pending.due for pending in self._pending.values()), default=float("inf"))

    def _is_still(self, path: str, now: float) -> bool:
        pending = self._pending[path]
        sight = self._look(path)
        if sight != pending.sight:
            pending.first = now if pending.sight == _UNSEEN else pending.first
            pending.sight, pending.since = sight, now
        still = pending.since + pending.patience()
        pending.due = min(still, now + STILL_SECONDS)
        return now >= still or now - pending.first >= PATIENCE_SECONDS

    def _waits_for_others(self, path: str, now: float) -> bool:
        pending = self._pending[path]
        if pending.sight is not None or now - pending.first >= GONE_SECONDS:
            return False
        pending.due = now + STILL_SECONDS
        return True

    def _waits_for_its_turn(self, path: str, now: float) -> bool:
        told, pending = self._told.get(path), self._pending[path]
        if told is None or pending.sight is None or now >= told.last + told.pause():
            return False
        pending.due, pending.sight = told.last + told.pause(), _UNSEEN  # what happens until then does not matter
        return True

    def _note_told(self, path: str, pending: _Pending, now: float) -> None:
        if len(self._told) >= MOST_PATHS:
            self._told = {each: told for each, told in self._told.items() if now - told.last < AT_REST_SECONDS}
        told = self._told.pop(path, None)
        if pending.sight is not None and len(self._told) < MOST_PATHS:
            first = told.first if told is not None and now - told.last < AT_REST_SECONDS else now
            self._told[path] = _Told(first, now, pending.sight[0])

    def _begin_burst(self, now: float) -> None:
        self._burst_began = self._burst_last = now
        for path in self._pending:
            self._add_to_burst(path)
        self._pending.clear()

    def _add_to_burst(self, path: str) -> None:
        top = self._top(path)
        if top in self._burst:
            return
        self._burst[path if path == top else str(Path(path).parent)] = None
        if len(self._burst) > MOST_FOLDERS:
            self._burst = dict.fromkeys(map(self._top, self._burst))

    def _take_burst(self, now: float) -> frozenset[str]:
        if now < self.next_look():
            return frozenset()
        told = frozenset(self._burst)
        self._burst.clear()
        return told
