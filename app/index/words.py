"""The words stage: reads waiting files in the extraction pool and stores their passages.

Where it is given a `PictureWriter` it brings the pixels of picture files with it: they are opened once.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.errors import ExtractionError, FailedFileError, SkippedFileError
from app.domain.files import FileKind, FileStamp, FileState
from app.extract.detect import format_of_file, no_reader
from app.extract.formats import kind_of_name
from app.extract.limits import MEGABYTE, Limits
from app.extract.pool import ExtractionPool
from app.extract.signatures import CONTAINERS, SIGNATURE_BYTES
from app.index.hashing import hash_file
from app.index.pictures import PictureWriter
from app.index.reading import ReadFile
from app.index.scan import stamp_of
from app.runtime.drives import mount_of, mounts
from app.runtime.patience import STALL_SECONDS, Answer, StalledError, StoppedError, Tick, answered
from app.store.documents import document_id
from app.store.files import KnownFile, extension_of
from app.store.in_hand import REASON, InHand
from app.store.library import Library
from app.store.presence import covers
from app.store.writer import WordsBatch, WordsWriter

_LOG = logging.getLogger(__name__)
PASSAGES_PER_COMMIT = 1_000
SECONDS_PER_COMMIT = 2.0
_LARGE = 16 * MEGABYTE
_UNSTABLE = "The file was being changed while Akin read it; it is read again at the next run."
_AWAY = "The file was not there any more when Akin came to read it; the next run looks for it again."


@dataclass(slots=True)
class _Task:
    """A content that is being read: the file that it is read from, and the other files that hold the same bytes."""

    file: KnownFile
    document_id: int
    answer: Future[ReadFile]
    copies: list[KnownFile] = field(default_factory=list)


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
        pictures: PictureWriter | None = None,
        in_hand: InHand | None = None,
        patience: float = STALL_SECONDS,
    ) -> None:
        self._library = library
        self._in_hand = in_hand or InHand()
        self._pool = pool
        self._pictures = pictures
        self._limits = limits
        self._in_flight = in_flight
        self._on_progress = on_progress
        self._stop = stop
        self._patience = patience
        self._writer = WordsWriter(library)
        self._batch = WordsBatch()
        self._committed = time.monotonic()
        self._reading: dict[int, _Task] = {}
        self._read: set[int] = set()
        self._refused: dict[int, ExtractionError] = {}
        self._finished: list[int] = []  # contents that the batch is the end of
        # Files that are kept for the end, with the number of deaths in which they were in hand; None when it has come.
        self._suspects: list[tuple[int, KnownFile]] | None = []
        self._is_last = False  # whether what does not stand still is taken as it is
        self._stalled: list[str] = []  # where a drive does not answer
        self.count = WordsCount()

    def run(self, files: Iterable[KnownFile]) -> None:
        """Reads the files. Returns early when `stop` is set; what was not read stays waiting."""
        unstable = self._pass(files)
        unstable += self._pass_suspects()
        self._is_last = True
        self._pass(filter(None, map(self._stamped_again, unstable)))
        self._commit_all()
        if not self._stop.is_set():  # else the next run does it
            self._writer.finish()

    def _pass(self, files: Iterable[KnownFile]) -> list[KnownFile]:
        """Reads the files once and returns those that changed meanwhile."""
        unstable: list[KnownFile] = []
        for file in self._until_stopped(files):
            self._begin(file)
            while len(self._reading) >= self._in_flight:
                unstable += self._finish_some()
        while self._reading and not self._stop.is_set():
            unstable += self._finish_some()
        for task in self._reading.values():
            task.answer.cancel()
        self._reading.clear()
        for file in unstable if self._is_last else ():
            self._not_seen(file, FileState.WAITING, _UNSTABLE)
        return unstable

    def _pass_suspects(self) -> list[KnownFile]:
        """Reads the files that may have ended the indexer, each alone; returns those that changed meanwhile."""
        suspects, self._suspects = self._suspects or [], None
        unstable = []
        for _, file in sorted(suspects, key=lambda entry: entry[0]):
            self._commit_all()
            unstable += self._pass([file])
        return unstable

    def _until_stopped(self, files: Iterable[KnownFile]) -> Iterator[KnownFile]:
        for file in files:
            if self._stop.is_set():
                return
            yield file

    def _begin(self, file: KnownFile) -> None:
        """Starts reading a file, unless its content is known, is being read already, or cannot be read.

        A stop while the content is hashed leaves the file waiting.
        """
        try:
            self._refuse_by_size(file.stamp.size)
            key = self._ask(file.stamp.path, lambda tick: self._identify(file.stamp, tick))
        except StoppedError:
            return
        except ExtractionError as error:
            self._not_read(file, error)
        except (FileNotFoundError, StalledError):
            self._not_seen(file, FileState.WAITING, _AWAY)
        except OSError as error:
            self._not_seen(file, FileState.FAILED, f"The file could not be opened: {error.strerror or error}.")
        else:
            if key is not None:
                self._begin_content(file, key)

    def _begin_content(self, file: KnownFile, key: int) -> None:
        if key in self._in_hand.blamed:
            self._not_read(file, FailedFileError(REASON))
        elif key in self._in_hand.suspects and self._suspects is not None:
            self._suspects.append((self._in_hand.deaths(key), file))
        elif key in self._reading:
            self._reading[key].copies.append(file)
        elif key in self._read or self._library.documents.has_words(key):
            self._link(file, key)
        elif key in self._refused:
            self._not_read(file, self._refused[key])
        else:
            self._in_hand.take([key])
            self._reading[key] = _Task(file, key, self._submit(file.stamp.path))

    def _submit(self, path: str) -> Future[ReadFile]:
        """Has the file read; with its pixels, where it is a picture."""
        if self._pictures is not None and kind_of_name(path) is FileKind.PICTURE:
            return self._pool.submit(path, self._pictures.size)
        return self._pool.submit(path)

    def _refuse_by_size(self, size: int) -> None:
        if size > self._limits.streamed_bytes:
            most = self._limits.streamed_bytes // MEGABYTE
            raise SkippedFileError(f"The file is larger than {most} MB; it is found by its name only.")
        if size == 0:
            raise SkippedFileError("The file is empty.")

    def _ask(self, path: str, question: Callable[[Tick], Answer]) -> Answer:
        """Asks something of the drive of a file; one that does not answer is waited for once only.

        Raises StalledError, StoppedError.
        """
        if covers(self._stalled, path):
            raise StalledError
        try:
            return answered(question, self._stop, seconds=self._patience)
        except StalledError:
            mount = mount_of(path, mounts())
            self._stalled.append(mount.point if mount else str(Path(path).parent))
            raise

    def _identify(self, stamp: FileStamp, on_block: Tick) -> int | None:
        """The id that the file's content has, None where the run is stopped. Raises OSError where it cannot be seen."""
        if stamp.size >= _LARGE:
            _refuse_unreadable(stamp.path)
        digest = hash_file(stamp.path, self._stop, on_block)
        return None if digest is None else document_id(digest, extension_of(stamp.path))

    def _stamped_again(self, file: KnownFile) -> KnownFile | None:
        """The file as it is now, None where it is gone; the next run sees what has become of it."""
        stamp = self._stamp_now(file)
        if stamp is None:
            self._not_seen(file, FileState.WAITING, _AWAY)
            return None
        self._library.files.await_again([(file.id, stamp)])
        return replace(file, stamp=stamp)

    def _stamp_now(self, file: KnownFile) -> FileStamp | None:
        """None where the file is gone, or where that cannot be told."""
        try:
            return self._ask(file.stamp.path, lambda _: stamp_of(file.stamp.path))
        except (OSError, StoppedError):
            return None

    def _finish_some(self) -> list[KnownFile]:
        """Takes in what has been read by now; returns the files that changed since their stamps were taken."""
        answers = {task.answer: task for task in self._reading.values()}
        done, _ = wait(answers, timeout=0.5, return_when=FIRST_COMPLETED)
        unstable = []
        for answer in done:
            task = answers[answer]
            del self._reading[task.document_id]
            unstable += self._finish(task)
        self._commit_when_due()
        return unstable

    def _finish(self, task: _Task) -> list[KnownFile]:
        self._finished.append(task.document_id)
        now = self._stamp_now(task.file)
        if now is None or not _is_same(now, task.file.stamp):  # then nobody knows what was read
            if not self._is_last or now is None:
                return [task.file, *task.copies]
            return [*task.copies, *self._take_moving(task)]
        try:
            read = task.answer.result()
        except ExtractionError as error:
            self._refused[task.document_id] = error
            for file in (task.file, *task.copies):
                self._not_read(file, error)
            return []
        self._read.add(task.document_id)
        self._take(task.document_id, read)
        for file in (task.file, *task.copies):
            self._link(file, task.document_id)
        return []

    def _take_moving(self, task: _Task) -> list[KnownFile]:
        """Takes what was read of a file that does not stand still, such as a log, under an id that no content has.

        The file keeps the stamp from before, so that the next look at it has it read again.
        """
        try:
            read = task.answer.result()
        except ExtractionError:  # it may be half written
            return [task.file]
        key = document_id(os.urandom(16), extension_of(task.file.stamp.path))
        self._take(key, read)
        self._link(task.file, key)
        return []

    def _take(self, document: int, read: ReadFile) -> None:
        self.count.passages += self._batch.add_document(document, read.document, read.chunks, read.contexts)
        if self._pictures is not None and read.pictures is not None:
            self._pictures.add(document, read.pictures, read.document.kind)

    def _link(self, file: KnownFile, document: int) -> None:
        self._batch.indexed.append((file.id, document))
        self.count.indexed += 1
        self._advance()

    def _not_read(self, file: KnownFile, error: ExtractionError) -> None:
        skipped = isinstance(error, SkippedFileError)
        self._batch.others.append((file.id, FileState.SKIPPED if skipped else FileState.FAILED, str(error)))
        self.count.skipped += skipped
        self.count.failed += not skipped
        _LOG.info("file %d %s: %s", file.id, "skipped" if skipped else "failed", type(error).__name__)
        _LOG.debug("file %d is %s", file.id, file.stamp.path)
        self._advance()

    def _not_seen(self, file: KnownFile, state: FileState, reason: str) -> None:
        self._batch.unseen.append((file.id, state, reason))
        self.count.failed += state is FileState.FAILED
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
        self._in_hand.done(self._finished)
        self._batch, self._finished = WordsBatch(), []
        self._committed = time.monotonic()
        if self._pictures is not None:  # the ledger knows their documents now
            self._pictures.commit_when_due()

    def _commit_all(self) -> None:
        self._commit()
        if self._pictures is not None:
            self._pictures.commit()


def _refuse_unreadable(path: str) -> None:
    """Raises ExtractionError for a film or a disk image by its first bytes, since to go through all of it takes long.

    What may be a container is left to the extraction process.
    """
    with Path(path).open("rb") as stream:
        head = stream.read(SIGNATURE_BYTES)
    if not any(head):
        raise FailedFileError("The file begins with nothing but zeros; it is damaged or was never fully written.")
    if not head.startswith(CONTAINERS) and format_of_file(path, head) is None:
        raise SkippedFileError(no_reader(path))


def _is_same(stamp: FileStamp, other: FileStamp) -> bool:
    return stamp.size == other.size and stamp.modified_ns == other.modified_ns
