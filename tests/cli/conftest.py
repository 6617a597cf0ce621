"""A small library that several tests look at; a test that changes it takes a copy."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.main import main

PLANTED = "Quagmirewort"


@dataclass(frozen=True)
class Filled:
    """A data folder and the two folders that were indexed into it."""

    data_dir: Path
    letters: Path
    garden: Path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Filled:
    """Thirty letters, one note on a plant that has a word of its own, one damaged PDF and one empty file."""
    assert models_dir.is_dir()
    base = tmp_path_factory.mktemp("filled")
    letters, garden = base / "letters", base / "gardenpapers"
    letters.mkdir()
    garden.mkdir()
    for number in range(30):
        (letters / f"letter {number}.txt").write_text(
            f"Dear neighbour, this is letter {number}. The hedge between our houses has to be cut before the birds "
            f"begin to nest, and I would gladly help you with the ladder on day {number} of the month.\n"
        )
    (garden / "wetlandnote.txt").write_text(
        f"The {PLANTED} likes wet feet. Plant it where the rain barrel runs over, and divide it every third spring.\n"
    )
    (garden / "plan.pdf").write_bytes(b"%PDF-1.7\nthis is not the rest of a PDF")
    (garden / "empty.txt").touch()
    assert main(["--data-dir", str(base / "data"), "index", "--quiet", str(letters), str(garden)]) == 0
    return Filled(base / "data", letters, garden)


@pytest.fixture
def filled_copy(filled: Filled, tmp_path: Path) -> Filled:
    """A copy of the library; the indexed folders are the same."""
    shutil.copytree(filled.data_dir, tmp_path / "data")
    return Filled(tmp_path / "data", filled.letters, filled.garden)
