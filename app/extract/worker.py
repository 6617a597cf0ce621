"""The inside of an extraction process: what it forbids itself before it reads a stranger's file."""

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time

SECONDS_BETWEEN_LOOKS = 2.0
NICENESS = 10
_PR_SET_PDEATHSIG = 1

# What a fresh worker finds loaded already where processes are forked from a server.
PRELOADED = ("app.extract.preload",)


def enter(memory_bytes: int) -> None:
    """Make this process fit to read hostile files: bounded, low in priority, silent, and gone when its parent is."""
    _leave_with_parent()
    _bound(memory_bytes)
    _be_nice()
    _be_silent()


def _leave_with_parent() -> None:
    """Linux kills the process with its parent; everywhere a thread looks for the parent, since a fork may be late."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    threading.Thread(target=_watch, args=(parent,), daemon=True, name="parent-watch").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os._exit(1)


def _bound(memory_bytes: int) -> None:
    """No core dumps, and no more private memory than allowed where the system can count it."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # macOS refuses
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))


def _be_nice() -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import psutil

            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(NICENESS)


def _be_silent() -> None:
    """Send what libraries print to nowhere, also what C code writes to the descriptors."""
    with open(os.devnull, "r+b", buffering=0) as nowhere:  # noqa: PTH123 - a device, not a file
        for descriptor in (0, 1, 2):
            os.dup2(nowhere.fileno(), descriptor)
