"""A table is copied as it is at one moment, while it is written to and cleaned."""

import shutil
import threading
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import LibraryDamagedError
from app.store import table_copy
from app.store.lance import connect
from app.store.table_copy import copy_table, newest_manifest
from app.store.vectors import VectorTable

WIDTH = 8


def opened(folder: Path) -> VectorTable:
    return VectorTable(connect(folder), folder, WIDTH)


def add(table: VectorTable, first: int, rows: int = 10) -> None:
    ids = list(range(first, first + rows))
    table.add(ids, [key // 10 for key in ids], np.eye(WIDTH, dtype=np.float32)[[key % WIDTH for key in ids]])


def test_a_copy_has_the_rows_and_goes_its_own_way(tmp_path: Path) -> None:
    source = opened(tmp_path / "a")
    add(source, 0)
    add(source, 10)
    source.index_rows()
    source.delete_documents([1])
    copy_table(tmp_path / "a" / "vectors.lance", tmp_path / "b" / "vectors.lance")
    made = opened(tmp_path / "b")
    assert made.counts() == source.counts() == {0: 10}
    add(made, 20)
    source.delete_documents([0])
    source.erase_deleted()
    source.clean(timedelta(0))
    assert opened(tmp_path / "b").counts() == {0: 10, 2: 10}
    assert opened(tmp_path / "b").read_through() == 20


def test_a_copy_of_what_is_being_written_is_whole(tmp_path: Path) -> None:
    source, stop = opened(tmp_path / "a"), threading.Event()
    add(source, 0)

    def write() -> None:
        for round_number in range(1, 400):
            if stop.is_set():
                return
            add(source, 10 * round_number)
            if round_number % 10 == 0:
                source.clean(timedelta(0))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(6):
            try:
                copy_table(tmp_path / "a" / "vectors.lance", tmp_path / str(number) / "vectors.lance")
            except LibraryDamagedError:  # versions that are superseded at once are cleaned too soon for any reader
                continue
            counts = opened(tmp_path / str(number)).counts()
            assert set(counts) == set(range(len(counts)))
            assert set(counts.values()) == {10}
    finally:
        stop.set()
        writer.join()


def test_without_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(opened(tmp_path / "a"), 0)

    def refuse(*_: object) -> None:
        raise OSError(95, "not supported")

    monkeypatch.setattr(table_copy.os, "link", refuse)
    copy_table(tmp_path / "a" / "vectors.lance", tmp_path / "b" / "vectors.lance")
    assert opened(tmp_path / "b").read_through() == 10


def test_the_newest_version_is_known_by_either_way_of_naming(tmp_path: Path) -> None:
    (tmp_path / "_versions").mkdir()
    for name in ("9", "10", "d7", "x"):
        (tmp_path / "_versions" / f"{name}.manifest").touch()
    assert newest_manifest(tmp_path) == "10.manifest"
    shutil.rmtree(tmp_path / "_versions")
    with pytest.raises(LibraryDamagedError, match="no version"):
        newest_manifest(tmp_path)
