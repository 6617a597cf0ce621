"""What `akin explain` tells of real files: read, failed, changed, gone, left out, unknown, and of an older library."""

import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from app import __version__
from app.cli.main import main
from app.models.text_models import MINILM

pytestmark = pytest.mark.usefixtures("models_dir")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    """A folder of files of which some cannot be read, and beside it their library."""
    assert models_dir.is_dir()
    base = Path(os.path.realpath(tmp_path_factory.mktemp("lineage")))
    files = base / "files"
    (files / "left out").mkdir(parents=True)
    (files / "heron.txt").write_text("A heron stood in the pond.\n\nIt waited for a fish.")
    (files / "copy.txt").write_text("A heron stood in the pond.\n\nIt waited for a fish.")
    (files / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (files / "empty.txt").write_text("")
    (files / "left out" / "note.txt").write_text("Not for Akin.")
    (files / ".gitignore").write_text("left out/\n")
    assert main(["--data-dir", str(base / "data"), "index", "--quiet", str(files)]) == 0
    return base


@pytest.fixture
def told(made: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def tell(name: str, data_dir: Path | None = None) -> Any:
        capsys.readouterr()
        known = main(["--data-dir", str(data_dir or made / "data"), "explain", "--json", str(made / "files" / name)])
        found = json.loads(capsys.readouterr().out)
        assert known == int(found["state"] is None)
        return found

    return tell


def test_a_file_that_is_found_tells_what_made_it(told: Any, made: Path) -> None:
    found = told("heron.txt")
    assert (found["state"], found["on_disk"], found["up_to_date"], found["remarks"]) == ("indexed", "same", True, [])
    assert found["copies"] == [str(made / "files" / "copy.txt")]
    document = found["document"]
    assert (document["format"], document["read_by"]) == ("text", __version__)
    assert document["chunker"].startswith("chunks-1:200:30:40:80")
    vectors = document["text_vectors"]
    assert (vectors["model"], vectors["checksum"]) == (MINILM.id, MINILM.weights_sha256)
    assert (vectors["dimensions"], vectors["installed"]) == (384, True)
    assert vectors["kept_as"] == "int8"
    assert vectors["revision"]
    assert vectors["made"] >= document["read"] > "2020"
    (passage,) = document["passages"]
    assert (passage["begins"], passage["has_vector"]) == ("A heron stood in the pond. It waited…", True)


@pytest.mark.parametrize(
    ("name", "state", "sentence"),
    [
        ("broken.pdf", "failed", "It could not be read"),
        ("left out/note.txt", None, "left out by a pattern"),
        ("../elsewhere.txt", None, "There is no such file"),
        ("../data/settings.toml", None, "There is no such file"),
    ],
)
def test_why_a_file_is_not_found(told: Any, name: str, state: str | None, sentence: str) -> None:
    found = told(name)
    assert found["state"] == state
    assert not found["up_to_date"]
    assert sentence in " ".join(found["remarks"])
    assert found["document"] is None


def test_files_beside_the_library_and_new_ones(told: Any, made: Path) -> None:
    (made / "outside.txt").write_text("Elsewhere.")
    (made / "files" / "new.txt").write_text("Just written.")
    assert "none of the library's folders" in told("../outside.txt")["remarks"][0]
    assert "has not been seen yet" in told("new.txt")["remarks"][0]
    (made / "files" / "new.txt").unlink()


def test_what_has_changed_or_gone_since(told: Any, made: Path) -> None:
    file = made / "files" / "copy.txt"
    before = file.read_bytes(), file.stat()
    file.write_text("Another text altogether.")
    assert (told("copy.txt")["on_disk"], told("copy.txt")["up_to_date"]) == ("changed", False)
    file.unlink()
    found = told("copy.txt")
    assert found["on_disk"] == "gone"
    assert found["document"]["passages"]
    file.write_bytes(before[0])
    os.utime(file, ns=(before[1].st_atime_ns, before[1].st_mtime_ns))
    assert told("copy.txt")["up_to_date"]


def test_a_library_from_before_times_were_noted(told: Any, made: Path, tmp_path: Path) -> None:
    older = shutil.copytree(made / "data", tmp_path / "data")
    with sqlite3.connect(older / "ledger.sqlite") as ledger:
        for column in ("read_on", "read_by", "embedded_on", "shown_on"):
            ledger.execute(f"ALTER TABLE documents DROP COLUMN {column}")
        ledger.execute("DROP INDEX files_name_not_plain")
        ledger.execute("PRAGMA user_version = 3")
    ledger.close()
    document = told("heron.txt", older)["document"]
    assert (document["read"], document["read_by"], document["text_vectors"]["made"]) == (None, None, None)
    assert document["passages"][0]["has_vector"]


def test_for_a_person(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(made / "data"), "explain", str(made / "files" / "heron.txt")]) == 0
    shown = capsys.readouterr().out
    assert "all of it can be found" in shown
    assert "all-MiniLM-L6-v2" in shown
    assert MINILM.weights_sha256 in shown
    assert main(["--data-dir", str(made / "data"), "explain", str(made / "files")]) == 1
    assert "is a folder" in capsys.readouterr().err
