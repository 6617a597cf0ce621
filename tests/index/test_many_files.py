"""After thousands of files nothing of the run is left: no process, no thread, no open file."""

import gc
import threading
from pathlib import Path

import psutil
import pytest

from tests.index.conftest import Runs

FILES = 5_000


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_five_thousand_files_leave_no_helper_behind(runs: Runs, folder: Path) -> None:
    (folder / "first.txt").write_text("The first file, after which everything is loaded that stays loaded.")
    runs(folder)
    own = psutil.Process()
    children, threads = set(own.children(recursive=True)), set(threading.enumerate())
    files = len(own.open_files())
    for number in range(FILES):
        kind = (".txt", ".md", ".csv", ".html", ".pdf")[number % 5]
        (folder / f"note {number}{kind}").write_text("broken" if kind == ".pdf" else f"Note {number}.")
    report = runs(folder)
    gc.collect()
    assert (report.indexed, report.failed) == (FILES * 4 // 5, FILES // 5)
    assert set(own.children(recursive=True)) == children
    assert set(threading.enumerate()) <= threads
    assert len(own.open_files()) <= files + 5  # of the store, which opens the newest version of its tables
