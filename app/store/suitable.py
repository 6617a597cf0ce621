"""Tells whether a file system can hold a library: some cannot lock or link files, or share what is in memory."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from app.domain.errors import LibraryError
from app.store.lance import disk_full, is_disk_full

_ROOM = 1_000_000  # bytes, with less of which what is tried may fail for want of room


def refuse_unsuitable(folder: Path) -> None:
    """Tries in `folder` what the ledger and the tables need there: locks, a log in shared memory, and hard links.

    Sticks (FAT, exFAT) have no links, some network drives neither locks nor shared memory. Raises LibraryError where
    one is missing, DiskFullError, and OSError where nothing can be written there at all.
    """
    with tempfile.TemporaryDirectory(prefix=".akin-", dir=folder, ignore_cleanup_errors=True) as temporary:
        try:
            _try_ledger(Path(temporary, "ledger"))
            Path(temporary, "linked").hardlink_to(Path(temporary, "ledger"))  # a table's commit is made so
        except (sqlite3.Error, OSError) as error:
            if is_disk_full(error) or shutil.disk_usage(folder).free < _ROOM:  # SQLite does not always say why
                raise disk_full() from error
            raise LibraryError(
                f"The file system of {folder} cannot hold a library: it has no locks, no links or no shared memory"
                f" ({getattr(error, 'strerror', None) or error}).",
                "Choose a folder on a disk of this machine with --data-dir; the files to be searched may be anywhere.",
            ) from error


def _try_ledger(file: Path) -> None:
    with closing(sqlite3.connect(file, timeout=1.0, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE tried (it)")
