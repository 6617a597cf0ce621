import os
import subprocess
import threading
from pathlib import Path

import pytest

from app.domain.errors import FolderError, LibraryError
from app.index.scan import scan
from app.store.folders import FILE, FolderList, WatchedFolder, is_inside


def test_a_list_is_kept_in_order(tmp_path: Path) -> None:
    folders = FolderList(tmp_path)
    assert folders.all() == []
    odd = os.fsdecode(b"/w/caf\xe9")
    folders.add(WatchedFolder("/b"))
    folders.add(WatchedFolder(odd, ("*.log",)))
    assert FolderList(tmp_path).all() == [WatchedFolder("/b"), WatchedFolder(odd, ("*.log",))]
    folders.remove("/b")
    assert [folder.path for folder in folders.all()] == [odd]


def test_a_folder_inside_a_known_one_is_refused(tmp_path: Path) -> None:
    folders = FolderList(tmp_path)
    folders.add(WatchedFolder("/w"))
    with pytest.raises(FolderError, match="lies inside /w"):
        folders.add(WatchedFolder("/w/sub"))
    folders.add(WatchedFolder("/w2"))
    assert [folder.path for folder in folders.all()] == ["/w", "/w2"]


def test_adding_a_folder_again_keeps_its_patterns(tmp_path: Path) -> None:
    folders = FolderList(tmp_path)
    folders.add(WatchedFolder("/w", ("*.log",)))
    assert folders.add(WatchedFolder("/w", ("*.bak", "*.log"))) == WatchedFolder("/w", ("*.log", "*.bak"))
    assert folders.add(WatchedFolder("/w")).excludes == ("*.log", "*.bak")
    assert folders.as_known(WatchedFolder("/w", ("x",))).excludes == ("*.log", "*.bak", "x")
    assert folders.all() == [WatchedFolder("/w", ("*.log", "*.bak"))]


def test_a_folder_above_replaces_the_known_ones_and_excludes_what_they_excluded(tmp_path: Path) -> None:
    root, data = tmp_path / "root", tmp_path / "data"
    inner = root / "a [1] #x" / "inner"
    data.mkdir()
    for name in ("a.log", "keep.log", "private/x.txt", "deep/private/y.txt", "deep/top.txt", "top.txt", "z.txt"):
        (inner / name).parent.mkdir(parents=True, exist_ok=True)
        (inner / name).touch()
    (root / "a.log").touch()
    excludes = ("*.log", "!keep.log", "private/", "/top.txt")
    before = {stamp.path for stamp in scan(str(inner), excludes).stamps}
    folders = FolderList(data)
    folders.add(WatchedFolder(str(inner), excludes))
    outer = folders.add(WatchedFolder(str(root)))
    assert folders.all() == [outer]
    after = {stamp.path for stamp in scan(str(root), outer.excludes).stamps}
    assert after == before | {str(root / "a.log")}


def test_a_folder_under_another_spelling_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "real" / "sub").mkdir(parents=True)
    (tmp_path / "alias").mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can show one folder under two paths that are not links")
    if subprocess.run(["mount", "--bind", tmp_path / "real", tmp_path / "alias"], check=False).returncode:
        pytest.skip("folders cannot be mounted here")
    try:
        folders = FolderList(tmp_path)
        folders.add(WatchedFolder(str(tmp_path / "real")))
        assert folders.add(WatchedFolder(str(tmp_path / "alias"))).path == str(tmp_path / "real")
        with pytest.raises(FolderError, match="lies inside"):
            folders.add(WatchedFolder(str(tmp_path / "alias" / "sub")))
    finally:
        subprocess.run(["umount", "--lazy", tmp_path / "alias"], check=True)


def test_inside_is_by_whole_names() -> None:
    assert is_inside("/w/a", "/w")
    assert is_inside("/w", "/")
    assert not is_inside("/w2", "/w")
    assert not is_inside("/w", "/w")


def test_changes_at_the_same_time_are_all_kept(tmp_path: Path) -> None:
    def add(number: int) -> None:
        FolderList(tmp_path).add(WatchedFolder(f"/folder {number}"))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(FolderList(tmp_path).all()) == 12


@pytest.mark.parametrize("content", ["", "{", "[]", '{"folders": [{"path": "/w"}]}', '{"folders": 3}'])
def test_a_damaged_list_is_said_and_not_overwritten(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(LibraryError, match="list of folders"):
        FolderList(tmp_path).add(WatchedFolder("/w"))
    assert (tmp_path / FILE).read_text() == content
