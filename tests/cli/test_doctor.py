"""`akin doctor` on a healthy library and on damaged ones; damage never ends the other checks."""

import json
import os
import platform
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.chunk.chunker import ChunkSizes
from app.cli.main import main
from app.domain.checks import Check, Verdict
from app.models.checks import check_text_model
from app.models.installed import model_folder
from app.models.text_models import MINILM
from app.store.health import check_library
from app.store.probe import check_processor
from app.store.surroundings import check_file_system, check_free_space, check_lock, check_permissions
from app.worker.engine import Engine
from tests.cli.conftest import Filled


def examine(data_dir: Path) -> dict[str, Check]:
    checks = list(check_library(data_dir, Engine(data_dir).fingerprint, MINILM.dimensions))
    assert len({check.name for check in checks}) == len(checks)
    return {check.name: check for check in checks}


def problems(checks: dict[str, Check]) -> set[str]:
    return {name for name, check in checks.items() if check.verdict is not Verdict.OK}


def table_files(data_dir: Path, pattern: str) -> list[Path]:
    found = list(data_dir.glob(f"index/*/{pattern}"))
    assert found
    return found


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def test_a_healthy_library(filled: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json", "--data-dir", str(filled.data_dir)]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    verdicts = {check["name"]: check["verdict"] for check in found["checks"]}
    assert {"processor", "text model", "permissions", "ledger", "vectors", "full-text index"} < verdicts.keys()
    assert {name for name, verdict in verdicts.items() if verdict != "ok"} <= {"disk", "file system"}
    assert found["versions"]["python"] == platform.python_version()
    assert all(found["versions"].values())
    assert problems(examine(filled.data_dir)) == set()


def test_no_library_is_no_problem_and_is_not_made(tmp_path: Path) -> None:
    assert problems(examine(tmp_path / "new")) == set()
    assert not (tmp_path / "new").exists()


def test_a_truncated_ledger(filled_copy: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    cut(filled_copy.data_dir / "ledger.sqlite")
    checks = examine(filled_copy.data_dir)
    assert problems(checks) == {"ledger"}
    assert "--rebuild" in checks["ledger"].advice
    assert checks["passages"].message == "All 31 passages can be read."
    assert main(["--data-dir", str(filled_copy.data_dir), "doctor"]) == 1
    assert "✗ ledger" in capsys.readouterr().out


def test_a_ledger_that_is_another_file(filled_copy: Filled) -> None:
    (filled_copy.data_dir / "ledger.sqlite").write_bytes(b"This is not a database. " * 400)
    assert examine(filled_copy.data_dir)["ledger"].verdict is Verdict.PROBLEM


@pytest.mark.parametrize("table", ["passages", "vectors"])
@pytest.mark.parametrize("files", ["data/*.lance", "_versions/*.manifest"])
def test_truncated_files_of_a_table(filled_copy: Filled, table: str, files: str) -> None:
    for file in table_files(filled_copy.data_dir, f"{table}.lance/{files}"):
        cut(file)
    checks = examine(filled_copy.data_dir)
    assert problems(checks) == {table}
    assert checks[table].verdict is Verdict.PROBLEM
    assert "--rebuild" in checks[table].advice


def test_a_manifest_of_garbage(filled_copy: Filled) -> None:
    for file in table_files(filled_copy.data_dir, "passages.lance/_versions/*.manifest"):
        file.write_bytes(b"\xff" * file.stat().st_size)
    assert problems(examine(filled_copy.data_dir)) == {"passages"}


def test_a_truncated_full_text_index(filled_copy: Filled) -> None:
    for file in table_files(filled_copy.data_dir, "passages.lance/_indices/*/*_tokens.lance"):
        cut(file)
    assert problems(examine(filled_copy.data_dir)) == {"passages"}


def test_a_rebuild_mends_what_is_damaged(filled_copy: Filled) -> None:
    cut(filled_copy.data_dir / "ledger.sqlite")
    for file in table_files(filled_copy.data_dir, "vectors.lance/data/*.lance"):
        cut(file)
    assert main(["--data-dir", str(filled_copy.data_dir), "index", "--rebuild", "--quiet"]) == 0
    assert problems(examine(filled_copy.data_dir)) == set()


def test_ledger_and_tables_that_disagree(filled_copy: Filled) -> None:
    with Engine(filled_copy.data_dir).open_library() as library:
        first, second, third = [key for key, _ in library.ledger.rows("SELECT id, words FROM documents LIMIT 3")]
        library.passages.delete_documents([first])
        library.vectors.delete_documents([second])
        library.ledger.run("DELETE FROM documents WHERE id = ?", (third,))
    agreement = examine(filled_copy.data_dir)["agreement"]
    assert agreement.verdict is Verdict.WARNING
    assert "3 of 30" in agreement.message


def test_vectors_on_their_way_are_no_disagreement(filled_copy: Filled) -> None:
    with Engine(filled_copy.data_dir).open_library() as library:
        library.ledger.run("UPDATE documents SET meaning = 0")
    assert problems(examine(filled_copy.data_dir)) == set()


def test_folders_that_are_away(filled_copy: Filled) -> None:
    gone = {"version": 1, "folders": [{"path": str(filled_copy.data_dir / "gone"), "excludes": []}]}
    (filled_copy.data_dir / "folders.json").write_text(json.dumps(gone))
    assert problems(examine(filled_copy.data_dir)) == {"folders"}
    (filled_copy.data_dir / "folders.json").write_text("[")
    assert examine(filled_copy.data_dir)["folders"].verdict is Verdict.PROBLEM


def test_another_model_is_told(filled: Filled) -> None:
    checks = {check.name: check for check in check_library(filled.data_dir, f"x|{ChunkSizes().fingerprint}", 384)}
    assert checks["ledger"].verdict is Verdict.WARNING


def test_a_model_that_is_missing_or_damaged(models_dir: Path, tmp_path: Path) -> None:
    weights, converted = check_text_model(MINILM, tmp_path)
    assert (weights.verdict, converted.verdict) == (Verdict.OK, Verdict.WARNING)
    folder = model_folder(MINILM, tmp_path)
    shutil.copytree(model_folder(MINILM, models_dir), folder)
    assert check_text_model(MINILM, tmp_path)[1].verdict is Verdict.OK
    cut(folder / "model.onnx")
    converted = check_text_model(MINILM, tmp_path)[1]
    assert converted.verdict is Verdict.PROBLEM
    assert "changed" in converted.message


def test_missing_weights(models_dir: Path, tmp_path: Path) -> None:
    elsewhere = replace(MINILM, package="no_such_package_at_all")
    assert check_text_model(elsewhere, tmp_path)[0].verdict is Verdict.PROBLEM
    assert check_text_model(elsewhere, models_dir)[0].verdict is Verdict.WARNING  # what was made of them is there


@pytest.mark.skipif(sys.platform == "win32", reason="no POSIX permissions")
def test_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_to_all = check_permissions(tmp_path)
    assert open_to_all.verdict is Verdict.WARNING
    assert f"chmod 700 '{tmp_path}'" in open_to_all.advice
    tmp_path.chmod(0o700)
    assert check_permissions(tmp_path).verdict is Verdict.OK
    file = tmp_path / "file"
    file.touch()
    assert check_permissions(file).verdict is Verdict.PROBLEM


def test_surroundings_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    assert "GB free" in check_free_space(folder).message
    assert check_file_system(folder).name == "file system"
    assert check_permissions(folder).verdict is Verdict.OK


def test_the_note_of_a_dead_process(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / "writer.json").write_text(json.dumps({"pid": dead.pid}))
    lock = check_lock(tmp_path)
    assert lock.verdict is Verdict.WARNING
    assert str(dead.pid) in lock.message


@pytest.mark.skipif(platform.machine().lower() not in ("x86_64", "amd64"), reason="AVX2 is a matter of x86")
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_processor_without_avx2() -> None:
    check = check_processor(partial(signal.raise_signal, signal.SIGILL))
    assert check.verdict is Verdict.PROBLEM
    assert check.message.startswith("This processor lacks AVX2")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_lancedb_that_fails_in_another_way() -> None:
    assert "code -11" in check_processor(partial(signal.raise_signal, signal.SIGSEGV)).message
    assert "ValueError" in check_processor(partial(int, "x")).message


def test_a_library_that_cannot_be_loaded(models_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "onnxruntime.py").write_text("raise ImportError('DLL load failed')")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "AKIN_MODELS_DIR": str(models_dir)}
    command = [sys.executable, "-m", "app", "doctor", "--data-dir", str(tmp_path / "data")]
    done = subprocess.run(command, capture_output=True, env=environment, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "A library cannot be loaded: DLL load failed." in done.stdout


def test_the_doctor_imports_no_lancedb_before_it_has_tried_it() -> None:
    script = "import sys, app.cli.main, app.cli.doctor; sys.exit('lancedb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
