"""What the ledger and the tables keep of one file: how far it has come, when, and its passages and pictures."""

import os
from dataclasses import dataclass
from datetime import datetime

from app.domain.files import FileStamp, FileState, display
from app.domain.lineage import PassageFacts, PictureFacts
from app.store.files import KnownFile
from app.store.library import Library

_WORDS_SHOWN = 8
_COLUMNS = "format, words, meaning, shown, pictures, recognised, notes, read_on, read_by, embedded_on, shown_on"


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """The ledger's row of a document; times are None where they were not noted.

    `shown` is None while its pictures have not been looked at; `unread` says that pages wait for text recognition.
    """

    id: int
    format: str
    passages: int
    has_meaning: bool
    shown: int | None
    unread: bool
    notes: tuple[str, ...]
    read: datetime | None
    read_by: str
    embedded: datetime | None
    pictured: datetime | None


def known_file(library: Library, path: str) -> KnownFile | None:
    """The file at exactly this path, None where the library does not know it."""
    return next((file for file in library.files.at([path]) if file.stamp.path == path), None)


def kept_document(library: Library, key: int) -> KeptDocument | None:
    """What the ledger keeps of the document with that id; None while nothing of it is in the index."""
    rows = library.ledger.rows(f"SELECT {_COLUMNS} FROM documents WHERE id = ? AND words IS NOT NULL", (key,))
    if not rows:
        return None
    form, words, meaning, shown, _, recognised, notes, read, read_by, embedded, pictured = rows[0]
    return KeptDocument(
        key,
        form,
        words,
        bool(meaning),
        shown,
        recognised == 0,
        tuple(line for line in notes.split("\n") if line),
        _time(read),
        read_by or "",
        _time(embedded),
        _time(pictured),
    )


def passages_of(library: Library, key: int) -> tuple[PassageFacts, ...]:
    """The passages of a document in reading order. Raises LibraryDamagedError."""
    rows = sorted(library.passages.of_documents([key]), key=lambda row: row.ordinal)
    embedded = library.vectors.ids_of_documents([key])
    return tuple(
        PassageFacts(number, row.page, _beginning(row.words), row.recognised, row.passage_id in embedded)
        for number, row in enumerate(rows, start=1)
    )


def pictures_of(library: Library, key: int) -> tuple[PictureFacts, ...]:
    """The pictures of a document in order. Raises LibraryDamagedError."""
    rows = sorted(library.pictures.of_documents([key]), key=lambda row: row.ordinal)
    return tuple(PictureFacts(number, row.page, row.width, row.height) for number, row in enumerate(rows, start=1))


def copies_of(library: Library, file: KnownFile) -> tuple[str, ...]:
    """Other files with the same content, as they can be shown."""
    rows = library.ledger.rows(
        "SELECT path FROM files WHERE document_id = ? AND id <> ? ORDER BY path", (file.document_id, file.id)
    )
    return tuple(display(os.fsdecode(path)) for (path,) in rows)


def is_same(stamp: FileStamp, found: FileStamp) -> bool:
    """Whether a file is as it was when it was read, as far as the system tells."""
    return (stamp.size, stamp.modified_ns) == (found.size, found.modified_ns)


def state_told(file: KnownFile) -> str:
    """Why nothing of a file is in the index, as a sentence; empty where something is."""
    if file.state is FileState.INDEXED:
        return ""
    reason = f": {file.reason}" if file.reason else "."
    return {
        FileState.WAITING: f"It waits to be read; only its name can be found until then{reason}",
        FileState.SKIPPED: f"It was left out on purpose, and only its name can be found{reason}",
        FileState.FAILED: f"It could not be read, and only its name can be found{reason}",
    }[file.state]


def _beginning(text: str) -> str:
    words = text.split(maxsplit=_WORDS_SHOWN)
    return " ".join(words[:_WORDS_SHOWN]) + ("…" if len(words) > _WORDS_SHOWN else "")


def _time(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
