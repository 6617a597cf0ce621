"""One indexing run: scan, plan, words, meaning, in this order, so that names answer first and meaning last."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.errors import FolderError
from app.domain.progress import Progress, RunReport, Stage
from app.embed.embedders import Embedders
from app.extract.formats import kind_of_name
from app.extract.limits import Limits
from app.extract.ocr.recogniser import Recogniser
from app.extract.pool import ExtractionPool
from app.index.meaning import embed_waiting, settle_vectors
from app.index.pictures import PictureReader, PicturesCount, PicturesStage, settle_pictures
from app.index.plan import Plan, make_plan
from app.index.reading import Reader, ReadFile
from app.index.recognition import RecognitionCount, RecognitionStage
from app.index.reconcile import drop_orphans, reconcile
from app.index.scan import scan
from app.index.unlisted import plan_unlisted
from app.index.words import WordsCount, WordsStage
from app.runtime.settings import TextRecognition
from app.store.files import display
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.runs import remember_run

OnProgress = Callable[[Progress], None]
_MOST_PROBLEMS = 20  # unreadable folders that one run names for each watched folder


class _StoppedError(Exception):
    """A scan was asked to stop."""


@dataclass(frozen=True, slots=True)
class IndexerOptions:
    """How a run works. `threads` bounds the processor cores in use, `retry` reads failed files again.

    Without `meaning` the run ends when words can be searched; pictures and vectors are left to the next one.
    """

    threads: int
    sizes: ChunkSizes
    limits: Limits
    retry: bool = False
    meaning: bool = True
    recognition: TextRecognition = TextRecognition.AUTO


class Indexer:
    """Brings a library up to date with its folders; the caller holds `Library.writing()`.

    `tokenizer` is the file of the text model's.
    """

    def __init__(
        self,
        library: Library,
        tokenizer: Path,
        embedders: Embedders,
        options: IndexerOptions,
        on_progress: OnProgress = lambda _: None,
        stop: threading.Event | None = None,
    ) -> None:
        self._library = library
        self._tokenizer = tokenizer
        self._embedders = embedders
        self._options = options
        self._on_progress = on_progress
        self._stop = stop or threading.Event()

    def run(self, folders: Sequence[WatchedFolder], *, unlisted: bool = False) -> RunReport:
        """Indexes `folders`, and with `unlisted` looks again at the known files that lie in none of them.

        Setting `stop` ends the run after the commit in hand; the next run goes on from there.
        Raises FolderError where none of the folders can be read, DiskFullError or LibraryDamagedError where the
        library cannot be written; all that was committed stays.
        """
        began = time.monotonic()
        with ExtractionPool[ReadFile](
            self._options.threads, self._options.limits, Reader(self._tokenizer, self._options.sizes)
        ) as pool:
            reconcile(self._library)
            plans, problems = self._plan(folders)
            if unlisted and not self._stop.is_set():
                plans += self._plan_unlisted(folders)
            if problems and not plans and not self._stop.is_set():
                raise problems[0]
            words = self._read_words(pool, [folder for folder, _ in plans])
            if self._stop.is_set():
                pool.terminate()
        if not self._stop.is_set():  # else a file that was not read yet may hold what seems to be an orphan
            drop_orphans(self._library)
        pictures = self._see() if self._options.meaning and not self._stop.is_set() else PicturesCount()
        embedded = self._embed() if self._options.meaning and not self._stop.is_set() else 0
        recognised = self._recognise() if self._options.meaning and not self._stop.is_set() else 0
        if recognised and not self._stop.is_set():
            embedded += self._embed()
        report = RunReport(
            found=sum(len(plan.new) + len(plan.changed) + len(plan.moved) + plan.unchanged for _, plan in plans),
            indexed=words.indexed - pictures.skipped - pictures.failed,
            moved=sum(len(plan.moved) for _, plan in plans),
            removed=sum(len(plan.gone) for _, plan in plans),
            skipped=words.skipped + pictures.skipped,
            failed=words.failed + pictures.failed,
            passages=words.passages + recognised,
            pictures=pictures.pictures,
            embedded=embedded,
            seconds=time.monotonic() - began,
            interrupted=self._stop.is_set(),
            problems=tuple(str(problem) for problem in problems),
        )
        remember_run(self._library.ledger, report)
        return report

    def _plan(self, folders: Sequence[WatchedFolder]) -> tuple[list[tuple[str, Plan]], list[FolderError]]:
        """Scans and plans folder by folder and writes the plans into the ledger: from here on names can be found."""
        plans: list[tuple[str, Plan]] = []
        problems: list[FolderError] = []
        found = 0
        for folder in folders:
            if self._stop.is_set():
                break
            try:
                plan, unread = self._plan_folder(folder, found)
            except _StoppedError:
                break
            except FolderError as error:  # away for now: its files stay as they are
                problems.append(error)
                continue
            found += len(plan.new) + len(plan.changed) + len(plan.moved) + plan.unchanged
            problems += unread
            plans.append((folder.path, plan))
        return plans, problems

    def _plan_folder(self, folder: WatchedFolder, found: int) -> tuple[Plan, list[FolderError]]:
        """Scans one folder and writes the plan; returns it with what could not be listed. Raises FolderError."""
        seen = scan(folder.path, folder.excludes, self._tell_scan(found), self._library.own_paths)
        known = list(self._library.files.under(folder.path))
        self._refuse_other_drive(folder.path, gone=bool(known) and not seen.stamps)
        plan = make_plan(seen.stamps, known, seen.unreadable, retry=self._options.retry)
        self._write_plan(plan)
        unread = [FolderError(f"{path} could not be read; what is known of it stays.") for path in seen.unreadable]
        return plan, unread[:_MOST_PROBLEMS]

    def _plan_unlisted(self, folders: Sequence[WatchedFolder]) -> list[tuple[str, Plan]]:
        known = self._library.files.outside(folder.path for folder in folders)
        plans = list(plan_unlisted(known, retry=self._options.retry))
        for _, plan in plans:
            self._write_plan(plan)
        return plans

    def _refuse_other_drive(self, root: str, *, gone: bool) -> None:
        """Raises FolderError where a folder has lost all its files and lies on another drive than at the last run.

        That is a mount point whose drive is not there, and no reason to forget its files.
        """
        device = str(Path(root).stat().st_dev)
        before = self._library.ledger.meta(f"device {display(root)}")
        if gone and before is not None and before != device:
            raise FolderError(f"{root} is empty, and its drive is not the one it was on.", "Connect the drive again.")
        if not gone and before != device:
            self._library.ledger.set_meta(f"device {display(root)}", device)

    def _tell_scan(self, before: int) -> Callable[[int], None]:
        def tell(found: int) -> None:
            if self._stop.is_set():
                raise _StoppedError
            self._on_progress(Progress(Stage.SCAN, before + found, before + found))

        return tell

    def _write_plan(self, plan: Plan) -> None:
        files = self._library.files
        with self._library.ledger.transaction():
            files.move(plan.moved)
            files.remove(plan.gone)
            files.add((stamp, kind_of_name(os.path.basename(stamp.path))) for stamp in plan.new)
            files.await_again(plan.changed)

    def _read_words(self, pool: ExtractionPool[ReadFile], roots: Sequence[str]) -> WordsCount:
        waiting = self._library.files.waiting(roots)

        def tell(count: WordsCount) -> None:
            self._on_progress(
                Progress(Stage.WORDS, count.done, len(waiting), count.passages, count.failed, count.skipped)
            )

        stage = WordsStage(self._library, pool, self._options.limits, 4 * self._options.threads, tell, self._stop)
        stage.run(waiting)
        return stage.count

    def _see(self) -> PicturesCount:
        waiting = self._library.documents.waiting_for_pictures()
        if not waiting:
            settle_pictures(self._library)
            return PicturesCount()
        embedder = self._embedders.pictures()

        def tell(count: PicturesCount) -> None:
            self._on_progress(
                Progress(Stage.PICTURES, count.done, len(waiting), count.pictures, count.failed, count.skipped)
            )

        with ExtractionPool(self._options.threads, self._options.limits, PictureReader(embedder.size)) as pool:
            stage = PicturesStage(self._library, embedder, pool, 8 * self._options.threads, tell, self._stop)
            stage.run(waiting)
            if self._stop.is_set():
                pool.terminate()
        return stage.count

    def _recognise(self) -> int:
        """Reads pictures of text and returns the number of passages that this gave."""
        wanted = self._options.recognition
        if wanted is TextRecognition.OFF:
            return 0
        waiting = self._library.documents.waiting_for_recognition(all_pictures=wanted is TextRecognition.ALL)
        if not waiting:
            return 0

        def tell(count: RecognitionCount) -> None:
            self._on_progress(Progress(Stage.RECOGNITION, count.done, len(waiting), count.passages))

        limits = replace(self._options.limits, seconds=2 * self._options.limits.seconds)
        with ExtractionPool(1, limits, Recogniser(self._options.threads)) as pool:
            stage = RecognitionStage(self._library, pool, self._tokenizer, self._options.sizes, tell, self._stop)
            stage.run(waiting)
            if self._stop.is_set():
                pool.terminate()
        return stage.count.passages

    def _embed(self) -> int:
        if not self._library.documents.waiting_for_meaning():
            settle_vectors(self._library)
            return 0

        def tell(done: int, total: int) -> None:
            self._on_progress(Progress(Stage.MEANING, done, total, done))

        return embed_waiting(self._library, self._embedders.text(), tell, self._stop)
