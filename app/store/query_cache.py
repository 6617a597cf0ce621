"""What the text model made of recent queries, kept in memory and in a small file that does not tell what was typed.

The file holds keys made with a secret (`app.store.query_secrets`), values that only the same query makes readable, the
order in which they were last used, and two counts; no texts and no times. Whatever is wrong with it, searches go on
without.
"""

import contextlib
import hashlib
import os
import secrets
import sqlite3
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from app.domain.library_facts import QueryCacheFacts
from app.store.query_secrets import SECRET_BYTES, Secrets, normalised

Floats = npt.NDArray[np.float32]
_T = TypeVar("_T")
FILE, SECRET_FILE = "queries.sqlite", "queries.secret"
FILES = (FILE, SECRET_FILE)
LIMIT = 2_000  # entries; a query has one for its vector and mostly one for what was judged by it
_HELD = 256  # of them in memory
_PATIENCE = 0.2  # seconds to wait for another process
_COUNTED_EVERY = 5.0  # seconds
_BEING_WRITTEN = 5.0  # seconds in which a secret that is not whole may become so
_VECTOR, _SCORES = "vector", "scores"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entries_used ON entries (used);
CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
"""
_COUNT = "INSERT INTO counts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET number = number + excluded.number"
_USE = "UPDATE entries SET used = (SELECT max(used) + 1 FROM entries) WHERE key = ?"
_KEEP = "INSERT OR REPLACE INTO entries VALUES (?, ?, (SELECT coalesce(max(used), 0) + 1 FROM entries))"
_DROP_OLD = "DELETE FROM entries WHERE used <= (SELECT used FROM entries ORDER BY used DESC LIMIT 1 OFFSET ?)"


class QueryCache:
    """The memory of one library for one text model; safe to call from several threads and processes.

    `fingerprint` is that of the model: what another one made is never found.
    """

    def __init__(self, data_dir: Path, fingerprint: str, limit: int = LIMIT) -> None:
        self._folder = data_dir
        self._fingerprint = fingerprint
        self._limit = limit
        self._lock = threading.RLock()
        self._held: OrderedDict[bytes, bytes] = OrderedDict()
        self._made: tuple[tuple[int, int], Secrets] | None = None
        self._uncounted: Counter[str] = Counter()
        self._counted = float("-inf")

    def knows(self, query: str) -> bool:
        """Whether the vector of the query is kept."""
        return self._get(_VECTOR, query) is not None

    def vector(self, query: str, make: Callable[[], Floats]) -> Floats:
        """The vector of a query, (dimensions,): the one that is kept, else the one that `make` gives now."""
        kept = self._get(_VECTOR, query)
        with self._lock:
            self._uncounted["misses" if kept is None else "hits"] += 1
        if kept is not None:
            self._write_counts()
            return np.frombuffer(kept, np.float32).copy()
        made = np.ascontiguousarray(make(), np.float32)
        self._keep(made.tobytes(), _VECTOR, query)
        return made

    def knows_scores(self, query: str) -> bool:
        """Whether texts have been judged for the query."""
        return self._get(_SCORES, query) is not None

    def scores(self, query: str, texts: Sequence[str], make: Callable[[], list[float]]) -> list[float]:
        """The judgements of the texts for the query; `make` judges all of them where some are not kept."""
        names = [hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_NAME).digest() for text in texts]
        kept = _read_scores(self._get(_SCORES, query) or b"")
        if all(name in kept for name in names):
            return [kept[name] for name in names]
        made = make()
        self._keep(_write_scores(dict(zip(names, made, strict=True))), _SCORES, query)
        return made

    def facts(self) -> QueryCacheFacts:
        """How many queries are kept, and how many searches found theirs."""
        return self._use(_facts_in, QueryCacheFacts(0, 0, 0))

    def _write_counts(self) -> None:
        """Now and then, where nothing else opens the file."""
        if time.monotonic() - self._counted > _COUNTED_EVERY:
            self._use(lambda *_: None, None)

    def _get(self, use: str, query: str) -> bytes | None:
        parts = (self._fingerprint, use, normalised(query))

        def read(made: Secrets, connection: sqlite3.Connection) -> bytes | None:
            key = made.key(*parts)
            found = connection.execute("SELECT value FROM entries WHERE key = ?", (key,)).fetchone()
            value = None if found is None else made.shown(found[0], *parts)
            if value is not None:
                connection.execute(_USE, (key,))
                self._hold(key, value)
            return value

        with self._lock:
            held = self._held_value(parts)
            return self._use(read, None) if held is None else held

    def _keep(self, value: bytes, use: str, query: str) -> None:
        parts = (self._fingerprint, use, normalised(query))

        def write(made: Secrets, connection: sqlite3.Connection) -> None:
            key = made.key(*parts)
            self._hold(key, value)
            connection.execute(_KEEP, (key, made.hidden(value, *parts)))
            connection.execute(_DROP_OLD, (self._limit,))

        self._use(write, None)

    def _held_value(self, parts: tuple[str, ...]) -> bytes | None:
        if self._made is None or self._made[0] != _state_of(self._folder / SECRET_FILE):
            return None
        key = self._made[1].key(*parts)
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def _hold(self, key: bytes, value: bytes) -> None:
        self._held[key] = value
        self._held.move_to_end(key)
        while len(self._held) > _HELD:
            self._held.popitem(last=False)

    def _use(self, work: Callable[[Secrets, sqlite3.Connection], _T], otherwise: _T) -> _T:
        """What `work` gives with the file open; it is closed again, so that whoever wants to can remove it at any time.

        What is wrong with the file costs nothing but time, and a damaged one is begun afresh: then `otherwise`.
        """
        try:
            with self._lock:
                made = self._secrets()
                with closing(_connect(self._folder / FILE)) as connection:
                    for name, number in self._uncounted.items():
                        connection.execute(_COUNT, (name, number))
                    if self._uncounted:
                        self._counted = time.monotonic()
                        self._uncounted.clear()
                    return work(made, connection)
        except sqlite3.OperationalError:  # held by another process, or the folder cannot be written
            return otherwise
        except (sqlite3.DatabaseError, OSError):
            self._held.clear()
            with contextlib.suppress(OSError):
                clear_queries(self._folder)
            return otherwise

    def _secrets(self) -> Secrets:
        """The library's own; where another process has cleared all, what is held goes too. Raises OSError."""
        if self._made is None or self._made[0] != _state_of(self._folder / SECRET_FILE):
            self._held.clear()
            secret = _secret(self._folder)
            self._made = (_state_of(self._folder / SECRET_FILE), Secrets(secret))
        return self._made[1]


def _facts_in(_: Secrets, connection: sqlite3.Connection) -> QueryCacheFacts:
    counts = dict(connection.execute("SELECT name, number FROM counts").fetchall())
    kept = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    return QueryCacheFacts(kept, counts.get("hits", 0), counts.get("misses", 0))


_NAME, _SCORE = 16, 8  # bytes


def _write_scores(scores: dict[bytes, float]) -> bytes:
    return b"".join(name + np.float64(score).tobytes() for name, score in scores.items())


def _read_scores(value: bytes) -> dict[bytes, float]:
    rows = [value[first : first + _NAME + _SCORE] for first in range(0, len(value), _NAME + _SCORE)]
    return {row[:_NAME]: float(np.frombuffer(row[_NAME:], np.float64)[0]) for row in rows}


def remembered(data_dir: Path, fingerprint: str, *, on: bool) -> QueryCache | None:
    """The memory of a library for the text model with that fingerprint; unless `on`, None, and what is there goes."""
    if on:
        return QueryCache(data_dir, fingerprint)
    with contextlib.suppress(OSError):  # the next command tries again
        clear_queries(data_dir)
    return None


def clear_queries(data_dir: Path) -> bool:
    """Forgets all queries, also for processes that have them open; tells whether there were any.

    Raises OSError where that fails. The secret goes first: without it the rest cannot be read.
    """
    there = [data_dir / name for name in (SECRET_FILE, FILE) if (data_dir / name).exists()]
    for file in there:
        file.unlink(missing_ok=True)
    return bool(there)


def _state_of(file: Path) -> tuple[int, int]:
    """Changes when the file is made anew."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return (0, 0)
    return found.st_ino, found.st_mtime_ns


def _secret(folder: Path) -> bytes:
    """The library's own, made when it is first needed. Raises OSError."""
    file = folder / SECRET_FILE
    with contextlib.suppress(FileExistsError):
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
            stream.write(secrets.token_bytes(SECRET_BYTES))
        (folder / FILE).unlink(missing_ok=True)  # nothing of it can be read any more
    found = file.read_bytes()
    if len(found) != SECRET_BYTES:
        if abs(time.time() - file.stat().st_mtime) < _BEING_WRITTEN:
            raise sqlite3.OperationalError(f"another process is writing {file}")
        raise OSError(f"{file} is damaged")
    return found


def _connect(file: Path) -> sqlite3.Connection:
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # SQLite would let others read it
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = OFF")  # what a power cut costs here is made again
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.executescript(_SCHEMA)
    return connection
