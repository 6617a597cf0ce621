"""One indexing run: scan, plan, words, meaning, in this order, so that names answer first and meaning last."""

import logging
import threading
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.embedding import TextEmbedder
from app.domain.errors import DiskFullError, ModelError
from app.domain.files import FileKind
from app.domain.progress import Progress, RunReport, Stage
from app.domain.sparse import SparseEmbedder
from app.embed.embedders import Embedders
from app.extract.formats import kind_of_name
from app.extract.limits import Limits
from app.extract.ocr.recogniser import Recogniser
from app.extract.pool import ExtractionPool
from app.index.meaning import embed_waiting, settle_vectors
from app.index.pictures import PicturesCount, PicturesStage, PictureWriter, settle_pictures
from app.index.planning import Planner
from app.index.reading import PictureReader, Reader, ReadFile
from app.index.recognition import RecognitionCount, RecognitionStage
from app.index.reconcile import drop_orphans, pass_over, reconcile
from app.index.weighing import weigh_waiting
from app.index.words import WordsCount, WordsStage
from app.runtime.patience import STALL_SECONDS, StoppedError, answered
from app.runtime.settings import TextRecognition
from app.store.files import KnownFile
from app.store.folders import WatchedFolder
from app.store.in_hand import InHand
from app.store.library import Library
from app.store.runs import remember_run
from app.store.upkeep import keep_up

OnProgress = Callable[[Progress], None]
_LOG = logging.getLogger(__name__)


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

    `tokenizer` is the file of the text model's. A drive that gives no sign of life for `patience` seconds counts as
    away.
    """

    def __init__(
        self,
        library: Library,
        tokenizer: Path,
        embedders: Embedders,
        options: IndexerOptions,
        on_progress: OnProgress = lambda _: None,
        stop: threading.Event | None = None,
        patience: float = STALL_SECONDS,
    ) -> None:
        self._library = library
        self._tokenizer = tokenizer
        self._embedders = embedders
        self._options = options
        self._on_progress = on_progress
        self._stop = stop or threading.Event()
        self._patience = patience
        self._in_hand = InHand()

    def run(self, folders: Sequence[WatchedFolder], *, unlisted: bool = False) -> RunReport:
        """Indexes `folders`, and with `unlisted` looks again at the known files that lie in none of them.

        Setting `stop` ends the run after the commit in hand; the next run goes on from there.
        Raises FolderError where none of the folders can be read, DiskFullError or LibraryDamagedError where the
        library cannot be written; all that was committed stays.
        """

        def plan(planner: Planner) -> None:
            reconcile(self._library)
            planner.plan_folders(folders)
            if unlisted and not self._stop.is_set():
                planner.plan_unlisted(folders)

        return self._carry_out(plan, whole=True)

    def update(self, folders: Sequence[WatchedFolder], paths: Collection[str]) -> RunReport:
        """Indexes what has become of the files at `paths`, which lie in `folders`; else as `run`.

        A run must have been completed before, since what a killed one may have left is not looked for.
        """
        one = len(paths) == 1 and self._is_file(*paths)  # for which one process is enough, and sooner there
        return self._carry_out(
            lambda planner: planner.plan_changes(folders, paths), readers=1 if one else self._options.threads
        )

    def _is_file(self, path: str) -> bool:
        with suppress(OSError, ValueError, StoppedError):
            return answered(lambda _: Path(path).is_file(), self._stop, seconds=self._patience)
        return False

    def _carry_out(
        self, plan: Callable[[Planner], None], *, whole: bool = False, readers: int | None = None
    ) -> RunReport:
        """Keeps on the disk what the run has in hand; at the end of a `whole` one nobody is suspect any more."""
        file = self._library.in_hand_file
        with InHand(self._library.ledger, file, retry=self._options.retry) as self._in_hand:
            pass_over(self._library, self._in_hand.blamed)
            report = self._do(plan, readers or self._options.threads)
            if whole and not report.interrupted:
                self._in_hand.acquit()
            return report

    def _do(self, plan: Callable[[Planner], None], readers: int) -> RunReport:
        began = time.monotonic()
        planner = Planner(
            self._library, self._on_progress, self._stop, retry=self._options.retry, patience=self._patience
        )
        with ExtractionPool[ReadFile](
            readers, self._options.limits, Reader(self._tokenizer, self._options.sizes)
        ) as pool:
            plan(planner)
            made = planner.made
            if made.problems and not made.plans and not self._stop.is_set():
                raise made.problems[0]
            waiting = self._library.files.waiting(made.folders)
            pictures = self._picture_writer(waiting)
            words = self._read_words(pool, waiting, pictures)
            if self._stop.is_set():
                pool.terminate()
        if not self._stop.is_set():  # else a file that was not read yet may hold what seems to be an orphan
            drop_orphans(self._library)
        if self._options.meaning and not self._stop.is_set():
            pictures = self._see(pictures)
        seen = pictures.count if pictures else PicturesCount()
        embedded = self._embed() if self._options.meaning and not self._stop.is_set() else 0
        recognised = self._recognise() if self._options.meaning and not self._stop.is_set() else 0
        if recognised and not self._stop.is_set():
            embedded += self._embed()
        problem = self._weigh() if self._options.meaning and not self._stop.is_set() else None
        report = RunReport(
            found=made.found,
            indexed=words.indexed - seen.skipped - seen.failed,
            moved=made.moved,
            removed=made.removed,
            skipped=words.skipped + seen.skipped,
            failed=words.failed + seen.failed,
            passages=words.passages + recognised,
            pictures=seen.pictures,
            embedded=embedded,
            seconds=time.monotonic() - began,
            interrupted=self._stop.is_set(),
            problems=tuple(str(each) for each in (*made.problems, *([problem] if problem else []))),
        )
        remember_run(self._library.ledger, report)
        _LOG.info(
            "a run: %d found, %d indexed, %d moved, %d removed, %d skipped, %d failed, %d passages, %d pictures, "
            "%d embedded, %.1f s%s",
            report.found, report.indexed, report.moved, report.removed, report.skipped, report.failed, report.passages,
            report.pictures, report.embedded, report.seconds, ", interrupted" if report.interrupted else "",
        )  # fmt: skip
        if not self._stop.is_set():
            with suppress(DiskFullError):  # what was to become smaller can wait; all that was read is safe
                keep_up(self._library, wait=self._stop.wait)
        return report

    def _picture_writer(self, waiting: Sequence[KnownFile]) -> PictureWriter | None:
        """What takes the pixels of picture files, where some wait and there is a model for them."""
        if not self._options.meaning or not any(map(_is_picture, waiting)):
            return None
        try:
            return PictureWriter(self._library, self._embedders.pictures(), self._in_hand)
        except ModelError:  # words come first; the pictures stage will say it
            return None

    def _read_words(
        self, pool: ExtractionPool[ReadFile], waiting: Sequence[KnownFile], pictures: PictureWriter | None
    ) -> WordsCount:
        def tell(count: WordsCount) -> None:
            self._on_progress(
                Progress(Stage.WORDS, count.done, len(waiting), count.passages, count.failed, count.skipped)
            )

        in_flight = 4 * self._options.threads
        stage = WordsStage(
            self._library, pool, self._options.limits, in_flight, tell, self._stop, pictures, self._in_hand,
            self._patience,
        )  # fmt: skip
        stage.run(sorted(waiting, key=_is_picture))
        return stage.count

    def _see(self, writer: PictureWriter | None) -> PictureWriter | None:
        """Looks at the pictures that the words stage has not brought with it."""
        waiting = self._library.documents.waiting_for_pictures()
        if waiting:
            writer = writer or PictureWriter(self._library, self._embedders.pictures(), self._in_hand)

            def tell(count: PicturesCount) -> None:
                self._on_progress(
                    Progress(Stage.PICTURES, count.done, len(waiting), count.pictures, count.failed, count.skipped)
                )

            with ExtractionPool(self._options.threads, self._options.limits, PictureReader(writer.size)) as pool:
                PicturesStage(writer, pool, 8 * self._options.threads, tell, self._stop, self._in_hand).run(waiting)
                if self._stop.is_set():
                    pool.terminate()
        if not self._stop.is_set():
            settle_pictures(self._library)
        return writer

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
            stage = RecognitionStage(
                self._library, pool, self._tokenizer, self._options.sizes, tell, self._stop, self._in_hand
            )
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

        embedder = self._embedders.text()
        return embed_waiting(self._library, embedder, tell, self._stop, self._in_hand, self._along_with(embedder))

    def _along_with(self, embedder: TextEmbedder) -> SparseEmbedder | None:
        """The sparse model that is the text model itself, None where it is another one or cannot be used."""
        with suppress(ModelError):
            sparse = self._embedders.sparse() if self._embedders.sparse else None
            return sparse if sparse is not None and sparse.id == embedder.model.id else None
        return None

    def _weigh(self) -> ModelError | None:
        """Lets the sparse model weigh what is new, where one is chosen; why it could not. Everything else is done."""

        def tell(done: int, total: int) -> None:
            self._on_progress(Progress(Stage.MEANING, done, total, done))

        try:
            sparse = self._embedders.sparse() if self._embedders.sparse else None
            weigh_waiting(self._library, sparse, tell, self._stop, self._in_hand)
        except ModelError as error:
            return error
        return None


def _is_picture(file: KnownFile) -> bool:
    return kind_of_name(file.stamp.path) is FileKind.PICTURE
