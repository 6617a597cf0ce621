"""The SQLite ledger: its schema, its connection, and its transactions."""

import math
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app.domain.errors import LedgerBusyError, LibraryDamagedError, LibraryError
from app.store.lance import disk_full, is_disk_full

SCHEMA_VERSION = 5
BUSY_SECONDS = 30.0  # for which another program may hold the ledger before that is an error
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row for each content that has been read. `id` comes from the content hash and the format, so it outlives the
-- ledger; `words` counts its passages in the index being written (NULL: not there yet), `meaning` is 1 once they have
-- vectors; `shown` counts its pictures in the index (NULL: not looked at yet); `recognised` is 0 while there are pages
-- to be read by text recognition (those numbered in `scans`, JSON, or the picture itself), 1 afterwards, and NULL where
-- there is nothing to be read so. `read_on`, `embedded_on` and `shown_on` tell when its passages, its last vectors and
-- its pictures came (ISO 8601, NULL: before this was noted), and `read_by` which version of Akin read it.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, format TEXT NOT NULL, kind TEXT NOT NULL, title TEXT, language TEXT, pages INTEGER,
  width INTEGER, height INTEGER, taken TEXT, camera TEXT, latitude REAL, longitude REAL,
  pictures INTEGER NOT NULL DEFAULT 0, notes TEXT NOT NULL DEFAULT '',
  words INTEGER, meaning INTEGER NOT NULL DEFAULT 0,
  lens TEXT, place TEXT, shown INTEGER, recognised INTEGER, scans TEXT NOT NULL DEFAULT '[]',
  read_on TEXT, read_by TEXT, embedded_on TEXT, shown_on TEXT
);
CREATE INDEX documents_waiting ON documents (meaning) WHERE meaning = 0;

-- One row for each file in a watched folder. `path` is the name as the system has it, in bytes.
CREATE TABLE files (
  id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, folder TEXT NOT NULL, name TEXT NOT NULL, extension TEXT NOT NULL,
  kind TEXT NOT NULL, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL, device TEXT NOT NULL, inode TEXT NOT NULL,
  document_id INTEGER, state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX files_document ON files (document_id);
CREATE INDEX files_state ON files (state);
CREATE INDEX files_name ON files (name COLLATE NOCASE);
CREATE INDEX files_name_not_plain ON files (name) WHERE name GLOB '*[^ -~]*';

CREATE VIRTUAL TABLE names USING fts5 (name, content = 'files', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER names_insert AFTER INSERT ON files BEGIN
  INSERT INTO names (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER names_delete AFTER DELETE ON files BEGIN
  INSERT INTO names (names, rowid, name) VALUES ('delete', old.id, old.name);
END;
CREATE TRIGGER names_update AFTER UPDATE OF name ON files BEGIN
  INSERT INTO names (names, rowid, name) VALUES ('delete', old.id, old.name);
  INSERT INTO names (rowid, name) VALUES (new.id, new.name);
END;

-- In how many passages each word has been seen; a statistic for prefixes and typing errors, never a truth.
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
"""

# The step to each version from the one before. What an older index lacks is read again (the schema of the library).
_STEPS = {
    2: """
ALTER TABLE documents ADD COLUMN lens TEXT;
ALTER TABLE documents ADD COLUMN place TEXT;
ALTER TABLE documents ADD COLUMN shown INTEGER;
ALTER TABLE documents ADD COLUMN recognised INTEGER;
ALTER TABLE documents ADD COLUMN scans TEXT NOT NULL DEFAULT '[]';
""",
    3: """
CREATE INDEX files_name ON files (name COLLATE NOCASE);
""",
    4: """
ALTER TABLE documents ADD COLUMN read_on TEXT;
ALTER TABLE documents ADD COLUMN read_by TEXT;
ALTER TABLE documents ADD COLUMN embedded_on TEXT;
ALTER TABLE documents ADD COLUMN shown_on TEXT;
""",
    5: """
CREATE INDEX files_name_not_plain ON files (name) WHERE name GLOB '*[^ -~]*';
""",
}

_EARTH_KM = 6371.0
_NOT_OPENED = ("unable to open", "readonly database")
_DAMAGE = ("malformed", "not a database", "disk I/O error", "corrupt", "no such table", "no such column")


class Ledger:
    """A connection to the ledger, usable from several threads.

    Raises LibraryError for a ledger made by a newer Akin, LibraryDamagedError for a damaged one and DiskFullError when
    a write finds the disk full (the transaction is then rolled back).
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        with self._errors():
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.create_function("kilometres", 4, _kilometres, deterministic=True)
            try:
                self._prepare(path)
            except LibraryError:
                self._connection.close()
                raise
        self._path, self._identity = path, _identity(path)

    @property
    def is_in_place(self) -> bool:
        """Whether its file is still at its path: the library may have been moved or replaced since it was opened."""
        return _identity(self._path) == self._identity

    def _prepare(self, path: Path) -> None:
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise LibraryError(
                f"The library in {path.parent} was made by a newer Akin (its format is {version}, the newest that "
                f"this one knows is {SCHEMA_VERSION}).",
                "Update Akin, or choose another data folder with --data-dir.",
            )
        if version < SCHEMA_VERSION:
            with self.transaction():
                version = self._connection.execute("PRAGMA user_version").fetchone()[0]
                steps = [_STEPS[step] for step in range(version + 1, SCHEMA_VERSION + 1)] if version else [_SCHEMA]
                for statement in (line for step in steps for line in _statements(step)):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def close(self) -> None:
        """Closes the connection; the ledger cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is committed together, or not at all."""
        with self._lock, self._errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, or of a statement with RETURNING."""
        with self._lock, self._errors():
            return self._connection.execute(sql, values).fetchall()

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, None where there is none."""
        found = self.rows(sql, values)
        return found[0][0] if found else None

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Runs a statement and returns how many rows it changed."""
        with self._lock, self._errors():
            return self._connection.execute(sql, values).rowcount

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Runs a statement once for each set of values."""
        with self._lock, self._errors():
            self._connection.executemany(sql, values)

    def meta(self, key: str) -> str | None:
        """A value kept by `set_meta`."""
        value: str | None = self.value("SELECT value FROM meta WHERE key = ?", (key,))
        return value

    def set_meta(self, key: str, value: str | None) -> None:
        """Keeps a value under a key; None removes it."""
        if value is None:
            self.run("DELETE FROM meta WHERE key = ?", (key,))
        else:
            self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def erase_deleted(self) -> None:
        """Takes deleted rows off the disk: out of the index of names, the file and its log.

        Call it outside of transactions. What the log holds stays until other programs have let go of the ledger.
        """
        self.run("INSERT INTO names (names) VALUES ('rebuild')")
        self.run("VACUUM")
        self.truncate_log()

    def truncate_log(self) -> None:
        """Moves the log into the file, unless another program is reading it just now."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, path: Path) -> None:
        """Writes a copy of the ledger as it is at one moment, by SQLite's backup interface."""
        with self._lock, self._errors(), closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it

    @contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Inside, the tables of the ledger at `path` can be used too, by `name` and a dot before theirs."""
        self.run(f"ATTACH DATABASE ? AS {name}", (str(path),))
        try:
            yield
        finally:
            self.run(f"DETACH DATABASE {name}")

    def check(self) -> None:
        """Reads the whole file for damage. Raises LibraryDamagedError; takes seconds on a large library."""
        verdict = self.value("PRAGMA quick_check(1)")
        if verdict != "ok":
            raise damaged_ledger(str(verdict))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.DatabaseError, OSError) as error:
            if is_disk_full(error):
                raise disk_full() from error
            if isinstance(error, sqlite3.OperationalError) and any(sign in str(error) for sign in _NOT_OPENED):
                raise LibraryError(
                    f"The ledger of this library cannot be opened or written: {error}.",
                    "Check the permissions of the data folder, or choose another one with --data-dir.",
                ) from error
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise LedgerBusyError(
                    "The library is busy: another program holds its ledger.", "Try again in a moment."
                ) from error
            if not any(sign in str(error) for sign in _DAMAGE):
                raise  # a mistake of ours, which no rebuild mends
            raise damaged_ledger(str(error)) from error


def _kilometres(
    latitude: float | None, longitude: float | None, to_latitude: float, to_longitude: float
) -> float | None:
    """The distance between two places by the haversine formula; NULL from a place that is not known."""
    if latitude is None or longitude is None:
        return None
    up, across = math.radians(latitude - to_latitude) / 2, math.radians(longitude - to_longitude) / 2
    both = math.cos(math.radians(latitude)) * math.cos(math.radians(to_latitude))
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(math.sin(up) ** 2 + both * math.sin(across) ** 2)))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def look_into(path: Path, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a query on the ledger at `path`, which is neither made nor brought up to date.

    None where there is no ledger, or none that can be read.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(sql, values).fetchall()
    except sqlite3.Error:
        return []


def kept_meta(path: Path, key: str) -> str | None:
    """What the ledger at `path` keeps under a key (`Ledger.meta`); None where nothing, or where that cannot be told."""
    found = look_into(path, "SELECT value FROM meta WHERE key = ?", (key,))
    return str(found[0][0]) if found else None


def damaged_ledger(detail: str) -> LibraryDamagedError:
    """The error for a ledger that cannot be read."""
    return LibraryDamagedError(
        f"The ledger of this library cannot be read: {detail}.",
        "Run `akin index --rebuild` to make the index afresh; your own files and the list of folders are not touched.",
    )


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
