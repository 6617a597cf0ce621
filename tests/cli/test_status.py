"""`akin status` on an empty and on a filled library, and the list of failures."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from app.domain.files import FileState
from app.domain.library_facts import Failure, ReasonCount, count_reasons
from app.store.writer_lock import writing_process
from app.worker.engine import Engine
from tests.cli.conftest import Filled


def status_json(data_dir: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    assert main(["--data-dir", str(data_dir), "status", "--json", *options]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_an_empty_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Engine(tmp_path / "new").open_library():
        pass
    found = status_json(tmp_path / "new", capsys)
    assert found["version"] == 1
    assert found["folders"] == []
    assert sum(found["files"].values()) == found["documents"] == found["passages"] == found["vectors"] == 0
    assert found["ready"] == {"words": 100.0, "meaning": 100.0}
    assert found["last_run"] is None
    assert main(["status", "--data-dir", str(tmp_path / "new")]) == 0
    assert "akin index FOLDER" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["status"], ["status", "--failed", "--json"], ["forget", "letters"]])
def test_a_library_that_does_not_exist_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main(["--data-dir", str(tmp_path / "new"), *command]) == 1
    assert "no library" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_filled_library(filled: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    found = status_json(filled.data_dir, capsys)
    assert [(folder["path"], folder["files"]) for folder in found["folders"]] == [
        (str(filled.letters), 30),
        (str(filled.garden), 3),
    ]
    assert found["files"] == {"waiting": 0, "indexed": 31, "skipped": 1, "failed": 1}
    assert found["documents"] == found["passages"] == found["vectors"] == 31
    assert found["last_run"]["found"] == 33
    assert found["last_run"]["failed"] == 1
    assert found["writing_process"] is None
    parts = dict(found["disk_bytes"])
    assert parts.pop("total") == sum(parts.values())
    assert min(parts["ledger"], parts["words"], parts["meaning"], parts["models"]) > 10_000


def test_what_is_not_ready_is_below_100_percent(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    with Engine(filled_copy.data_dir).open_library() as library:
        library.ledger.run("UPDATE files SET state = 'waiting' WHERE name = 'letter 1.txt'")
        library.ledger.run("UPDATE documents SET meaning = 0 WHERE id = (SELECT min(id) FROM documents)")
    found = status_json(filled_copy.data_dir, capsys)
    assert found["ready"] == {"words": 96.9, "meaning": 96.7}


def test_the_failed_list(filled: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    found = status_json(filled.data_dir, capsys, "--failed")
    assert [(Path(file["path"]).name, file["state"]) for file in found["files"]] == [
        ("plan.pdf", "failed"),
        ("empty.txt", "skipped"),
    ]
    assert all(file["reason"].endswith(".") for file in found["files"])
    assert [entry["files"] for entry in found["reasons"]] == [1, 1]


def test_files_that_were_read_in_part_are_counted_and_listed_with_their_notes(
    filled_copy: Filled, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = ["The text of page 2 cannot be decoded.", "Page 7 is damaged."]
    with Engine(filled_copy.data_dir).open_library() as library:
        named = "SELECT document_id FROM files WHERE name = 'wetlandnote.txt'"
        library.ledger.run(f"UPDATE documents SET notes = ? WHERE id = ({named})", ("\n".join(notes),))
    assert status_json(filled_copy.data_dir, capsys)["partly_read"] == 1
    listed = status_json(filled_copy.data_dir, capsys, "--failed")
    assert listed["partly_read"] == [{"path": str(filled_copy.garden / "wetlandnote.txt"), "notes": notes}]
    assert len(listed["files"]) == 2
    assert main(["--data-dir", str(filled_copy.data_dir), "status"]) == 0
    assert "31 indexed (1 of them partly), 1 skipped" in capsys.readouterr().out
    assert main(["--data-dir", str(filled_copy.data_dir), "status", "--failed"]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "wetlandnote" in line)
    assert line.startswith("partly read")
    assert line.endswith(" ".join(notes))


def test_a_library_whose_files_were_all_read_whole_has_none_in_part(
    filled: Filled, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_json(filled.data_dir, capsys)["partly_read"] == 0
    assert status_json(filled.data_dir, capsys, "--failed")["partly_read"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_names_stay_on_one_line(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    with Engine(filled_copy.data_dir).open_library() as library:
        path = os.fsencode(filled_copy.garden / "two\nlines \x1b[31m") + b"\xff.txt"
        library.ledger.run("UPDATE files SET path = ? WHERE name = 'plan.pdf'", (path,))
    assert main(["--data-dir", str(filled_copy.data_dir), "status", "--failed"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert "two\\nlines \\x1b[31m" in first
    assert "damaged" in first or "read" in first


def test_reasons_are_grouped_failed_first() -> None:
    failures = [
        Failure("/a", FileState.FAILED, "rare"),
        Failure("/b", FileState.FAILED, "often"),
        Failure("/c", FileState.FAILED, "often"),
        Failure("/d", FileState.SKIPPED, "empty"),
    ]
    assert count_reasons(failures) == [
        ReasonCount(FileState.FAILED, "often", 2),
        ReasonCount(FileState.FAILED, "rare", 1),
        ReasonCount(FileState.SKIPPED, "empty", 1),
    ]


def test_a_damaged_table_leaves_the_rest(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    for manifest in filled_copy.data_dir.glob("index/*/vectors.lance/_versions/*.manifest"):
        manifest.write_bytes(b"\xff" * manifest.stat().st_size)
    found = status_json(filled_copy.data_dir, capsys)
    assert found["vectors"] is None
    assert "--rebuild" in found["notes"][0]
    assert found["passages"] == 31


def test_the_writing_process_is_named_while_it_writes(filled_copy: Filled) -> None:
    with Engine(filled_copy.data_dir).open_library() as library:
        with library.writing():
            assert writing_process(filled_copy.data_dir) == os.getpid()
        assert writing_process(filled_copy.data_dir) is None


def test_a_note_left_behind_is_nobody(filled_copy: Filled) -> None:
    note = filled_copy.data_dir / "writer.json"
    note.write_text(json.dumps({"pid": os.getpid()}))  # alive, but without the lock
    assert writing_process(filled_copy.data_dir) is None
    note.write_text("{")
    assert writing_process(filled_copy.data_dir) is None


def test_the_installed_program(filled: Filled) -> None:
    command = [sys.executable, "-m", "app", "--data-dir", str(filled.data_dir), "status"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "31 indexed, 1 skipped, 1 failed (akin status --failed tells why)" in done.stdout


def test_no_command_prints_help_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "doctor" in capsys.readouterr().err
