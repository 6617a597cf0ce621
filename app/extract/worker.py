"""The inside of an extraction process: what it forbids itself before it reads a stranger's file."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.process import BaseProcess

NICENESS = 10

# What a fresh worker finds loaded already where processes are forked from a server.
PRELOADED = ("app.extract.preload",)


def enter(memory_bytes: int, niceness: int = NICENESS) -> None:
    """Make this process fit to read hostile files: bounded, silent, and gone when its parent is.

    `niceness` lowers its priority; 0 leaves it as it is, for work that a person waits for.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a hanging library gives Python no chance to run a handler
    _leave_with_parent()
    _bound(memory_bytes)
    if niceness:
        _be_nice(niceness)
    _be_silent()


def _leave_with_parent() -> None:
    """End this process when the one that asked for it is gone, even killed.

    The pipe to the parent closes then. A thread waits for that, and the system is asked to send SIGIO, which ends a
    process whose threads cannot run since a library hangs. (The parent by process id is the fork server, which itself
    waits for its children: PR_SET_PDEATHSIG would keep both alive.)
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform != "win32":
        import fcntl

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        with contextlib.suppress(OSError):  # not every system can do it for pipes
            fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
            flags = fcntl.fcntl(parent.sentinel, fcntl.F_GETFL)
            fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, flags | os.O_ASYNC)
    threading.Thread(target=_wait_for_end_of, args=(parent,), daemon=True, name="parent-watch").start()


def _wait_for_end_of(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _bound(memory_bytes: int) -> None:
    """No core dumps, and no more private memory than allowed where the system can count it."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # macOS refuses
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))


def _be_nice(niceness: int) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import psutil

            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(niceness)


def _be_silent() -> None:
    """Send what libraries print to nowhere, also what C code writes to the descriptors."""
    with open(os.devnull, "r+b", buffering=0) as nowhere:  # noqa: PTH123 - a device, not a file
        for descriptor in (0, 1, 2):
            os.dup2(nowhere.fileno(), descriptor)
