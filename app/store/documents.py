"""The ledger's rows for documents: the facts of each content, and how far its passages and vectors have come."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.documents import Document
from app.store.ledger import Ledger


def document_id(content_hash: bytes, format_name: str) -> int:
    """The same content read as the same format always has the same id, a number of 63 bits."""
    digest = hashlib.blake2b(content_hash + format_name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """How many documents have their words and how many of those have their vectors too, and so for passages."""

    documents: int
    with_meaning: int
    passages: int
    passages_with_meaning: int


class DocumentRecords:
    """Reads and writes the documents of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def has_words(self, document: int) -> bool:
        """Whether the document's passages are in the index."""
        return bool(self._ledger.value("SELECT words IS NOT NULL FROM documents WHERE id = ?", (document,)))

    def add(self, key: int, document: Document, passages: int) -> None:
        """Records a document whose passages are in the table. One without passages needs no vectors."""
        photo = document.photo
        self._ledger.run(
            "INSERT OR REPLACE INTO documents (id, format, kind, title, language, pages, width, height, taken, camera,"
            " latitude, longitude, pictures, notes, words, meaning) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                key, document.format, document.kind, document.title, document.language, document.pages,
                photo and photo.width, photo and photo.height, photo and photo.taken and photo.taken.isoformat(),
                photo and photo.camera, photo and photo.latitude, photo and photo.longitude, len(document.pictures),
                "\n".join(document.notes), passages, int(passages == 0),
            ),
        )  # fmt: skip

    def waiting_for_meaning(self) -> list[tuple[int, int]]:
        """The documents whose passages have no vectors yet, with their numbers of passages, newest files first."""
        return self._ledger.rows(
            "SELECT d.id, d.words FROM documents d JOIN files f ON f.document_id = d.id"
            " WHERE d.meaning = 0 AND d.words > 0 GROUP BY d.id ORDER BY max(f.modified_ns) DESC"
        )

    def set_meaning(self, ids: Sequence[int]) -> None:
        """The documents' vectors are in the table."""
        self._ledger.run_many("UPDATE documents SET meaning = 1 WHERE id = ?", ((key,) for key in ids))

    def orphans(self) -> list[int]:
        """The documents that no file holds any more."""
        rows = self._ledger.rows(
            "SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.document_id = documents.id)"
        )
        return [key for (key,) in rows]

    def remove(self, ids: Sequence[int]) -> None:
        """Forgets documents. Files that pointed to them wait to be read again."""
        for key in ids:
            self._ledger.run("UPDATE files SET document_id = NULL, state = 'waiting' WHERE document_id = ?", (key,))
            self._ledger.run("DELETE FROM documents WHERE id = ?", (key,))

    def forget_meaning(self, ids: Sequence[int]) -> None:
        """The documents' vectors are to be made again."""
        self._ledger.run_many("UPDATE documents SET meaning = 0 WHERE id = ? AND words > 0", ((key,) for key in ids))

    def passages(self) -> dict[int, tuple[int, bool]]:
        """For each document with words: its number of passages, and whether they have vectors."""
        rows = self._ledger.rows("SELECT id, words, meaning FROM documents WHERE words IS NOT NULL")
        return {key: (words, bool(meaning)) for key, words, meaning in rows}

    def counts(self) -> DocumentCounts:
        """Totals over the library."""
        (row,) = self._ledger.rows(
            "SELECT count(*), coalesce(sum(meaning), 0), coalesce(sum(words), 0), coalesce(sum(words * meaning), 0)"
            " FROM documents WHERE words IS NOT NULL"
        )
        return DocumentCounts(*row)
