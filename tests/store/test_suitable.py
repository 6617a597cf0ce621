"""A file system that cannot hold a library is named as such before anything is written, and not taken for damage."""

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.domain.errors import DiskFullError, LibraryError
from app.store.library import Library
from app.store.suitable import refuse_unsuitable


def test_an_ordinary_folder_is_suitable_and_nothing_is_left_there(tmp_path: Path) -> None:
    refuse_unsuitable(tmp_path)
    assert list(tmp_path.iterdir()) == []


def refuse(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_file_system_without_links(
    library: Callable[..., Library], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.link", refuse(errno.EPERM))
    with pytest.raises(LibraryError, match="cannot hold a library") as caught:
        library(tmp_path / "library", dimensions=4)
    assert "--data-dir" in caught.value.advice
    assert list((tmp_path / "library").iterdir()) == []
    monkeypatch.undo()
    library(tmp_path / "library", dimensions=4).close()
    monkeypatch.setattr("os.link", refuse(errno.EPERM))
    library(tmp_path / "library", dimensions=4)  # it is there already, so that is not asked any more


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("app.store.suitable.sqlite3.connect", connect)
    with pytest.raises(LibraryError, match="no locks"):
        refuse_unsuitable(tmp_path)


def test_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.link", refuse(errno.ENOSPC))
    with pytest.raises(DiskFullError):
        refuse_unsuitable(tmp_path)
    monkeypatch.setattr("os.link", refuse(errno.EIO))
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10_000))
    with pytest.raises(DiskFullError):
        refuse_unsuitable(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="there are no permissions of this kind")
def test_a_file_system_without_permissions_can_hold_a_library(
    library: Callable[..., Library], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "chmod", refuse(errno.EPERM))
    library(tmp_path / "library", dimensions=4)
