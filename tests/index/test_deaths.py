"""A file that ends the whole indexer three times is passed over with a reason; files that were only near it are not."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from app.domain.files import FileState
from app.domain.library_facts import Failure
from app.store.in_hand import REASON
from app.worker.engine import Engine

Index = Callable[..., int]
pytestmark = [pytest.mark.usefixtures("models_dir"), pytest.mark.timeout(280)]
PROGRAM = Path(__file__).parent / "deadly_indexer.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    for number, subject in enumerate(("heron", "tide", "bread", "violin", "glacier", "lease")):
        (made / f"{subject}.txt").write_text(f"Note {number} says something about the {subject}.")
    return made


@pytest.fixture
def index(tmp_path: Path, folder: Path) -> Index:
    """Runs the indexer in a process of its own; returns its exit status."""

    def run(stage: str = "", word: str = "", *more: str) -> int:
        command = [sys.executable, str(PROGRAM), str(tmp_path / "data"), str(folder), stage, word, *more]
        environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parents[2])}
        return subprocess.run(command, env=environment, check=False, timeout=120).returncode

    return run


@pytest.fixture
def states(tmp_path: Path) -> Callable[[], dict[str, str]]:
    def read() -> dict[str, str]:
        with Engine(tmp_path / "data").open_library() as library:
            return dict(library.ledger.rows("SELECT name, state FROM files"))

    return read


@pytest.fixture
def failures(tmp_path: Path) -> Callable[[], list[Failure]]:
    def read() -> list[Failure]:
        with Engine(tmp_path / "data").open_library() as library:
            return library.files.failures()

    return read


def with_meaning(data_dir: Path) -> set[str]:
    with Engine(data_dir).open_library() as library:
        rows = library.ledger.rows("SELECT name FROM files f JOIN documents d ON d.id = f.document_id WHERE meaning")
        return {name for (name,) in rows}


@pytest.mark.slow
def test_the_file_that_ended_the_indexer_three_times_is_passed_over(
    index: Index, folder: Path, failures: Callable[[], list[Failure]], tmp_path: Path
) -> None:
    for _ in range(3):
        assert index("meaning", "violin") != 0
    others = {path.name for path in folder.iterdir()} - {"violin.txt"}
    assert with_meaning(tmp_path / "data") == others  # they need not wait until it is passed over
    assert index("meaning", "violin") == 0
    assert failures() == [Failure(os.path.realpath(folder / "violin.txt"), FileState.FAILED, REASON)]


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["meaning", "words"])
def test_it_stays_passed_over_until_it_is_asked_for(
    index: Index, folder: Path, failures: Callable[[], list[Failure]], tmp_path: Path, stage: str
) -> None:
    killer = folder / "violin.txt"
    for _ in range(3):
        assert index(stage, "violin") != 0
    for _ in range(2):
        assert index(stage, "violin") == 0
        assert failures() == [Failure(os.path.realpath(killer), FileState.FAILED, REASON)]
        assert with_meaning(tmp_path / "data") == {path.name for path in folder.iterdir()} - {killer.name}
    (folder / "copy.txt").write_bytes(killer.read_bytes())
    assert index(stage, "violin") == 0  # the same bytes need not end it three times more
    assert {failure.reason for failure in failures()} == {REASON}
    assert index("", "", "retry") == 0
    assert failures() == []


@pytest.mark.slow
def test_a_file_that_was_passed_over_is_tried_again_when_it_changes(
    index: Index, folder: Path, states: Callable[[], dict[str, str]]
) -> None:
    for _ in range(3):
        index("meaning", "violin")
    assert index("meaning", "violin") == 0
    assert states()["violin.txt"] == "failed"
    (folder / "violin.txt").write_text("Now it is about the cello.")
    assert index("meaning", "violin") == 0
    assert set(states().values()) == {"indexed"}


@pytest.mark.slow
def test_deaths_at_different_files_blame_nobody(index: Index, states: Callable[[], dict[str, str]]) -> None:
    for word in ("heron", "tide", "bread", "violin"):
        assert index("meaning", word) != 0
    assert index() == 0
    assert set(states().values()) == {"indexed"}


@pytest.mark.slow
def test_a_picture_that_ends_the_indexer_is_passed_over(
    index: Index, folder: Path, failures: Callable[[], list[Failure]]
) -> None:
    for name, colour in (("red", (255, 0, 0)), ("green", (0, 160, 0)), ("blue", (0, 0, 255))):
        Image.new("RGB", (300, 200), colour).save(folder / f"{name}.png")
    for _ in range(3):
        assert index("pictures") != 0
    assert index("pictures") == 0
    assert [Path(failure.path).name for failure in failures()] == ["red.png"]
