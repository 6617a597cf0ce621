"""The keeper of a library: it follows another writer, and takes over when that one is gone."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.domain.progress import Progress, Stage
from app.store.live import LiveFile
from app.store.requests import take
from app.store.writer_lock import HOLDER_FILE
from app.worker.actions import add_folder
from app.worker.engine import Engine
from app.worker.keeper import LibraryKeeper
from app.worker.messages import Event, Finished, Refresh, Resting, Working

_PATIENCE = 120.0


@pytest.fixture
def data_dir(tmp_path: Path, models_dir: Path) -> Path:  # noqa: ARG001 - so that the child finds the model there
    files = tmp_path / "files"
    files.mkdir()
    (files / "tide.txt").write_text("The turbines turn with the tide, twice in and twice out every day.", "utf-8")
    add_folder(tmp_path / "data", files)
    return tmp_path / "data"


@pytest.fixture
def keeper(data_dir: Path) -> Iterator[LibraryKeeper]:
    made = LibraryKeeper(data_dir)
    yield made
    made.stop()


def heard(keeper: LibraryKeeper, enough: Callable[[list[Event]], bool]) -> list[Event]:
    events: list[Event] = []
    end = time.monotonic() + _PATIENCE
    while not enough(events) and time.monotonic() < end:
        events += keeper.poll(0.1)
    return events


def test_an_indexer_of_its_own_makes_files_findable_and_is_gone_afterwards(
    keeper: LibraryKeeper, data_dir: Path
) -> None:
    keeper.start()
    process = keeper.process_id
    assert process is not None
    heard(keeper, lambda events: any(isinstance(event, Finished) for event in events))
    with Engine(data_dir).open_library() as library:
        assert library.files.counts()
    keeper.stop()
    assert not psutil.pid_exists(process)


def test_another_writer_is_followed_and_asked_and_replaced_when_it_ends(keeper: LibraryKeeper, data_dir: Path) -> None:
    with Engine(data_dir).open_library() as library:
        with library.writing():
            live = LiveFile(data_dir)
            live.show(Progress(Stage.WORDS, 1, 3))
            keeper.start()
            assert keeper.process_id is None
            assert heard(keeper, bool) == [Working(Progress(Stage.WORDS, 1, 3))]
            live.rest(finished=True, waiting_because="Paused.")
            assert [type(event) for event in heard(keeper, bool)] == [Finished, Resting]
            keeper.send(Refresh(retry=True))
            assert [request.retry for request in take(data_dir)] == [True]
            live.remove()
        events = heard(keeper, lambda events: any(isinstance(event, Finished) for event in events))
    assert keeper.process_id is not None
    assert any(isinstance(event, Working) for event in events)


def test_a_writer_that_was_not_seen_at_the_start_is_followed_all_the_same(
    keeper: LibraryKeeper, data_dir: Path
) -> None:
    with Engine(data_dir).open_library() as library, library.writing():
        note = (data_dir / HOLDER_FILE).read_bytes()
        (data_dir / HOLDER_FILE).unlink()  # it has the lock, and has not written yet who it is
        keeper.start()
        assert keeper.process_id is not None
        (data_dir / HOLDER_FILE).write_bytes(note)
        assert heard(keeper, lambda _: keeper.process_id is None) == []
        assert keeper.process_id is None
