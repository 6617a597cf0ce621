"""The recognition stage: reads the text of scanned pages and of pictures that hold some, and makes it searchable."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.chunks import Chunk
from app.domain.documents import BLOCK_SEPARATOR, Block, Document
from app.domain.errors import ExtractionError, SkippedFileError
from app.domain.files import FileKind
from app.domain.notes import NO_TEXT_LAYER, undecodable
from app.domain.recognition import RecognisedBlock
from app.extract.pool import ExtractionPool
from app.index.reading import cut
from app.runtime.patience import exists
from app.store.documents import WaitingDocument
from app.store.in_hand import InHand
from app.store.library import Library
from app.store.passages import Passage, passage_id
from app.store.writer import WordsWriter

PAGES_PER_COMMIT = 4  # recognition takes more than a second for each
MOST_FAILED = 3  # pages in a row; then the rest of the document is given up
MOST_NAMED = 5  # pages that a note tells of

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class RecognitionCount:
    """What the stage has done so far: documents looked at, and passages found."""

    done: int = 0
    passages: int = 0


class RecognitionStage:
    """Reads waiting documents page by page; every commit is rows first, ledger last."""

    def __init__(
        self,
        library: Library,
        pool: ExtractionPool[tuple[RecognisedBlock, ...]],
        tokenizer: Path,
        sizes: ChunkSizes,
        on_progress: Callable[[RecognitionCount], None],
        stop: threading.Event,
        in_hand: InHand | None = None,
    ) -> None:
        self._library = library
        self._in_hand = in_hand or InHand()
        self._pool = pool
        self._tokenizer = tokenizer
        self._sizes = sizes
        self._on_progress = on_progress
        self._stop = stop
        self._writer = WordsWriter(library)
        self.count = RecognitionCount()

    def run(self, documents: Sequence[WaitingDocument]) -> None:
        """Reads the documents. Returns early when `stop` is set; pages that were not read stay waiting.

        Those that may have ended the indexer come last. So do those whose file is not there, to the next run.
        """
        for document in sorted(documents, key=lambda each: self._in_hand.deaths(each.id)):
            self._in_hand.take([document.id])
            self._read(document)
            if self._stop.is_set():
                break
            self._in_hand.done([document.id])
            self.count.done += 1
            self._on_progress(self.count)
        self._writer.finish()

    def _read(self, document: WaitingDocument) -> None:
        """Reads page after page, so that each has its own time and one that is slow or deadly costs itself only."""
        pages: tuple[int | None, ...] = document.scanned_pages or (None,)
        portion = _Portion()
        for index, page in enumerate(pages):
            try:
                blocks = self._recognised(document.path, page)
            except ExtractionError as error:
                if not exists(document.path, self._stop):  # a drive that is away, or a file that has moved
                    return
                portion.fail(page, error)
            else:
                if blocks is None:
                    return
                portion.take(blocks)
            left = () if portion.is_hopeless else tuple(filter(None, pages[index + 1 :]))
            if not left or portion.pages >= PAGES_PER_COMMIT:
                self._commit(document, portion, left)
                portion = portion.next()
            if not left:
                return

    def _recognised(self, path: str, page: int | None) -> tuple[RecognisedBlock, ...] | None:
        """What stands on one page, or in a picture file; None where the stage is to stop. Raises ExtractionError."""
        answer = self._pool.submit(path, None if page is None else (page,))
        while not answer.done():
            if self._stop.is_set():
                answer.cancel()
                return None
            with suppress(FutureTimeoutError, CancelledError):
                answer.exception(timeout=0.2)
        return answer.result()

    def _rows(self, document: WaitingDocument, blocks: Sequence[RecognisedBlock]) -> list[Passage]:
        first = self._library.documents.passages_of(document.id)
        rows: list[Passage] = []
        for _, on_page in groupby(blocks, lambda block: block.page):
            page = list(on_page)
            text = Document("text", FileKind.DOCUMENT, tuple(Block(block.text, page=block.page) for block in page))
            for chunk in cut(text, self._tokenizer, self._sizes).chunks:
                rows.append(_row(document.id, first + len(rows), chunk, _box_of(chunk, page)))
        return rows

    def _commit(self, document: WaitingDocument, portion: "_Portion", left: tuple[int, ...]) -> None:
        library, rows = self._library, self._rows(document, portion.blocks)
        if rows:
            library.passages.add(rows)
        with library.ledger.transaction():
            library.documents.add_recognised(document.id, len(rows), left)
            library.vocabulary.add(row.text for row in rows)
            if rows:
                now_read = {row.page for row in rows if row.page is not None}
                library.documents.remove_notes(document.id, {NO_TEXT_LAYER, *map(undecodable, now_read)})
            for note in portion.notes:
                library.documents.add_note(document.id, note)
        self.count.passages += len(rows)


@dataclass(slots=True)
class _Portion:
    """The pages of a document that are committed together; `named` and `failed` go on from the portion before."""

    pages: int = 0
    blocks: list[RecognisedBlock] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    named: int = 0
    failed: int = 0  # in a row

    def take(self, blocks: Sequence[RecognisedBlock]) -> None:
        self.pages += 1
        self.failed = 0
        self.blocks += blocks

    def fail(self, page: int | None, error: ExtractionError) -> None:
        """Notes why a page was not read."""
        self.pages += 1
        self.failed += 1
        of_file = page is None or isinstance(error, SkippedFileError)
        if of_file or self.is_hopeless:
            self.notes.append(f"Its pictures of text could not be read: {error}")
            self.failed = MOST_FAILED
        elif self.named < MOST_NAMED:
            self.named += 1
            self.notes.append(f"The text in the picture of page {page} could not be read: {error}")

    @property
    def is_hopeless(self) -> bool:
        """Whether the rest of the document is not worth the time."""
        return self.failed >= MOST_FAILED

    def next(self) -> "_Portion":
        """The portion after this one."""
        return _Portion(named=self.named, failed=self.failed)


def _box_of(chunk: Chunk, blocks: Sequence[RecognisedBlock]) -> Box:
    """The box around all blocks of which the chunk holds a part."""
    start = 0
    held: list[Box] = []
    for block in blocks:
        end = start + len(block.text)
        if start < chunk.end and end > chunk.start:
            held.append(block.box)
        start = end + len(BLOCK_SEPARATOR)
    x0, y0, x1, y1 = zip(*held or [blocks[0].box], strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _row(document: int, ordinal: int, chunk: Chunk, box: Box) -> Passage:
    return Passage(
        passage_id=passage_id(document, ordinal),
        document_id=document,
        ordinal=ordinal,
        page=chunk.page,
        start=chunk.start,
        end=chunk.end,
        body=0,
        text=chunk.text,
        recognised=True,
        box=box,
    )
