"""The index that is built beside the one that answers: how it begins, takes the other's place, or is given up.

It has tables in a folder of its own, as every index has, and a ledger of its own, so that nothing is mixed. The one
writer of the library makes it (docs/decisions/0013-built-beside.md).
"""

import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain.vector_kinds import VectorKind
from app.store.in_hand import BESIDE_FILE as IN_HAND_BESIDE_FILE
from app.store.ledger import Ledger, kept_meta
from app.store.library import (
    BESIDE_LEDGER_FILE,
    BESIDE_LEDGER_FILES,
    ERASE_DUE,
    FINGERPRINT,
    LEDGER_FILE,
    Library,
    begin_afresh,
    folder_errors,
    index_folder,
    whole_fingerprint,
)
from app.store.passages import NAME as PASSAGES
from app.store.pictures import NAME as PICTURES
from app.store.recoding import recode
from app.store.removed import forget_removed
from app.store.table_copy import copy_file, copy_table
from app.store.vectors import NAME as VECTORS

_FIXED = 4_000_000  # bytes that an index takes whose tables are all but empty, with those of its making
_NAME = "beside"  # of the ledger where it is read together with the other
# What has been measured of a table lies beside it.
_MEASURED = {
    PASSAGES: (),
    VECTORS: ("spread.npz", f"{VECTORS}-index.json"),
    PICTURES: (f"{PICTURES}-spread.npz", f"{PICTURES}-index.json"),
}
# What a file has become in the other ledger, where it has not changed since.
_TAKE_FILES = """
UPDATE files SET state = b.state, reason = b.reason, attempts = b.attempts, kind = b.kind, document_id = b.document_id
FROM beside.files b
WHERE b.path = files.path AND b.size = files.size AND b.modified_ns = files.modified_ns AND b.state <> 'waiting'
"""
_READ_AGAIN = """
UPDATE files SET state = 'waiting', reason = '', document_id = NULL
WHERE document_id IS NOT NULL AND document_id NOT IN (SELECT id FROM documents WHERE words IS NOT NULL)
"""
# All files and those that have been looked at, passages and those with vectors, and files that can be searched now and
# have not been looked at: a file that waits after that has a reason.
_HOW_FAR = """
SELECT (SELECT count(*) FROM beside.files),
(SELECT count(*) FROM beside.files WHERE state <> 'waiting' OR reason <> ''),
coalesce(sum(words), 0), coalesce(sum(words * meaning), 0),
(SELECT count(*) FROM files f JOIN beside.files b ON b.path = f.path
 WHERE b.state = 'waiting' AND b.reason = '' AND f.document_id IS NOT NULL
 AND f.document_id NOT IN (SELECT id FROM beside.documents WHERE words IS NOT NULL))
FROM beside.documents
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What another index takes over from the present one, and need not be made anew.

    `meaning` (the vectors of passages) and `pictures` are taken over only together with `words`. Vectors that are to be
    kept in another way are written anew, which needs no model (`app.store.recoding.can_recode`).
    """

    words: bool = False
    meaning: bool = False
    pictures: bool = False


_NOTHING = Taken()


def fingerprint_beside(data_dir: Path) -> str | None:
    """The whole fingerprint of the index that is being built, None where there is none."""
    return kept_meta(data_dir / BESIDE_LEDGER_FILE, FINGERPRINT)


def open_beside(
    library: Library,
    fingerprint: str,
    dimensions: int,
    picture_dimensions: int | None = None,
    taken: Taken = _NOTHING,
) -> Library:
    """Opens the index with this fingerprint (without the schema) to go on with it; begins it where there is none.

    Another one that has been begun is given up. The caller holds `library.writing()`. Raises LibraryError,
    DiskFullError.
    """
    whole = whole_fingerprint(fingerprint)
    if fingerprint_beside(library.data_dir) != whole:
        abandon(library.data_dir)
        _begin(library, whole, taken)
    return Library(library.data_dir, fingerprint, dimensions, picture_dimensions, beside=True)


def _begin(library: Library, fingerprint: str, taken: Taken) -> None:
    """What is known of the files is copied; all of them wait to be read, unless their words are taken over.

    The ledger is copied before the tables, so that these may have rows that it does not know, and comes to its place
    last: a begin that is cut short leaves nothing that is used.
    """
    made = library.data_dir / f"{BESIDE_LEDGER_FILE}.new"
    library.ledger.copy_to(made)
    with closing(Ledger(made)) as ledger:
        if taken.words:
            _take_documents(ledger, fingerprint, taken)
        else:
            begin_afresh(ledger, fingerprint)
            ledger.set_meta(ERASE_DUE, None)
            forget_removed(ledger)
        ledger.erase_deleted()
    with folder_errors(library.data_dir):
        if taken.words:
            _take_tables(library, fingerprint, taken)
        os.replace(made, library.data_dir / BESIDE_LEDGER_FILE)  # noqa: PTH105 - as atomic as the system allows


def _take_documents(ledger: Ledger, fingerprint: str, taken: Taken) -> None:
    """Makes the ledger count the rows that are taken over; the rest waits to be embedded or looked at."""
    with ledger.transaction():
        if not taken.meaning:
            ledger.run("UPDATE documents SET meaning = 0 WHERE words > 0")
        if not taken.pictures:
            ledger.run("UPDATE documents SET shown = NULL WHERE pictures > 0")
        ledger.set_meta(FINGERPRINT, fingerprint)


def _take_tables(library: Library, fingerprint: str, taken: Taken) -> None:
    """Copies the tables, with what has been measured of them. Raises LibraryDamagedError, OSError."""
    source, target = library.index_dir, index_folder(library.data_dir, fingerprint)
    kind = VectorKind.in_fingerprint(fingerprint)
    recoded = taken.meaning and kind is not VectorKind.in_fingerprint(library.fingerprint)
    if target.exists():  # of a begin that was cut short
        shutil.rmtree(target)
    wanted = {PASSAGES: True, VECTORS: taken.meaning and not recoded, PICTURES: taken.pictures}
    for name in (name for name, is_taken in wanted.items() if is_taken):
        if (source / f"{name}.lance").exists():
            copy_table(source / f"{name}.lance", target / f"{name}.lance")
        for file in _MEASURED[name]:
            if (source / file).exists():
                copy_file(source / file, target / file)
    if recoded:
        recode(library.vectors, target, kind)


def room_needed(library: Library, more: float, taken: Taken = _NOTHING) -> int:
    """About how many bytes the other index takes at most, with `more` times as many numbers in vectors as this one has.

    What is taken over takes no room of its own at first; upkeep may write it anew. While an index is made, its tables
    are up to half as large again.
    """
    index = library.index_dir
    passages = _size(index / f"{PASSAGES}.lance") * (1.0 if taken.words else 1.5)
    vectors = _size(index / f"{VECTORS}.lance") * (1.0 if taken.meaning else 1.5 * more)
    pictures = _size(index / f"{PICTURES}.lance") * (1.0 if taken.pictures else 1.5)
    return _FIXED + round(passages + vectors + pictures) + 2 * _size(library.data_dir / LEDGER_FILE)


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(Path(parent, name).stat().st_size for parent, _, names in os.walk(path) for name in names)


def abandon(data_dir: Path) -> bool:
    """Gives up the index that is being built, if there is one; tells whether.

    Nothing of it is left on the disk, and nothing else is touched. The caller is the one writer. Raises LibraryError.
    """
    was_there, fingerprint = (data_dir / BESIDE_LEDGER_FILE).exists(), fingerprint_beside(data_dir)
    with folder_errors(data_dir):
        for name in (*BESIDE_LEDGER_FILES, IN_HAND_BESIDE_FILE):
            (data_dir / name).unlink(missing_ok=True)
        if fingerprint is not None and fingerprint != kept_meta(data_dir / LEDGER_FILE, FINGERPRINT):
            folder = index_folder(data_dir, fingerprint)
            if folder.exists():
                shutil.rmtree(folder)
    return was_there


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far the other index has come: all `files` and those that were `read` (or could not be), and its passages.

    `out_of_reach` counts files that can be searched now and have not been looked at for the other index. After a whole
    run these are files whose drive is away.
    """

    files: int = 0
    read: int = 0
    passages: int = 0
    with_meaning: int = 0
    out_of_reach: int = 0


def how_far(library: Library) -> HowFar:
    """How far the index has come that is being built."""
    with library.ledger.attached(library.data_dir / BESIDE_LEDGER_FILE, _NAME):
        (row,) = library.ledger.rows(_HOW_FAR)
    return HowFar(*row)


def put_in_place(library: Library, dimensions: int | None = None, picture_dimensions: int | None = None) -> None:
    """The index that was built beside answers from now on, by one transaction of the ledger.

    Readers in other processes see it with their next look at the ledger; the tables of the old index stay until
    `drop_leftovers`, which is due after a time of grace. Files that have changed since they were read wait to be read
    again. The lengths of its vectors are to be given where they are others than those of the old one. The caller holds
    `library.writing()` and has closed the other index.
    """
    ledger, path = library.ledger, library.data_dir / BESIDE_LEDGER_FILE
    fingerprint = fingerprint_beside(library.data_dir)
    assert fingerprint is not None  # the caller has built it
    with ledger.attached(path, _NAME), ledger.transaction():
        for table in ("documents", "vocabulary"):
            ledger.run(f"DELETE FROM {table}")
            ledger.run(f"INSERT INTO {table} SELECT * FROM beside.{table}")
        ledger.run(_TAKE_FILES)
        ledger.run(_READ_AGAIN)
        ledger.set_meta(FINGERPRINT, fingerprint)
    library.become(fingerprint, dimensions, picture_dimensions)
