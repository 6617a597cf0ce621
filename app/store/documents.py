"""The ledger's rows for documents: the facts of each content, and how far its passages and vectors have come."""

import hashlib
import json
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from app import __version__
from app.domain.documents import Document
from app.domain.files import FileKind, FileState
from app.domain.library_facts import DocumentCounts
from app.store.ledger import Ledger
from app.store.removed import note_removed


def document_id(content_hash: bytes, format_name: str) -> int:
    """The same content read as the same format always has the same id, a number of 63 bits."""
    digest = hashlib.blake2b(content_hash + format_name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class WaitingDocument:
    """A document that a later stage has to visit, with a file that holds it and its scanned pages (from 1)."""

    id: int
    kind: FileKind
    path: str
    scanned_pages: tuple[int, ...]


class DocumentRecords:
    """Reads and writes the documents of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def has_words(self, document: int) -> bool:
        """Whether the document's passages are in the index."""
        return bool(self._ledger.value("SELECT words IS NOT NULL FROM documents WHERE id = ?", (document,)))

    def add(self, key: int, document: Document, passages: int) -> None:
        """Records a document whose passages are in the table.

        One without passages needs no vectors, one without pictures is not looked at again, and one without scanned
        pages needs no text recognition.
        """
        photo = document.photo
        pictures = 1 if document.kind is FileKind.PICTURE else len(document.pictures)
        self._ledger.run(
            "INSERT OR REPLACE INTO documents (id, format, kind, title, language, pages, width, height, taken, camera,"
            " lens, latitude, longitude, place, pictures, notes, words, meaning, shown, recognised,"
            " scans, read_on, read_by)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                key, document.format, document.kind, document.title, document.language, document.pages,
                photo and photo.width, photo and photo.height, photo and photo.taken and photo.taken.isoformat(),
                photo and photo.camera, photo and photo.lens,
                photo and photo.latitude, photo and photo.longitude, photo and photo.place,
                pictures, "\n".join(document.notes), passages, int(passages == 0),
                None if pictures else 0, 0 if document.scanned_pages else None, json.dumps(document.scanned_pages),
                _now(), __version__,
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
        now = _now()
        self._ledger.run_many(
            "UPDATE documents SET meaning = 1, embedded_on = ? WHERE id = ?", ((now, key) for key in ids)
        )

    def waiting_for_pictures(self) -> list[WaitingDocument]:
        """The documents whose pictures have not been looked at, newest files first, picture files before others."""
        return self._waiting("d.shown IS NULL", "d.kind = 'picture' DESC, ")

    def waiting_for_recognition(self, *, all_pictures: bool) -> list[WaitingDocument]:
        """The documents with pages or pictures whose text is still to be recognised, newest files first.

        With `all_pictures` also the picture files that did not seem to hold text.
        """
        more = " OR (d.recognised IS NULL AND d.kind = 'picture' AND d.shown > 0)" if all_pictures else ""
        return self._waiting(f"(d.recognised = 0{more})", "")

    def _waiting(self, condition: str, order: str) -> list[WaitingDocument]:
        rows = self._ledger.rows(
            "SELECT d.id, d.kind, d.scans, f.path, max(f.modified_ns) FROM documents d"
            f" JOIN files f ON f.document_id = d.id WHERE {condition} GROUP BY d.id"
            f" ORDER BY {order} max(f.modified_ns) DESC, d.id"
        )
        return [
            WaitingDocument(key, FileKind(kind), os.fsdecode(path), tuple(json.loads(scans)))
            for key, kind, scans, path, _ in rows
        ]

    def set_shown(self, key: int, pictures: int, *, holds_text: bool = False) -> None:
        """The document's pictures are in the table; with `holds_text` its own picture waits for text recognition."""
        self._ledger.run(
            "UPDATE documents SET shown = ?, shown_on = ?, recognised = iif(? AND recognised IS NULL, 0, recognised)"
            " WHERE id = ?",
            (pictures, _now(), int(holds_text), key),
        )

    def add_recognised(self, key: int, passages: int, left: Sequence[int] = ()) -> None:
        """Text recognition has given so many passages more; the scanned pages `left` are still to be read."""
        self._ledger.run(
            "UPDATE documents SET recognised = ?, scans = ?, words = words + ?, meaning = meaning AND ? = 0"
            " WHERE id = ?",
            (int(not left), json.dumps(list(left)), passages, passages, key),
        )

    def passages_of(self, key: int) -> int:
        """The number of the document's passages, 0 where it is not known."""
        return int(self._ledger.value("SELECT words FROM documents WHERE id = ?", (key,)) or 0)

    def add_note(self, key: int, note: str) -> None:
        """Adds a sentence for the person about what could not be read."""
        self._ledger.run(
            "UPDATE documents SET notes = trim(notes || char(10) || ?, char(10)) WHERE id = ?", (note, key)
        )

    def remove_notes(self, key: int, notes: Collection[str]) -> None:
        """Takes back sentences that no longer hold."""
        told = str(self._ledger.value("SELECT notes FROM documents WHERE id = ?", (key,)) or "")
        left = "\n".join(line for line in told.split("\n") if line not in notes)
        self._ledger.run("UPDATE documents SET notes = ? WHERE id = ?", (left, key))

    def refuse(self, key: int, state: FileState, reason: str) -> None:
        """Forgets a document that turned out to be unreadable; its files get `state` and the reason."""
        self._ledger.run(
            "UPDATE files SET document_id = NULL, state = ?, reason = ?, attempts = attempts + 1 WHERE document_id = ?",
            (state, reason, key),
        )
        self._ledger.run("DELETE FROM documents WHERE id = ?", (key,))

    def forget_pictures(self, ids: Sequence[int]) -> None:
        """The documents' pictures are to be looked at again."""
        self._ledger.run_many("UPDATE documents SET shown = NULL WHERE id = ?", ((key,) for key in ids))

    def shown(self) -> dict[int, int]:
        """The number of pictures of each document that has been looked at and has some."""
        return dict(self._ledger.rows("SELECT id, shown FROM documents WHERE shown > 0"))

    def orphans(self) -> list[int]:
        """The documents that no file holds any more."""
        rows = self._ledger.rows(
            "SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.document_id = documents.id)"
        )
        return [key for (key,) in rows]

    def remove(self, ids: Sequence[int]) -> None:
        """Forgets documents. Files that pointed to them wait to be read again."""
        note_removed(self._ledger, sum(max(1, self.passages_of(key)) for key in ids))
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
            "SELECT count(*), coalesce(sum(meaning), 0), coalesce(sum(words), 0), coalesce(sum(words * meaning), 0),"
            " coalesce(sum(shown), 0), coalesce(sum(shown IS NULL), 0), coalesce(sum(recognised = 0), 0)"
            " FROM documents WHERE words IS NOT NULL"
        )
        return DocumentCounts(*row)
