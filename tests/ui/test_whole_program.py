"""The whole program as a process: it is typed into, shows what it finds, quits, and leaves nothing behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pymupdf
import pytest

from app.cli.main import main

PLAYED = Path(__file__).with_name("played.py")
QUERY = "birds that doze in flight"


@pytest.fixture
def data_dir(tmp_path: Path, models_dir: Path) -> Path:
    """A library with a PDF and some letters."""
    assert models_dir.is_dir()
    files = tmp_path / "files"
    files.mkdir()
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 72), "Swifts sleep on the wing and return to the same nest every May.")
        pdf.save(files / "swifts.pdf")
    for number in range(5):
        (files / f"letter {number}.txt").write_text(
            f"Dear neighbour, letter {number} is about the hedge and the boiler."
        )
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.toml").write_text("busy_percent = 100\n")
    assert main(["--data-dir", str(tmp_path / "data"), "index", "--quiet", str(files)]) == 0
    return tmp_path / "data"


@pytest.mark.parametrize(
    "platform",
    ["offscreen", pytest.param("xcb", marks=pytest.mark.skipif(not shutil.which("Xvfb"), reason="There is no Xvfb."))],
)
def test_a_visit_leaves_nothing_behind(data_dir: Path, tmp_path: Path, platform: str) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    command = [sys.executable, str(PLAYED), str(data_dir), QUERY, "swifts.pdf", str(tmp_path / "report.json")]
    if platform == "xcb":
        command = ["xvfb-run", "-a", *command]
    root = str(Path(__file__).parents[2])
    surroundings = os.environ | {"QT_QPA_PLATFORM": platform, "TMPDIR": str(temporary), "PYTHONPATH": root}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    seen = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert seen["problems"] == [], done.stderr
    assert seen["hits"][0] == "swifts.pdf"
    assert seen["steps"][-1] == "ranked"
    assert seen["shown"] == "PageView"
    assert seen["windows"] == ["MainWindow"]
    assert set(seen["threads"]) <= {"LanceDBBackgroundEventLoop"}  # a daemon of the library's own
    assert seen["processes"]
    _gone(seen["processes"])
    assert list(temporary.iterdir()) == []
    assert list((data_dir / "reports").iterdir()) == []
    assert not (data_dir / "live.json").exists()
    assert not (data_dir / "writer.json").exists()
    assert "Traceback" not in done.stderr, done.stderr


def _gone(processes: list[int]) -> None:
    """What the program started has ended, or ends within seconds since its parent has."""
    alive = [psutil.Process(number) for number in processes if psutil.pid_exists(number)]
    _, left = psutil.wait_procs(alive, timeout=10)
    assert [process.cmdline() for process in left] == []


@pytest.mark.slow
@pytest.mark.parametrize("asked", [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)])
def test_a_request_to_end_is_followed(data_dir: Path, asked: str) -> None:
    """A polite kill, or logging out, ends the program as its menu does: with exit status 0 and no process left."""
    command = [sys.executable, "-m", "app", "--data-dir", str(data_dir)]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, text=True) as program:
        end = time.monotonic() + 60
        while not (data_dir / "live.json").exists() and time.monotonic() < end and program.poll() is None:
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(0.1)
        children = [child.pid for child in psutil.Process(program.pid).children(recursive=True)]
        program.send_signal(getattr(signal, asked))
        assert program.wait(60) == 0
    assert children
    _gone(children)
    assert (data_dir / "window.ini").exists()
