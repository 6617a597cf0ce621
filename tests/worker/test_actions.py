"""What a person does to a library as a whole."""

import os
from pathlib import Path

import pytest

from app.cli.main import main
from app.domain.errors import FolderError, LibraryBusyError
from app.domain.files import FileKind, FileState
from app.domain.library_facts import FolderStatus
from app.store.folders import FolderList, WatchedFolder
from app.store.status import library_status
from app.worker.actions import add_folder, change_excludes, compact, forget
from app.worker.engine import Engine


@pytest.fixture
def folder(tmp_path: Path) -> str:
    made = tmp_path / "papers"
    made.mkdir()
    (made / "tide.txt").write_text("The tide turns twice a day.")
    return os.path.realpath(made)


def folder_status(data_dir: Path, models_dir: Path) -> FolderStatus:
    with Engine(data_dir).open_known_library() as library:
        (found,) = library_status(library, models_dir).folders
        return found


def test_a_folder_is_added_given_patterns_and_forgotten(tmp_path: Path, folder: str, models_dir: Path) -> None:
    data_dir = tmp_path / "data"
    added = add_folder(data_dir, Path(folder), ["*.log"])
    assert added == WatchedFolder(folder, ("*.log",))
    assert main(["--data-dir", str(data_dir), "index", "--quiet"]) == 0
    found = folder_status(data_dir, models_dir)
    assert (found.kinds, found.states) == ({FileKind.DOCUMENT: 1}, {FileState.INDEXED: 1})
    assert found.available
    assert found.seen is not None
    change_excludes(data_dir, folder, ["*.txt", "drafts/"])
    assert FolderList(data_dir).all() == [WatchedFolder(folder, ("*.txt", "drafts/"))]
    assert compact(data_dir).after > 0
    assert forget(data_dir, Path(folder)) == 1
    assert FolderList(data_dir).all() == []
    with Engine(data_dir).open_known_library() as library:
        assert library.ledger.rows("SELECT key FROM meta WHERE instr(key, ?)", (folder,)) == []


def test_a_folder_that_is_away_is_told_with_when_it_was_seen(tmp_path: Path, folder: str, models_dir: Path) -> None:
    data_dir = tmp_path / "data"
    add_folder(data_dir, Path(folder))
    assert main(["--data-dir", str(data_dir), "index", "--quiet"]) == 0
    Path(folder).rename(tmp_path / "elsewhere")
    found = folder_status(data_dir, models_dir)
    assert (found.available, found.files) == (False, 1)
    assert found.seen is not None


@pytest.mark.parametrize("pattern", ["a*b*c*d*e*f", "[z-a]"])
def test_a_pattern_that_cannot_be_used_is_refused(tmp_path: Path, folder: str, pattern: str) -> None:
    with pytest.raises(FolderError, match="cannot be used"):
        add_folder(tmp_path / "data", Path(folder), [pattern])
    add_folder(tmp_path / "data", Path(folder))
    with pytest.raises(FolderError, match="cannot be used"):
        change_excludes(tmp_path / "data", folder, [pattern])
    assert FolderList(tmp_path / "data").all() == [WatchedFolder(folder)]


def test_only_folders_of_the_list_have_patterns(tmp_path: Path, folder: str) -> None:
    add_folder(tmp_path / "data", Path(folder))
    with pytest.raises(FolderError, match="not in the library"):
        change_excludes(tmp_path / "data", str(tmp_path), ["*.log"])


def test_what_needs_the_writers_place_says_who_has_it(tmp_path: Path, folder: str) -> None:
    add_folder(tmp_path / "data", Path(folder))
    with Engine(tmp_path / "data").open_library() as library, library.writing():
        for action in (lambda: forget(tmp_path / "data", Path(folder)), lambda: compact(tmp_path / "data")):
            with pytest.raises(LibraryBusyError, match=str(os.getpid())):
                action()
