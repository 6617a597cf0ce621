"""The recognition stage: reads the text of scanned pages and of pictures that hold some, and makes it searchable."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.chunks import Chunk
from app.domain.documents import BLOCK_SEPARATOR, Block, Document
from app.domain.errors import ExtractionError
from app.domain.files import FileKind
from app.domain.recognition import RecognisedBlock
from app.extract.pool import ExtractionPool
from app.index.reading import cut
from app.store.documents import WaitingDocument
from app.store.in_hand import InHand
from app.store.library import Library
from app.store.passages import Passage, passage_id
from app.store.writer import WordsWriter

PAGES_PER_TASK = 4  # then they are committed: recognition takes more than a second for each

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class RecognitionCount:
    """What the stage has done so far: documents looked at, and passages found."""

    done: int = 0
    passages: int = 0


class RecognitionStage:
    """Reads waiting documents a few pages at a time; every commit is rows first, ledger last."""

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

        Those that may have ended the indexer come last.
        """
        for document in sorted(documents, key=lambda each: self._in_hand.deaths(each.id)):
            self._in_hand.take([document.id])
            for pages, left in _portions(document):
                if not self._read(document, pages, left):
                    break
            if self._stop.is_set():
                break
            self._in_hand.done([document.id])
            self.count.done += 1
            self._on_progress(self.count)
        self._writer.finish()

    def _read(self, document: WaitingDocument, pages: tuple[int, ...] | None, left: tuple[int, ...]) -> bool:
        """Reads some pages and commits what they hold; False where the rest is not to be read now."""
        answer = self._pool.submit(document.path, pages)
        while not answer.done():
            if self._stop.is_set():
                answer.cancel()
                return False
            try:
                answer.exception(timeout=0.2)
            except (FutureTimeoutError, CancelledError):
                continue
        try:
            self._commit(document, self._rows(document, answer.result()), left)
        except ExtractionError as error:
            with self._library.ledger.transaction():
                self._library.documents.add_recognised(document.id, 0)
                self._library.documents.add_note(document.id, f"Its pictures of text could not be read: {error}")
            return False
        return not self._stop.is_set()

    def _rows(self, document: WaitingDocument, blocks: Sequence[RecognisedBlock]) -> list[Passage]:
        first = self._library.documents.passages_of(document.id)
        rows: list[Passage] = []
        for _, on_page in groupby(blocks, lambda block: block.page):
            page = list(on_page)
            text = Document("text", FileKind.DOCUMENT, tuple(Block(block.text, page=block.page) for block in page))
            for chunk in cut(text, self._tokenizer, self._sizes).chunks:
                rows.append(_row(document.id, first + len(rows), chunk, _box_of(chunk, page)))
        return rows

    def _commit(self, document: WaitingDocument, rows: list[Passage], left: tuple[int, ...]) -> None:
        library = self._library
        if rows:
            library.passages.add(rows)
        with library.ledger.transaction():
            library.documents.add_recognised(document.id, len(rows), left)
            library.vocabulary.add(row.text for row in rows)
        self.count.passages += len(rows)


def _portions(document: WaitingDocument) -> Iterator[tuple[tuple[int, ...] | None, tuple[int, ...]]]:
    """The pages to read at once, None for a picture file, each with the pages that are left after them."""
    pages = document.scanned_pages
    if not pages:
        yield None, ()
    for first in range(0, len(pages), PAGES_PER_TASK):
        yield pages[first : first + PAGES_PER_TASK], pages[first + PAGES_PER_TASK :]


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
