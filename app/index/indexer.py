"""One indexing run: scan, plan, words, meaning, in this order, so that names answer first and meaning last."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.chunk.chunker import ChunkSizes
from app.domain.errors import FolderError
from app.domain.progress import Progress, RunReport, Stage
from app.embed.text import TextEmbedder
from app.extract.formats import kind_of_name
from app.extract.limits import Limits
from app.extract.pool import ExtractionPool
from app.index.meaning import embed_waiting
from app.index.plan import Plan, make_plan
from app.index.reading import Reader, ReadFile
from app.index.reconcile import drop_orphans, reconcile
from app.index.scan import scan
from app.index.words import WordsCount, WordsStage
from app.models.installed import InstalledModel
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.runs import remember_run

OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class IndexerOptions:
    """How a run works. `threads` bounds the processor cores in use, `retry` reads failed files again."""

    threads: int
    sizes: ChunkSizes
    limits: Limits
    retry: bool = False


class Indexer:
    """Brings a library up to date with its folders; the caller holds `Library.writing()`."""

    def __init__(
        self,
        library: Library,
        model: InstalledModel,
        load_embedder: Callable[[], TextEmbedder],
        options: IndexerOptions,
        on_progress: OnProgress = lambda _: None,
        stop: threading.Event | None = None,
    ) -> None:
        self._library = library
        self._model = model
        self._load_embedder = load_embedder
        self._options = options
        self._on_progress = on_progress
        self._stop = stop or threading.Event()

    def run(self, folders: Sequence[WatchedFolder]) -> RunReport:
        """Indexes `folders`. Setting `stop` ends the run after the commit in hand; the next run goes on from there.

        Raises FolderError where none of the folders can be read, DiskFullError or LibraryDamagedError where the
        library cannot be written; all that was committed stays.
        """
        began = time.monotonic()
        with ExtractionPool[ReadFile](
            self._options.threads, self._options.limits, Reader(self._model.tokenizer, self._options.sizes)
        ) as pool:
            reconcile(self._library)
            plans, problems = self._plan(folders)
            if problems and not plans:
                raise problems[0]
            words = self._read_words(pool, [folder for folder, _ in plans])
            if self._stop.is_set():
                pool.terminate()
        drop_orphans(self._library)
        embedded = 0 if self._stop.is_set() else self._embed()
        report = RunReport(
            found=sum(len(plan.new) + len(plan.changed) + len(plan.moved) + plan.unchanged for _, plan in plans),
            indexed=words.indexed,
            moved=sum(len(plan.moved) for _, plan in plans),
            removed=sum(len(plan.gone) for _, plan in plans),
            skipped=words.skipped,
            failed=words.failed,
            passages=words.passages,
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
                seen = scan(folder.path, folder.excludes, self._tell_scan(found))
            except FolderError as error:  # away for now: its files stay as they are
                problems.append(error)
                continue
            found += len(seen.stamps)
            known = self._library.files.under(folder.path)
            plan = make_plan(seen.stamps, known, seen.unreadable, retry=self._options.retry)
            self._write_plan(plan)
            plans.append((folder.path, plan))
        return plans, problems

    def _tell_scan(self, before: int) -> Callable[[int], None]:
        return lambda found: self._on_progress(Progress(Stage.SCAN, before + found, before + found))

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
        if waiting:
            stage.run(waiting)
        return stage.count

    def _embed(self) -> int:
        if not self._library.documents.waiting_for_meaning():
            return 0

        def tell(done: int, total: int) -> None:
            self._on_progress(Progress(Stage.MEANING, done, total, done))

        return embed_waiting(self._library, self._load_embedder(), tell, self._stop)
