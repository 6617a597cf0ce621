"""`akin demo` from end to end, as the installed program."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.cli.main import main


def run_demo(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", "demo", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_demonstration_finds_every_expected_file_and_can_be_repeated(models_dir: Path, tmp_path: Path) -> None:
    assert str(models_dir) == os.environ["AKIN_MODELS_DIR"]
    data_dir = str(tmp_path / "demo data")
    first = run_demo("--json", "--data-dir", data_dir)
    assert first.returncode == 0, first.stderr
    found: dict[str, Any] = json.loads(first.stdout)
    assert found["version"] == 1
    assert found["files"] >= 40
    assert len(found["queries"]) >= 8
    assert [query["title"] for query in found["queries"] if not query["first"]] == []
    assert found["first"] == len(found["queries"])
    again = run_demo("--data-dir", data_dir)
    assert again.returncode == 0, again.stderr
    assert f"{found['first']} of {found['first']} queries" in again.stdout
    assert " 0 read" in again.stderr
    assert "✓ Three in the morning.md" in again.stdout


def test_the_demonstration_leaves_a_library_of_ones_own_alone(tmp_path: Path) -> None:
    (tmp_path / "folders.json").write_text(json.dumps({"folders": [{"path": "/elsewhere", "excludes": []}]}))
    assert main(["--data-dir", str(tmp_path), "demo"]) == 1
    assert not (tmp_path / "demo").exists()
