"""Backups hold all of a library, and bring it back whole or not at all; a moved library is whole at any moment."""

import contextlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.documents import Document
from app.domain.errors import LibraryBusyError, LibraryError
from app.domain.files import FileKind
from app.runtime.moved import follow, moved_to
from app.runtime.paths import HISTORY, RESTORE_READY, SAVED_SEARCHES
from app.store import members
from app.store.backup import back_up
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.move import move as move_library
from app.store.passages import Passage, Words, passage_id
from app.store.restore import finish_restore
from app.store.restore import restore as restore_library

LibraryFactory = Callable[..., Library]
TEXTS = ["The heron waits in the shallow water.", "Knead the dough for ten minutes."]


def fill(library: Library, texts: list[str]) -> None:
    with library.writing():
        library.folders.add(WatchedFolder("/home/ada/letters"))
        rows = [Passage(passage_id(n, 0), n, 0, None, 0, len(text), 0, text) for n, text in enumerate(texts)]
        library.passages.add(rows)
        library.passages.index_rows()
        library.vectors.add([row.passage_id for row in rows], [row.document_id for row in rows], np.eye(4)[: len(rows)])
        with library.ledger.transaction():
            for row in rows:
                library.documents.add(row.document_id, Document("text", FileKind.DOCUMENT), 1)
    (library.data_dir / "settings.toml").write_text("threads = 1\n")


def content(folder: Path) -> tuple[object, ...]:
    with Library(folder, f"x|{ChunkSizes().fingerprint}", 4) as library:
        texts = sorted(library.passages.texts())
        vectors = library.vectors.vectors_of([passage_id(n, 0) for n in range(len(texts))])
        found = [library.passages.match(Words(word), 5) != [] for word in ("heron", "dough")]
        listed = library.folders.all()
        return texts, sorted(map(tuple, vectors.values())), library.documents.passages(), found, listed


@pytest.fixture
def data_dir(library: LibraryFactory, tmp_path: Path) -> Path:
    opened = library(tmp_path / "data", "x", 4)
    fill(opened, TEXTS)
    opened.close()
    return tmp_path / "data"


@pytest.fixture
def backup(data_dir: Path, tmp_path: Path) -> Path:
    (data_dir / "models").mkdir()
    (data_dir / "models" / "model.onnx").write_bytes(b"weights")
    back_up(data_dir, tmp_path / "akin.backup")
    return tmp_path / "akin.backup"


def test_a_backup_brings_everything_back_elsewhere(data_dir: Path, backup: Path, tmp_path: Path) -> None:
    before = content(data_dir)
    assert restore_library(backup, tmp_path / "new" / "place").files
    assert content(tmp_path / "new" / "place") == before
    assert (tmp_path / "new" / "place" / "settings.toml").read_text() == "threads = 1\n"
    with zipfile.ZipFile(backup) as zipped:
        assert zipped.testzip() is None
        assert not [name for name in zipped.namelist() if name.startswith(("models", "writer"))]
    assert backup.stat().st_mode & 0o077 == 0
    assert {path.name for path in backup.parent.iterdir()} == {"data", "akin.backup", "new"}


def test_a_backup_holds_what_is_in_the_ledgers_log_and_searches_go_on(
    library: LibraryFactory, data_dir: Path, tmp_path: Path
) -> None:
    searching = library(data_dir, "x", 4)
    searching.passages.match(Words("heron"), 5)
    searching.ledger.set_meta("just", "now")
    back_up(data_dir, tmp_path / "b")
    restore_library(tmp_path / "b", tmp_path / "new")
    assert library(tmp_path / "new", "x", 4).ledger.meta("just") == "now"
    assert searching.passages.match(Words("heron"), 5)


def test_no_backup_while_another_writes(library: LibraryFactory, data_dir: Path, tmp_path: Path) -> None:
    with library(data_dir, "x", 4).writing(), pytest.raises(LibraryBusyError):
        back_up(data_dir, tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_an_earlier_backup_is_replaced_but_no_other_file(data_dir: Path, backup: Path, tmp_path: Path) -> None:
    back_up(data_dir, backup)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada")
    for target in (letter, tmp_path, data_dir / "inside", tmp_path / "nowhere" / "b"):
        with pytest.raises(LibraryError):
            back_up(data_dir, target)
    assert letter.read_text() == "Dear Ada"
    with pytest.raises(LibraryError, match="no library"):
        back_up(tmp_path / "nothing", tmp_path / "b")


def test_a_library_is_replaced_only_when_asked(library: LibraryFactory, backup: Path, tmp_path: Path) -> None:
    other = library(tmp_path / "other", "x", 4)
    fill(other, ["Something else altogether."])
    with pytest.raises(LibraryError, match="already") as caught:
        restore_library(backup, other.data_dir)
    assert "--replace" in caught.value.advice
    other.close()
    assert content(other.data_dir)[0] == ["Something else altogether."]
    restore_library(backup, other.data_dir, replace=True)
    assert content(other.data_dir)[0] == sorted(TEXTS)
    assert not list(other.data_dir.glob("restore.*"))


def changed(backup: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """Writes the backup again with other members."""
    with zipfile.ZipFile(backup) as zipped:
        members = {name: change(name, zipped.read(name)) for name in zipped.namelist()}
    with zipfile.ZipFile(backup, "w") as zipped:
        for name, data in members.items():
            if data is not None:
                zipped.writestr(name, data)


def newer(key: str) -> Callable[[str, bytes], bytes]:
    return lambda name, data: json.dumps(json.loads(data) | {key: 99}).encode() if name == "manifest.json" else data


def escaping(name: str, data: bytes) -> bytes:
    text = data.decode("latin-1")
    return text.replace('"settings.toml"', '"../settings.toml"').encode("latin-1") if name == "manifest.json" else data


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (newer("version"), "newer Akin"),
        (newer("index"), "newer Akin"),
        (newer("ledger"), "newer Akin"),
        (lambda name, data: data[:-1] + b"!" if name == "ledger.sqlite" else data, "damaged: ledger.sqlite"),
        (lambda name, data: data + b"!" if name == "folders.json" else data, "damaged: folders.json"),
        (lambda name, data: None if name == "folders.json" else data, "damaged"),
        (lambda name, data: None if name == "manifest.json" else data, "no backup"),
        (escaping, "damaged"),
    ],
)
def test_a_backup_that_cannot_be_used_changes_nothing(
    library: LibraryFactory, backup: Path, tmp_path: Path, change: Callable[[str, bytes], bytes | None], told: str
) -> None:
    changed(backup, change)
    other = library(tmp_path / "other", "x", 4)
    fill(other, ["Something else altogether."])
    other.close()
    with pytest.raises(LibraryError, match=told) as caught:
        restore_library(backup, other.data_dir, replace=True)
    assert caught.value.advice
    assert content(other.data_dir)[0] == ["Something else altogether."]
    assert not list(other.data_dir.glob("restore.*"))


@pytest.mark.parametrize("kept", [0, 10, 0.5, 0.99])
def test_a_truncated_backup_is_refused(backup: Path, tmp_path: Path, kept: float) -> None:
    data = backup.read_bytes()
    backup.write_bytes(data[: int(kept * len(data) if kept < 1 else kept)])
    with pytest.raises(LibraryError, match="damaged"):
        restore_library(backup, tmp_path / "new")
    with pytest.raises(LibraryError, match="There is no file"):
        restore_library(tmp_path / "missing", tmp_path / "new")
    assert not members.holds_library(tmp_path / "new")


class Cut(BaseException):
    """Stands for a kill."""


def cut_at(monkeypatch: pytest.MonkeyPatch, step: int) -> list[int]:
    """Every renaming and removing counts as a step; the given one does not happen, and nothing after it."""
    steps = [0]

    def counting(original: Callable[..., object]) -> Callable[..., object]:
        def stepped(*arguments: object, **named: object) -> object:
            steps[0] += 1
            if steps[0] >= step:
                raise Cut
            return original(*arguments, **named)

        return stepped

    for name in ("rename", "replace", "rmdir", "unlink"):
        monkeypatch.setattr(Path, name, counting(getattr(Path, name)))
    monkeypatch.setattr(shutil, "rmtree", counting(shutil.rmtree))
    return steps


@pytest.mark.parametrize("step", range(1, 30))
def test_a_restore_cut_short_leaves_the_old_library_or_finishes_with_the_new(
    library: LibraryFactory, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    other = library(tmp_path / "other", "x", 4)
    fill(other, ["Something else altogether."])
    other.close()
    with monkeypatch.context() as patch:
        cut_at(patch, step)
        with contextlib.suppress(Cut):
            restore_library(backup, other.data_dir, replace=True)
    ready = (other.data_dir / RESTORE_READY).exists()
    if ready:
        library(other.data_dir, "x", 4).close()  # a search comes first and finds no library
    finish_restore(other.data_dir)
    texts = content(other.data_dir)[0]
    assert texts == sorted(TEXTS) if ready else texts in (["Something else altogether."], sorted(TEXTS))
    assert not list(other.data_dir.glob("restore.*"))


def test_a_library_moves_with_its_models_and_is_found_there(data_dir: Path, tmp_path: Path) -> None:
    before = content(data_dir)
    (data_dir / "models").mkdir()
    (data_dir / "models" / "model.onnx").write_bytes(b"weights")
    (data_dir / "letter.txt").write_text("not Akin's")
    assert move_library(data_dir, tmp_path / "disk" / "akin", data_dir)
    assert follow(data_dir) == tmp_path / "disk" / "akin"
    assert content(follow(data_dir)) == before
    assert (tmp_path / "disk" / "akin" / "models" / "model.onnx").read_bytes() == b"weights"
    assert {path.name for path in data_dir.iterdir()} <= {"moved-to.json", "letter.txt", "writer.lock", "folders.lock"}
    assert move_library(follow(data_dir), tmp_path / "other", data_dir)
    shutil.rmtree(tmp_path / "disk")  # nothing leads over the place between
    assert content(follow(data_dir)) == before
    assert not move_library(follow(data_dir), tmp_path / "other", data_dir)
    assert move_library(follow(data_dir), back := tmp_path / "back", data_dir)
    assert content(back) == before
    (data_dir / "letter.txt").unlink()
    assert move_library(back, data_dir, data_dir)
    assert moved_to(data_dir) is None
    assert content(follow(data_dir)) == before


def test_a_library_moves_back_to_where_its_logs_have_stayed(data_dir: Path, tmp_path: Path) -> None:
    before = content(data_dir)
    (data_dir / "logs").mkdir()
    (data_dir / "logs" / "akin.log").write_text("a run: 3 found")
    (data_dir / "window.ini").write_text("[window]")
    assert move_library(data_dir, tmp_path / "disk", data_dir)
    assert (tmp_path / "disk" / "window.ini").read_text() == "[window]"
    (data_dir / "window.ini").write_text("of a window that was open")
    assert move_library(follow(data_dir), data_dir, data_dir)
    assert follow(data_dir) == data_dir
    assert content(data_dir) == before
    assert (data_dir / "window.ini").read_text() == "[window]"


def test_places_that_a_library_cannot_move_to(data_dir: Path, tmp_path: Path, library: LibraryFactory) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").touch()
    for target in (data_dir / "inside", tmp_path, tmp_path / "full", tmp_path / "full" / "letter.txt"):
        with pytest.raises(LibraryError):
            move_library(data_dir, target, data_dir)
    with library(data_dir, "x", 4).writing(), pytest.raises(LibraryBusyError):
        move_library(data_dir, tmp_path / "new", data_dir)
    assert content(data_dir)[0] == sorted(TEXTS)


def test_a_moved_library_whose_drive_is_away_is_told(data_dir: Path, tmp_path: Path) -> None:
    move_library(data_dir, tmp_path / "disk", data_dir)
    shutil.rmtree(tmp_path / "disk")
    with pytest.raises(LibraryError, match="not there now"):
        follow(data_dir)


@pytest.mark.parametrize("step", range(1, 16))
def test_a_move_cut_short_leaves_one_whole_library_and_can_be_repeated(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before, target = content(data_dir), tmp_path / "new"
    with monkeypatch.context() as patch:
        cut_at(patch, step)
        with contextlib.suppress(Cut):
            move_library(data_dir, target, data_dir)
    assert content(follow(data_dir)) == before
    move_library(follow(data_dir), target, data_dir)
    assert follow(data_dir) == target
    assert content(target) == before
    assert not members.holds_library(data_dir)


def test_saved_searches_are_backed_up_and_what_was_searched_for_only_moves_along(
    data_dir: Path, tmp_path: Path
) -> None:
    (data_dir / SAVED_SEARCHES).write_text("{}")
    (data_dir / HISTORY).write_text("[]")
    back_up(data_dir, tmp_path / "akin.backup")
    restore_library(tmp_path / "akin.backup", tmp_path / "restored")
    assert (tmp_path / "restored" / SAVED_SEARCHES).read_text() == "{}"
    assert not (tmp_path / "restored" / HISTORY).exists()
    move_library(data_dir, tmp_path / "moved", data_dir)
    assert (tmp_path / "moved" / HISTORY).read_text() == "[]"
    assert not (data_dir / HISTORY).exists()
