from pathlib import Path

import pytest

from app.cli.main import main
from app.store.folders import FolderList

pytestmark = pytest.mark.usefixtures("models_dir")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def akin(data: Path, *arguments: object) -> int:
    return main(["--data-dir", str(data), *map(str, arguments)])


def names(data: Path, capsys: pytest.CaptureFixture[str], *query: str) -> str:
    capsys.readouterr()
    assert akin(data, "search", "--mode", "name", *query) == 0
    return capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    (made / "heron.txt").write_text("The heron stands in the water.")
    (made / "heron.bak").write_text("The heron stood in the water.")
    return made


def test_a_folder_is_remembered_and_its_patterns_too(
    data: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert akin(data, "index", folder, "--exclude", "*.bak") == 0
    assert [(known.path, known.excludes) for known in FolderList(data).all()] == [(str(folder), ("*.bak",))]
    for again in (["index"], ["index", folder]):
        assert akin(data, *again) == 0
        assert "heron.bak" not in names(data, capsys, "heron")
    assert "heron.txt" in names(data, capsys, "heron")


def test_once_indexes_without_remembering(data: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert akin(data, "index", "--once", folder) == 0
    assert FolderList(data).all() == []
    assert "heron.txt" in names(data, capsys, "heron")


def test_a_library_without_folders_and_files_has_nothing_to_index(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert akin(data, "index") == 1
    assert "no folders in the library" in capsys.readouterr().err


def test_files_that_were_indexed_once_are_refreshed_but_new_ones_are_not_looked_for(
    data: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "wren.txt").write_text("The wren sings.")
    assert akin(data, "index", "--once", folder) == 0
    (folder / "heron.txt").write_text("The kingfisher dives into the water.")
    (folder / "wren.txt").unlink()
    (folder / "rook.txt").write_text("The rook caws.")
    assert akin(data, "index") == 0
    assert "1 read, 1 removed" in capsys.readouterr().err
    assert akin(data, "search", "--mode", "exact", "kingfisher") == 0
    assert "heron.txt" in capsys.readouterr().out
    assert "Nothing found" in names(data, capsys, "wren")
    assert "Nothing found" in names(data, capsys, "rook")
    assert FolderList(data).all() == []


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: folder / "missing", "There is no folder"),
        (lambda folder: folder / "heron.txt", "is a file, not a folder"),
    ],
)
def test_what_is_no_folder_is_said_and_not_remembered(
    data: Path, folder: Path, capsys: pytest.CaptureFixture[str], make: object, message: str
) -> None:
    assert akin(data, "index", make(folder)) == 1  # type: ignore[operator]
    assert message in capsys.readouterr().err
    assert FolderList(data).all() == []


def test_a_folder_inside_and_one_above(data: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "wren.txt").write_text("The wren sings.")
    assert akin(data, "index", folder / "sub") == 0
    capsys.readouterr()
    assert akin(data, "index", folder) == 0
    assert "1 embedded" not in capsys.readouterr().err.split("files, ")[0]
    assert [known.path for known in FolderList(data).all()] == [str(folder)]
    assert akin(data, "index", folder / "sub") == 1
    assert "in the library already" in capsys.readouterr().err


def test_a_wrong_pattern_is_said_and_not_remembered(
    data: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert akin(data, "index", folder, "--exclude", "[z-a]") == 1
    assert "pattern" in capsys.readouterr().err
    assert FolderList(data).all() == []


def test_a_damaged_ledger_offers_a_rebuild_which_mends_it(
    data: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert akin(data, "index", folder) == 0
    (data / "ledger.sqlite").write_bytes(b"spoilt " * 5000)
    for suffix in ("-wal", "-shm"):
        (data / f"ledger.sqlite{suffix}").unlink(missing_ok=True)
    capsys.readouterr()
    for command in (["index"], ["search", "heron"]):
        assert akin(data, *command) == 1
        assert "akin index --rebuild" in capsys.readouterr().err
    assert akin(data, "index", "--rebuild") == 0
    assert "heron.txt" in names(data, capsys, "heron")
