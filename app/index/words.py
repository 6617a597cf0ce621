"""The words stage: reads waiting files in the extraction pool and stores their passages."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ExtractionError, FailedFileError, SkippedFileError
from app.domain.files import FileStamp, FileState
from app.extract.limits import MEGABYTE, Limits
from app.extract.pool import ExtractionPool
from app.index.reading import ReadFile
from app.index.scan import stamp_of
from app.store.documents import document_id
from app.store.files import KnownFile, extension_of
from app.store.library import Library
from app.store.writer import WordsBatch, WordsWriter

PASSAGES_PER_COMMIT = 1_000
SECONDS_PER_COMMIT = 2.0
_UNSTABLE = "The file was being changed while Akin read it; it is read again at the next run."


@dataclass(frozen=True, slots=True)
class _Known:
    """The file's content is in the library already."""

    document_id: int


@dataclass(frozen=True, slots=True)
class _Task:
    file: KnownFile
    document_id: int
    answer: Future[ReadFile]


@dataclass(slots=True)
class WordsCount:
    """What the stage has done so far."""

    done: int = 0
    indexed: int = 0
    skipped: int = 0
    failed: int = 0
    passages: int = 0


class WordsStage:
    """Carries waiting files into the passages table; every commit is rows first, ledger last."""

    def __init__(
        self,
        library: Library,
        pool: ExtractionPool[ReadFile],
        limits: Limits,
        in_flight: int,
        on_progress: Callable[[WordsCount], None],
        stop: threading.Event,
    ) -> None:
        self._library = library
        self._pool = pool
        self._limits = limits
        self._in_flight = in_flight
        self._on_progress = on_progress
        self._stop = stop
        self._writer = WordsWriter(library)
        self._batch = WordsBatch()
        self._committed = time.monotonic()
        self._in_hand: set[int] = set()
        self.count = WordsCount()

    def run(self, files: Iterable[KnownFile]) -> None:
        """Reads the files. Returns early when `stop` is set; what was not read stays waiting."""
        unstable = self._pass(files)
        self._pass(unstable, last=True)
        self._commit()
        self._writer.finish()

    def _pass(self, files: Iterable[KnownFile], *, last: bool = False) -> list[KnownFile]:
        """Reads the files once and returns those that changed meanwhile."""
        unstable: list[KnownFile] = []
        tasks: dict[Future[ReadFile], _Task] = {}
        for file in self._until_stopped(files):
            task = self._begin(file)
            if task is not None:
                tasks[task.answer] = task
            while len(tasks) >= self._in_flight:
                unstable += self._finish_some(tasks, last=last)
        while tasks and not self._stop.is_set():
            unstable += self._finish_some(tasks, last=last)
        for answer in tasks:
            answer.cancel()
        return unstable

    def _until_stopped(self, files: Iterable[KnownFile]) -> Iterator[KnownFile]:
        for file in files:
            if self._stop.is_set():
                return
            yield file

    def _begin(self, file: KnownFile) -> _Task | None:
        """Starts reading a file, unless its content is known or it cannot be read."""
        try:
            found = self._identify(file.stamp)
        except ExtractionError as error:
            self._not_read(file, error)
            return None
        if isinstance(found, _Known):
            self._link(file, found.document_id)
            return None
        self._in_hand.add(found)
        return _Task(file, found, self._pool.submit(file.stamp.path))

    def _identify(self, stamp: FileStamp) -> int | _Known:
        """The id that the file's content has, wrapped where the library or the batch holds it already."""
        if stamp.size > self._limits.streamed_bytes:
            most = self._limits.streamed_bytes // MEGABYTE
            raise SkippedFileError(f"The file is larger than {most} MB; it is found by its name only.")
        if stamp.size == 0:
            raise SkippedFileError("The file is empty.")
        try:
            with Path(stamp.path).open("rb") as stream:
                digest = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=32)).digest()
        except OSError as error:
            raise FailedFileError(f"The file could not be opened: {error.strerror or error}.") from error
        key = document_id(digest, extension_of(stamp.path))
        if key in self._in_hand or self._library.documents.has_words(key):
            return _Known(key)
        return key

    def _finish_some(self, tasks: dict[Future[ReadFile], _Task], *, last: bool) -> list[KnownFile]:
        done, _ = wait(tasks, timeout=0.5, return_when=FIRST_COMPLETED)
        unstable = []
        for answer in done:
            task = tasks.pop(answer)
            if not self._finish(task, last=last):
                unstable.append(task.file)
        self._commit_when_due()
        return unstable

    def _finish(self, task: _Task, *, last: bool) -> bool:
        """Takes in what was read; False where the file has changed since its stamp was taken."""
        if not _is_unchanged(task.file.stamp):
            self._in_hand.discard(task.document_id)
            if last:
                self._batch.others.append((task.file.id, FileState.WAITING, _UNSTABLE))
            return False
        try:
            read = task.answer.result()
        except ExtractionError as error:
            self._in_hand.discard(task.document_id)
            self._not_read(task.file, error)
            return True
        rows = self._batch.add_document(task.document_id, read.document, read.chunks, read.contexts)
        self.count.passages += rows
        self._link(task.file, task.document_id)
        return True

    def _link(self, file: KnownFile, document: int) -> None:
        self._batch.indexed.append((file.id, document))
        self.count.indexed += 1
        self._advance()

    def _not_read(self, file: KnownFile, error: ExtractionError) -> None:
        skipped = isinstance(error, SkippedFileError)
        self._batch.others.append((file.id, FileState.SKIPPED if skipped else FileState.FAILED, str(error)))
        self.count.skipped += skipped
        self.count.failed += not skipped
        self._advance()

    def _advance(self) -> None:
        self.count.done += 1
        self._on_progress(self.count)
        self._commit_when_due()

    def _commit_when_due(self) -> None:
        waited = time.monotonic() - self._committed
        if len(self._batch.passages) >= PASSAGES_PER_COMMIT or waited > SECONDS_PER_COMMIT:
            self._commit()

    def _commit(self) -> None:
        self._writer.commit(self._batch)
        self._batch = WordsBatch()
        self._committed = time.monotonic()


def _is_unchanged(stamp: FileStamp) -> bool:
    try:
        now = stamp_of(stamp.path)
    except OSError:
        return False
    return now.size == stamp.size and now.modified_ns == stamp.modified_ns
