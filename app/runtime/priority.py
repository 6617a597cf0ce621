"""How much of the machine indexing takes: the priority of its processes, and the processor cores that they may use."""

import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import suppress

import psutil

NICENESS = 10
# What bounds the threads of the libraries; each is read once, when the library is loaded or first used.
_THREADS = (
    "LANCE_CPU_THREADS",
    "OMP_NUM_THREADS",  # Arrow too
    "OPENBLAS_NUM_THREADS",
    "RAYON_NUM_THREADS",
    "TOKIO_WORKER_THREADS",
)


def lower_priority() -> None:
    """This process and those that it starts come after everything else; on Linux call it before there are threads."""
    with suppress(OSError, psutil.Error, AttributeError):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(max(0, NICENESS - os.nice(0)))
    with suppress(OSError, psutil.Error, AttributeError):
        if sys.platform == "win32":
            psutil.Process().ionice(psutil.IOPRIO_LOW)
        elif sys.platform.startswith("linux"):
            psutil.Process().ionice(psutil.IOPRIO_CLASS_BE, 7)  # the idle class might starve while it holds a lock


def bound_threads(most: int, environment: MutableMapping[str, str] = os.environ) -> None:
    """The libraries that this process and those that it starts will load use at most so many threads each.

    What the person has set stays.
    """
    for name in _THREADS:
        environment.setdefault(name, str(most))


class Cores:
    """The cores that this process may use, and those below it; does nothing where the system cannot tell or bound."""

    def __init__(self) -> None:
        self._allowed = _affinity(psutil.Process())

    def limit(self, most: int) -> None:
        """All together use at most so many cores from now on, the last ones, which often are the thrifty ones."""
        if not self._allowed:
            return
        chosen = self._allowed[-most:]
        own = psutil.Process()
        for process in (own, *own.children(recursive=True)):
            for thread in _threads(process):
                with suppress(psutil.Error, OSError, ValueError):
                    if _affinity(thread) != chosen:
                        thread.cpu_affinity(chosen)


def _affinity(process: psutil.Process) -> list[int]:
    try:
        return sorted(process.cpu_affinity() or ())
    except (psutil.Error, OSError, AttributeError):  # macOS cannot
        return []


def _threads(process: psutil.Process) -> Iterator[psutil.Process]:
    """What has cores of its own: on Linux each thread, under its number, elsewhere the process."""
    if not sys.platform.startswith("linux"):
        yield process
        return
    with suppress(psutil.Error, OSError):
        for thread in process.threads():
            with suppress(psutil.Error, OSError):
                yield psutil.Process(thread.id)
