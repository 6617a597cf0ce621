"""Finds tables that have gone from the disk while the ledger counts their rows: an index that somebody removed."""

import os
from pathlib import Path

from app.domain.errors import LibraryDamagedError
from app.store import passages, pictures, vectors
from app.store.library import Library

_COUNTED = {passages.NAME: "words > 0", vectors.NAME: "words > 0 AND meaning = 1", pictures.NAME: "shown > 0"}


def lost_tables(library: Library) -> LibraryDamagedError | None:
    """What is to be said where tables are gone, or empty because they were made anew; None where all are there.

    Rows are written before the ledger counts them and removed after it has forgotten them, so it never counts rows that
    are not on the disk. Whoever has a table open may not notice that it has gone. Takes three looks into a folder.
    """
    lost = [name for name, counted in _COUNTED.items() if not _has_rows(library, name) and _counts(library, counted)]
    if not lost:
        return None
    return LibraryDamagedError(
        f"The index is not where it was: nothing is left of {', '.join(lost)} in {library.index_dir}.",
        "Run `akin doctor --repair`, then `akin index`: your files are then read again. They are not touched.",
    )


def _has_rows(library: Library, name: str) -> bool:
    folder = Path(library.index_dir, f"{name}.lance", "data")
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except FileNotFoundError:
        return False
    except OSError:  # who reads the table says what is wrong
        return True


def _counts(library: Library, condition: str) -> bool:
    return bool(library.ledger.rows(f"SELECT 1 FROM documents WHERE {condition} LIMIT 1"))
