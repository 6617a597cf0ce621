"""Processes that read files: each file with a time and a memory limit, and a crash costs that file only."""

import signal
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from app.domain.errors import ExtractionError, FailedFileError
from app.extract import worker
from app.extract.limits import Limits
from app.extract.starting import process_context
from app.runtime.patience import answered

FILES_PER_PROCESS = 1_000
Result = TypeVar("Result")


class ExtractionPool(Generic[Result]):
    """Reads files in `workers` processes, which start with the first file.

    `extract` is what a process does with a path and the limits; it must be a function of a module or an object that
    can be pickled, since it is sent.
    """

    def __init__(
        self,
        workers: int,
        limits: Limits,
        extract: Callable[..., Result],
    ) -> None:
        self._workers = workers
        self._limits = limits
        self._extract = extract
        self._lock = threading.Lock()
        self._waiting: set[Future[Result]] = set()
        self._closed = False
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.terminate()

    def submit(self, path: str, *more: object) -> Future[Result]:
        """Start reading a file; its future raises SkippedFileError or FailedFileError.

        `more` is handed to `extract` after the path and the limits.
        Raises RuntimeError where the pool is closed.
        """
        answer: Future[Result] = Future()
        seconds = self._seconds_for(path)
        with self._lock:
            task = self._schedule((path, self._limits, *more), seconds)
            self._waiting.add(answer)
        answer.add_done_callback(lambda done: self._forget(done, task))
        task.add_done_callback(lambda done: _settle(answer, done, seconds))
        return answer

    def close(self) -> None:
        """Finish what was submitted, then end the processes."""
        self._closed = True
        self._pool.close()  # type: ignore[no-untyped-call]
        self._pool.join()

    def terminate(self) -> None:
        """End the processes at once; futures that are not done are cancelled."""
        self._closed = True
        with self._lock:
            waiting = tuple(self._waiting)
        for answer in waiting:
            answer.cancel()
        _end(self._pool)

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=FILES_PER_PROCESS,
            initializer=worker.enter,
            initargs=(self._limits.memory_bytes,),
            context=process_context(),
        )

    def _schedule(self, arguments: tuple[object, ...], seconds: float) -> Future[Result]:
        """Hand the file to a process; where the pool itself broke, to those of a new one."""
        if self._closed:
            raise RuntimeError("The pool is closed.")
        try:
            return self._pool.schedule(self._extract, args=arguments, timeout=seconds)
        except RuntimeError:
            _end(self._pool)
            self._pool = self._new_pool()
            return self._pool.schedule(self._extract, args=arguments, timeout=seconds)

    def _seconds_for(self, path: str) -> float:
        try:
            size = answered(lambda _: Path(path).stat().st_size, threading.Event())
            return self._limits.seconds_for(size)
        except (OSError, ValueError):
            return self._limits.seconds

    def _forget(self, answer: Future[Result], task: Future[Any]) -> None:
        with self._lock:
            self._waiting.discard(answer)
        if answer.cancelled():
            task.cancel()


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _settle(answer: Future[Result], task: Future[Any], seconds: float) -> None:
    """Give the outcome of a task to the future that the caller holds."""
    if task.cancelled() or not answer.set_running_or_notify_cancel():
        return
    error = task.exception()
    if error is None:
        answer.set_result(task.result())
    else:
        answer.set_exception(_told(error, seconds))


def _told(error: BaseException, seconds: float) -> BaseException:
    """What went wrong in a process, as the person reads it."""
    if isinstance(error, ExtractionError | CancelledError):
        return error
    told = FailedFileError(_reason(error, seconds))
    told.__cause__ = error
    return told


def _reason(error: BaseException, seconds: float) -> str:
    if isinstance(error, FutureTimeoutError):
        return f"Reading took longer than {seconds:.0f} s and was stopped."
    if isinstance(error, MemoryError):
        return "Reading needed more memory than one file is granted."
    if isinstance(error, ProcessExpired):
        return _reason_of_end(error.exitcode)
    return "The file could not be read."


def _reason_of_end(code: int | None) -> str:
    if code == -getattr(signal, "SIGKILL", 9):
        return "Reading used too much memory and was stopped by the system."
    return "Reading crashed on this file; it is probably damaged."
