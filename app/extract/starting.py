"""How processes that read files start, and what must outlive their start."""

import multiprocessing
import sys
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext
from typing import Any, cast

from app.extract import worker
from app.extract.interrupts import without_interrupts


def process_context() -> BaseContext:
    """A context for one pool: its processes are forked from a small server that holds the heavy modules, or start anew
    where there is no fork.

    To be kept until they have ended.
    """
    return cast("BaseContext", _LastingLocks(_way_to_start()))


def _way_to_start() -> BaseContext:
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(worker.PRELOADED))
    resource_tracker.ensure_running()  # first, since in starting it lets interrupts through again
    try:
        with without_interrupts():
            forkserver.ensure_running()  # it loads the modules while the caller still looks for files
    except OSError:  # its socket lies in the folder for temporary files, whose path may be too long for one
        return multiprocessing.get_context("spawn")
    return context


class _LastingLocks:
    """A context whose locks stay as long as it does.

    A process opens the locks of its pool by name when it starts. pebble drops them, and the system their names, before
    it ends the processes: one that was just starting then failed, and Python printed why on the standard error.
    """

    def __init__(self, context: BaseContext) -> None:
        self._context = context
        self._locks: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def RLock(self) -> Any:  # noqa: N802 - as in multiprocessing
        """A lock that processes share."""
        lock = self._context.RLock()
        self._locks.append(lock)
        return lock
