"""Who is writing to a library: the lock file, and beside it the note that names the process that holds it."""

import json
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

LOCK_FILE, HOLDER_FILE = "writer.lock", "writer.json"


def holder_of(data_dir: Path) -> int | None:
    """The process that the note names, whether or not it still runs; None where there is no (readable) note."""
    try:
        return int(json.loads((data_dir / HOLDER_FILE).read_bytes())["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def writing_process(data_dir: Path) -> int | None:
    """The process that is writing to the library now, None where there is none.

    The lock itself is tried only where the note names a living process, so that asking never gets in a writer's way.
    """
    holder = holder_of(data_dir)
    if holder is None or not psutil.pid_exists(holder):
        return None
    lock = FileLock(data_dir / LOCK_FILE)
    try:
        with lock.acquire(timeout=0):
            return None  # the note was left behind and its number belongs to another program by now
    except Timeout:
        return holder
    except OSError:
        return None
