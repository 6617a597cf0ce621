"""The one place that imports lancedb, and what every table needs: a connection, filters in SQL, errors in words."""

import errno
import importlib.abc
import importlib.machinery
import os
import sys
import time
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from app.domain.errors import DiskFullError, LibraryDamagedError

MAX_IDS_A_SCAN = 50_000
_PANIC = "RustPanic"  # what some damaged files raise; the class cannot be imported from anywhere
_VERSION_SECONDS = 0.5
_CLOUD_CLIENTS = ("lance_namespace", "lance_namespace_urllib3_client")


class _CloudClientStandIn(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives lancedb empty modules in place of the client of its cloud catalogue.

    lancedb imports that client whenever it is imported itself. Building its hundreds of request classes takes more
    than half of the whole import (docs/measurements.md), it can open network connections, and Akin never calls it.
    """

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] in _CLOUD_CLIENTS:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        module = types.ModuleType(spec.name)
        module.__getattr__ = _stand_in  # type: ignore[method-assign]
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing to run."""


@cache  # the same name must always be the same class
def _stand_in(name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {})


def _import_lancedb() -> types.ModuleType:
    os.environ.setdefault("LANCE_LOG", "error")
    finder = _CloudClientStandIn()
    sys.meta_path.insert(0, finder)
    try:
        import lancedb
    finally:
        sys.meta_path.remove(finder)
    return lancedb


lancedb = _import_lancedb()
INDEX_CACHE, METADATA_CACHE = 512 << 20, 128 << 20  # bytes, for each table


def connect(folder: Path) -> Any:
    """Opens the LanceDB database in `folder`; tables that it opens see other processes' commits within a second.

    What LanceDB keeps of indexes in memory, and open with them, goes with the connection: else that would be shared by
    all connections of the process and would hold indexes that have long been replaced, up to 6 GiB.
    """
    session = lancedb.Session(index_cache_size_bytes=INDEX_CACHE, metadata_cache_size_bytes=METADATA_CACHE)
    return lancedb.connect(folder, read_consistency_interval=timedelta(seconds=1), session=session)


@contextmanager
def table_errors(table: str) -> Iterator[None]:
    """Turns what LanceDB throws into DiskFullError or LibraryDamagedError."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, (RuntimeError, ValueError, OSError)) and type(error).__name__ != _PANIC:
            raise
        if is_disk_full(error):
            raise disk_full() from error
        raise LibraryDamagedError(
            f"The table of {table} cannot be read: {str(error).splitlines()[0][:300] if str(error) else error!r}",
            "Run `akin doctor --repair`, then `akin index`; or `akin index --rebuild` to make all of it afresh."
            " Your own files are not touched.",
        ) from error


def is_disk_full(error: BaseException) -> bool:
    """Whether an error of SQLite, LanceDB or the system means that the disk (or a quota) is full."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    text = str(error).lower()
    return any(
        sign in text
        for sign in ("no space left", "disk is full", "disk quota", "os error 28", "not enough space", "file too large")
    )


def disk_full() -> DiskFullError:
    """The error to raise when `is_disk_full`."""
    return DiskFullError(
        "The disk that holds Akin's index is full; everything indexed so far is safe.",
        "Free some space, then run `akin index` again: it goes on where it stopped.",
    )


def id_list(column: str, ids: Sequence[int], *, excluded: bool = False) -> str:
    """An SQL condition that `column` is (or with `excluded` is not) one of `ids`, which must not be empty."""
    return f"{column} {'NOT ' if excluded else ''}IN ({','.join(map(str, ids))})"


class SeenVersion:
    """The version of a table, asked for anew when half a second old: asking takes as long as many a small search."""

    def __init__(self, table: Any) -> None:
        self._table = table
        self._version = -1
        self._asked = float("-inf")

    def get(self) -> int:
        """The version; commits of other processes are seen with the connection's own delay and half a second more."""
        if time.monotonic() - self._asked > _VERSION_SECONDS:
            self._version, self._asked = int(self._table.version), time.monotonic()
        return self._version

    def forget(self) -> None:
        """To be called after every write of one's own."""
        self._asked = float("-inf")


def delete_documents(table: Any, ids: Sequence[int]) -> None:
    """Removes every row of the documents."""
    for first in range(0, len(ids), MAX_IDS_A_SCAN):
        table.delete(id_list("document_id", ids[first : first + MAX_IDS_A_SCAN]))


def drop_indexes(table: Any) -> None:
    """Removes every index."""
    for index in table.list_indices():
        table.drop_index(index.name)


def rows_of_documents(table: Any) -> dict[int, int]:
    """The number of rows of each document."""
    column = table.search().select(["document_id"]).to_arrow()["document_id"].to_numpy()
    ids, counts = np.unique(column, return_counts=True)
    return dict(zip(ids.tolist(), counts.tolist(), strict=True))


def unindexed_rows(table: Any, column: str) -> int:
    """The number of rows that no index on `column` covers; all rows where there is none."""
    rows = int(table.count_rows())
    names = [index.name for index in table.list_indices() if index.columns == [column]]
    statistics = table.index_stats(names[0]) if names and rows else None
    return rows if statistics is None else int(statistics.num_unindexed_rows or 0)
