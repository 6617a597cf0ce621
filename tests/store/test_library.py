import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.domain.documents import Document
from app.domain.errors import LibraryBusyError, LibraryDamagedError, LibraryError
from app.domain.files import FileKind
from app.store.folders import WatchedFolder
from app.store.library import Library, discard_index
from app.store.passages import Passage, passage_id

HOLD = """
import sys
from pathlib import Path
from app.store.library import Library
with Library(Path(sys.argv[1]), "x", 4) as library, library.writing():
    print("holding", flush=True)
    sys.stdin.read()
"""


def holder(data_dir: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data_dir)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "holding\n"
    return process


@pytest.mark.skipif(os.name == "nt", reason="what is open cannot be moved there")
def test_a_library_that_was_moved_or_replaced_since_it_was_opened_is_not_written(
    library: Callable[..., Library], tmp_path: Path
) -> None:
    opened = library(tmp_path / "library", dimensions=4)
    (tmp_path / "library" / "ledger.sqlite").rename(tmp_path / "elsewhere.sqlite")
    for _ in range(2):
        with pytest.raises(LibraryError, match="just been moved"), opened.writing():
            pass
        (tmp_path / "library" / "ledger.sqlite").touch()  # another one in its place
    (tmp_path / "elsewhere.sqlite").replace(tmp_path / "library" / "ledger.sqlite")
    with opened.writing():
        pass


def test_a_second_writer_is_refused_and_told_who_writes(library: Callable[..., Library], tmp_path: Path) -> None:
    opened = library(tmp_path / "library", dimensions=4)
    with holder(tmp_path / "library") as process:
        with pytest.raises(LibraryBusyError, match=f"process {process.pid}"), opened.writing():
            pass
        with pytest.raises(LibraryBusyError, match=f"process {process.pid}"):
            discard_index(tmp_path / "library")
        process.kill()
    with opened.writing():  # the lock of a dead process holds nobody up
        pass


def test_one_process_cannot_write_twice_at_once(library: Callable[..., Library]) -> None:
    first, second = library(), library()
    with first.writing(), pytest.raises(LibraryBusyError, match=str(os.getpid())), second.writing():
        pass
    with second.writing():
        pass


def fill(opened: Library) -> None:
    with opened.writing():
        opened.passages.add([Passage(passage_id(1, 0), 1, 0, None, 0, 5, 0, "hello")])
        opened.vectors.add([passage_id(1, 0)], [1], np.ones((1, 4), np.float32))
        opened.documents.add(1, Document("text", FileKind.DOCUMENT), 1)
        opened.documents.set_meaning([1])


def test_rows_of_another_model_are_never_mixed(library: Callable[..., Library]) -> None:
    fill(library(model="one", dimensions=4))
    other = library(model="two", dimensions=8)
    assert not other.fits
    with pytest.raises(LibraryDamagedError, match="another model"):
        _ = other.vectors
    with other.writing():
        assert other.fits
        assert (len(other.passages), len(other.vectors), other.documents.passages()) == (0, 0, {})
    assert len(list(other.index_dir.parent.iterdir())) == 1
    back = library(model="one", dimensions=4)
    with back.writing():
        assert (len(back.passages), len(back.vectors), back.documents.passages()) == (0, 0, {})


def test_the_same_model_finds_its_rows_again(library: Callable[..., Library]) -> None:
    fill(library(model="one", dimensions=4))
    again = library(model="one", dimensions=4)
    assert (len(again.passages), len(again.vectors)) == (1, 1)


def test_an_index_of_a_newer_akin_is_refused(library: Callable[..., Library]) -> None:
    opened = library()
    opened.ledger.set_meta("fingerprint", "schema-99|x")
    with pytest.raises(LibraryError, match="made by a newer Akin"):
        library()


def test_a_rebuild_keeps_the_list_of_folders(library: Callable[..., Library], tmp_path: Path) -> None:
    from app.store.folders import WatchedFolder

    opened = library(tmp_path / "library", model="one", dimensions=4)
    fill(opened)
    opened.folders.add(WatchedFolder("/w"))
    opened.close()
    (tmp_path / "library" / "ledger.sqlite").write_bytes(b"spoilt" * 1000)
    discard_index(tmp_path / "library")
    again = library(tmp_path / "library", model="one", dimensions=4)
    assert again.folders.all() == [WatchedFolder("/w")]
    assert len(again.passages) == 0


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_a_new_data_folder_is_private_and_a_persons_own_folder_stays_as_it_is(
    library: Callable[..., Library], tmp_path: Path
) -> None:
    library(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    (tmp_path / "own").mkdir(mode=0o755)
    (tmp_path / "own" / "letter.txt").touch()
    library(tmp_path / "own")
    assert (tmp_path / "own").stat().st_mode & 0o777 == 0o755


def test_a_data_folder_that_is_a_file_is_said(library: Callable[..., Library], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="cannot be used"):
        library(tmp_path / "file")


OPEN = """
import sys
from pathlib import Path
from app.store.library import Library
with Library(Path(sys.argv[1]), "x", 4) as library:
    print(len(library.passages), len(library.vectors), library.ledger.value("SELECT count(*) FROM files"))
"""


def test_processes_may_open_a_new_library_at_the_same_time(tmp_path: Path) -> None:
    script = [sys.executable, "-c", OPEN, str(tmp_path / "library")]
    processes = [subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    for process in processes:
        output, errors = process.communicate(timeout=120)
        assert output == "0 0 0\n", errors


def test_everything_in_the_data_folder_is_known_as_akins_own(library: Callable[..., Library], tmp_path: Path) -> None:
    opened = library()
    opened.folders.add(WatchedFolder(str(tmp_path)))
    with opened.writing():
        opened.passages.counts()
        written = {str(path) for path in opened.data_dir.iterdir()}
    assert str(opened.data_dir / "folders.lock") in written
    assert written <= opened.own_paths
