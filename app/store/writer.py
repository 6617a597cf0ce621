"""Writes what the words stage has read: rows first, ledger last, so that a crash between the two loses nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from app.domain.chunks import Chunk
from app.domain.documents import Document
from app.domain.files import FileState
from app.store.compaction import GRACE
from app.store.library import Library
from app.store.passages import Passage, passage_id

PASSAGES_PER_INDEXING = 20_000
MOST_WASTE = 500_000_000  # bytes that may stay on the disk until a run is over


@dataclass(slots=True)
class WordsBatch:
    """What one commit will hold; file ids are the ledger's.

    `indexed` are files with their documents, `others` files whose content gave no document, and `unseen` files whose
    content could not be looked at.
    """

    documents: list[tuple[int, Document, int]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    indexed: list[tuple[int, int]] = field(default_factory=list)
    others: list[tuple[int, FileState, str]] = field(default_factory=list)
    unseen: list[tuple[int, FileState, str]] = field(default_factory=list)

    def add_document(self, key: int, document: Document, chunks: Iterable[Chunk], contexts: Iterable[str]) -> int:
        """Adds a document with its chunks and the context above each; returns the number of its passages."""
        rows = [_row(key, chunk, context) for chunk, context in zip(chunks, contexts, strict=True)]
        self.documents.append((key, document, len(rows)))
        self.passages += rows
        return len(rows)


class WordsWriter:
    """Commits batches and keeps new passages quick to search.

    What LanceDB supersedes by that stays on the disk until the upkeep after a run, but not where it is as much again as
    the table and more than `MOST_WASTE`: adding to the indexes writes them anew.
    """

    def __init__(self, library: Library, grace: timedelta = GRACE) -> None:
        """`grace` is how long a version stays after it was superseded."""
        self._library = library
        self._grace = grace
        self._not_indexed = 0

    def commit(self, batch: WordsBatch) -> None:
        """Writes a batch. Raises DiskFullError or LibraryDamagedError; the ledger then knows nothing of it."""
        library = self._library
        if batch.passages:
            library.passages.add(batch.passages)
        with library.ledger.transaction():
            for key, document, passages in batch.documents:
                library.documents.add(key, document, passages)
            library.vocabulary.add(row.text for row in batch.passages)
            for file_id, key in batch.indexed:
                library.files.set_indexed(file_id, key)
            for file_id, state, reason in batch.others:
                library.files.set_state(file_id, state, reason)
            for file_id, state, reason in batch.unseen:
                library.files.set_unread(file_id, state, reason)
        self._not_indexed += len(batch.passages)
        if batch.passages and (
            self._not_indexed >= PASSAGES_PER_INDEXING or not self._library.passages.is_searchable()
        ):
            self.finish()

    def finish(self) -> None:
        """Adds the passages written so far to the full-text index; a few can wait, as a search reads these itself."""
        passages = self._library.passages
        if passages.indexing_is_due():
            passages.index_rows()
            state = passages.state(self._grace)
            if state.waste > max(MOST_WASTE, state.live_bytes):
                passages.clean(self._grace)
        self._not_indexed = 0


def _row(document: int, chunk: Chunk, context: str) -> Passage:
    head = f"{context}\n" if context else ""
    return Passage(
        passage_id=passage_id(document, chunk.ordinal),
        document_id=document,
        ordinal=chunk.ordinal,
        page=chunk.page,
        start=chunk.start,
        end=chunk.end,
        body=len(head),
        text=head + chunk.text,
    )
