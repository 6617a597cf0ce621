"""A drive that does not answer costs some seconds: other folders are indexed, nothing is forgotten, a run can end."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.files import FileState
from app.domain.progress import RunReport
from app.extract.limits import Limits
from app.index import words
from app.index.indexer import Indexer, IndexerOptions
from app.runtime.drives import Mount
from app.runtime.patience import Tick
from app.store.folders import WatchedFolder

TIDE, BREAD = "The tide turns twice a day in the estuary.", "Knead the dough for ten minutes and let it rest."
PATIENCE = 0.5


@pytest.fixture
def near(tmp_path: Path) -> Path:
    made = tmp_path / "near"
    made.mkdir()
    (made / "tide.txt").write_text(TIDE)
    return made


@pytest.fixture
def far(tmp_path: Path) -> Path:
    made = tmp_path / "far"
    made.mkdir()
    (made / "bread.txt").write_text(BREAD)
    return made


@pytest.fixture
def answers() -> Iterator[threading.Event]:
    """What every question about the far folder waits for."""
    event = threading.Event()
    yield event
    event.set()


def run(runs: Any, *folders: Path, stop: threading.Event | None = None, patience: float = PATIENCE) -> RunReport:
    options = IndexerOptions(2, ChunkSizes(), Limits())
    watched = [WatchedFolder(str(folder)) for folder in folders]
    with runs.library.writing():
        indexer = Indexer(
            runs.library, runs._tokenizer, runs._embedders, options, stop=stop or threading.Event(), patience=patience
        )
        return indexer.run(watched)


@pytest.fixture
def hang(far: Path, answers: threading.Event, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on nobody is told what is in the far folder."""
    listed = os.scandir

    def scandir(path: Any = ".") -> Any:
        if str(path).startswith(str(far)):
            answers.wait(120)
        return listed(path)

    return lambda: monkeypatch.setattr("os.scandir", scandir)


def test_other_folders_are_indexed_while_one_does_not_answer(
    runs: Any, near: Path, far: Path, hang: Callable[[], None]
) -> None:
    run(runs, far, near)
    hang()
    (near / "violin.txt").write_text("The violin needs new strings.")
    report = run(runs, far, near)
    assert report.problems == (f"{far} does not answer; what is known of it stays.",)
    assert (report.indexed, report.removed) == (1, 0)
    assert runs.found("violin") == {"violin.txt"}
    assert runs.found("dough") == {"bread.txt"}


def test_a_run_that_waits_for_a_drive_can_be_ended(runs: Any, far: Path, hang: Callable[[], None]) -> None:
    hang()
    stop = threading.Event()
    timer = threading.Timer(0.5, stop.set)
    timer.start()
    began = time.monotonic()
    assert run(runs, far, stop=stop, patience=100).interrupted
    assert time.monotonic() - began < 50
    timer.join()


def test_files_on_a_drive_that_stops_answering_wait(
    runs: Any, near: Path, far: Path, answers: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(50):
        (far / f"{number}.txt").write_text(f"Number {number} is far away.")
    hashed, asked = words.hash_file, []

    def hash_file(path: str, stop: threading.Event, tick: Tick) -> bytes | None:
        if path.startswith(str(far)):
            asked.append(path)
            answers.wait(120)
        return hashed(path, stop, tick)

    monkeypatch.setattr(words, "hash_file", hash_file)
    monkeypatch.setattr(words, "mounts", lambda: (Mount("/", "ext4"), Mount(str(far), "nfs4")))
    report = run(runs, far, near)
    assert len(asked) == 1, "the others are not asked for"
    assert (report.indexed, report.failed) == (1, 0)
    states = runs.states()
    assert states.pop("tide.txt")[0] == FileState.INDEXED
    assert {state for state, _ in states.values()} == {FileState.WAITING}
    answers.set()
    assert run(runs, far, near).indexed == 51
