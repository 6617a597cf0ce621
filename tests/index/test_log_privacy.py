"""What the log tells of files that are indexed and searched for: numbers, and with debug their paths."""

import os
from pathlib import Path

import pytest

from app.cli.main import main

pytestmark = pytest.mark.usefixtures("models_dir")
WORD, NAME, BROKEN = "heronwater", "diary-of-may.txt", "broken-letter.pdf"


@pytest.mark.parametrize("detail", ["normal", "debug", "off"])
def test_nothing_of_what_files_hold_or_is_searched_for(
    tmp_path: Path, detail: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files, data = tmp_path / "files", tmp_path / "data"
    files.mkdir()
    data.mkdir()
    (files / NAME).write_text(f"The {WORD} stands in the shallows.")
    (files / BROKEN).write_text(f"%PDF-1.7\n{WORD}")
    (data / "settings.toml").write_text(f'log = "{detail}"\n')
    assert main(["--data-dir", str(data), "index", "--quiet", str(files)]) == 0
    assert main(["--data-dir", str(data), "search", WORD]) == 0
    assert NAME in capsys.readouterr().out
    logged = "".join(file.read_text("utf-8") for file in (data / "logs").glob("akin.log*") if file.suffix != ".lock")
    assert WORD not in logged
    assert NAME not in logged
    assert (os.path.join(os.path.realpath(files), BROKEN) in logged) is (detail == "debug")
    assert ("a run: 2 found, 1 indexed" in logged) is (detail != "off")
