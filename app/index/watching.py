"""How one folder is watched: by the system's events, by looking through it now and then, or not while it is away."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.files import display
from app.domain.library_facts import DriveKind
from app.runtime.drives import kind_of, mount_of, mounts, mounts_inside
from app.store.places import Place
from app.store.presence import KnownSight, is_there

POLL_SECONDS = 30.0  # between two looks through a folder, at the least
_LOAD = 50  # how many times as long as a look itself the pause between two is, at the least
_WATCHES, _INSTANCES = "max_user_watches", "max_user_instances"
_ENOUGH = {_WATCHES: 1_048_576, _INSTANCES: 1_024}


class Way(StrEnum):
    """How a folder is watched."""

    EVENTS = "events"
    POLLED = "polled"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A folder that is there: what it is, what it lies on, and the mount points inside it, all and network drives."""

    identity: tuple[int, int]
    mount: str
    drive: DriveKind
    inside: frozenset[str] = frozenset()
    network: frozenset[str] = frozenset()


def sight(
    place: Place, known_files: Callable[[], Sequence[KnownSight]], wants: Callable[[str], bool] = lambda _: True
) -> Sighting | None:
    """Looks at a watched folder; None where it or its drive is away. Takes as long as the drive needs to answer.

    Of the mount points inside it those count that it `wants`.
    """
    if not is_there(place, known_files):
        return None
    try:
        status = Path(place.path).stat()
    except OSError:
        return None
    table = mounts()
    holder, drive = mount_of(place.path, table), kind_of(place.path, table)
    inside = frozenset(filter(wants, mounts_inside(place.path, table)))
    return Sighting(
        identity=(0, 0) if drive is DriveKind.NETWORK else (status.st_dev, status.st_ino),
        mount=holder.point if holder else "",
        drive=drive,
        inside=inside,
        network=frozenset(point for point in inside if kind_of(point, table) is DriveKind.NETWORK),
    )


def period(scan_seconds: float) -> float:
    """The seconds between two looks through a folder, so that looking costs a fiftieth of the time at the most."""
    return max(POLL_SECONDS, _LOAD * scan_seconds)


def away_note(folder: str, *, another: bool = False) -> str:
    """Said of a folder that is away; `another` where a drive is in its place that it was not on."""
    if another:
        return f"{display(folder)} is not on the drive it was on; the files that are known of it stay searchable."
    return f"{display(folder)} is away; its files stay searchable."


def network_note(folder: str, every: float) -> str:
    """Said of a folder on a network drive."""
    return (
        f"{display(folder)} lies on a network drive, which does not tell what changes there; "
        f"it is looked through every {_duration(every)}."
    )


def refused_note(folder: str, error: OSError, every: float) -> str:
    """Said of a folder that the system does not watch."""
    limit = _limit_of(error)
    if limit is None:
        told = error.strerror or str(error)
        return f"{display(folder)} cannot be watched ({told}); it is looked through every {_duration(every)} instead."
    return (
        f"{display(folder)} cannot be watched, since the system's limit for watching is reached; it is looked through "
        f"every {_duration(every)} instead. This raises the limit: sudo sysctl fs.inotify.{limit}={_raised(limit)}"
    )


def is_limit(error: OSError) -> bool:
    """Whether a limit is reached that the person can raise."""
    return _limit_of(error) is not None


def _limit_of(error: OSError) -> str | None:
    if not sys.platform.startswith("linux"):
        return None
    return {errno.ENOSPC: _WATCHES, errno.EMFILE: _INSTANCES}.get(error.errno or 0)


def _raised(limit: str) -> int:
    """What is enough for most, and more than the limit now."""
    try:
        now = int(Path("/proc/sys/fs/inotify", limit).read_text("ascii"))
    except (OSError, ValueError):
        now = 0
    return max(_ENOUGH[limit], 2 * now)


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} minutes" if seconds < 7_200 else f"{seconds / 3_600:.0f} hours"


def top_of(path: str, folders: Iterable[str]) -> str | None:
    """The folder among `folders` (none inside another) that is `path` or holds it."""
    return next((each for each in folders if path == each or path.startswith(os.path.join(each, ""))), None)
