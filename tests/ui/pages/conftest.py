"""A small real library, and what the pages need to work on it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.cli.main import main
from app.ui.bridge import IndexerBridge, Jobs
from app.ui.library_jobs import LibraryJobs
from app.ui.theme import Theme
from app.worker.keeper import LibraryKeeper


@dataclass(frozen=True)
class Filled:
    """A data folder, and the two folders that were indexed into it."""

    data_dir: Path
    letters: Path
    garden: Path


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Filled:
    """Letters; and beside a note two damaged PDFs, an empty file and one that no reader knows."""
    assert models_dir.is_dir()
    base = tmp_path_factory.mktemp("window")
    letters, garden = base / "letters", base / "garden"
    letters.mkdir()
    garden.mkdir()
    for number in range(12):
        (letters / f"letter {number}.txt").write_text(f"Dear neighbour, letter {number} is about the hedge.")
    (garden / "swifts.md").write_text("# Swifts\n\nThey sleep on the wing and return every May.")
    for name in ("plan.pdf", "map.pdf"):
        (garden / name).write_bytes(b"%PDF-1.7 and no more")
    (garden / "empty.txt").touch()
    (garden / "soil.bin").write_bytes(bytes(range(256)) * 4)
    data_dir = base / "data"
    data_dir.mkdir()
    (data_dir / "settings.toml").write_text("busy_percent = 100\nbattery_percent = 1\nthreads = 1\n")
    assert main(["--data-dir", str(data_dir), "index", "--quiet", str(letters), str(garden)]) == 0
    return Filled(data_dir, letters, garden)


@pytest.fixture
def filled(filled_once: Filled, tmp_path: Path) -> Filled:
    """A copy of the library; the folders are the same and must not be changed."""
    shutil.copytree(filled_once.data_dir, tmp_path / "data")
    return Filled(tmp_path / "data", filled_once.letters, filled_once.garden)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The window's look."""
    return Theme(qapp)


@pytest.fixture
def threads() -> Iterator[Jobs]:
    """Threads for jobs, which end with the test."""
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def indexer(filled: Filled) -> Iterator[IndexerBridge]:
    """The indexer of the library; a test starts it where it needs one."""
    made = IndexerBridge(lambda: LibraryKeeper(filled.data_dir))
    yield made
    made.stop()


@pytest.fixture
def library(filled: Filled, threads: Jobs, indexer: IndexerBridge) -> LibraryJobs:
    """What the window does with the library, hearing its indexer."""
    made = LibraryJobs(filled.data_dir, threads, indexer)
    indexer.told.connect(made.hear)
    return made
