"""The indexer's process builds another index while it has nothing else to do, and exchanges it under its readers."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.asking import Question
from app.domain.progress import Stage
from app.runtime.pause import pause, resume
from app.runtime.settings_writing import set_setting, unset_setting
from app.store.beside import fingerprint_beside
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.worker.answers import LibraryAnswers
from app.worker.client import IndexerClient
from app.worker.engine import Engine
from app.worker.messages import Event, Resting, Working

pytestmark = [pytest.mark.usefixtures("models_dir"), pytest.mark.timeout(240)]
PATIENCE, FILES, SMALLER = 120.0, 60, 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "watched"
    made.mkdir()
    for number in range(FILES):
        lines = [f"Line {line} of note {number} tells of the tides in the estuary." for line in range(20)]
        (made / f"note {number}.txt").write_text("\n\n".join(lines))
    return made


@pytest.fixture
def data_dir(tmp_path: Path, folder: Path) -> Path:
    with Engine(tmp_path / "data").open_library() as library:
        library.folders.add(WatchedFolder(os.path.realpath(folder)))
    settings = "busy_percent = 100\nbattery_percent = 0\nfull_screen_waits = false\n"
    (tmp_path / "data" / "settings.toml").write_text(settings)
    return tmp_path / "data"


@pytest.fixture
def client(data_dir: Path) -> Iterator[IndexerClient]:
    """An indexer that has indexed the folder."""
    started = IndexerClient(data_dir)
    started.start()
    until(started, lambda event: isinstance(event, Resting))
    yield started
    started.stop()


def until(client: IndexerClient, wanted: Callable[[Event], bool], holds: Callable[[], bool] = lambda: False) -> None:
    """Listens until an event is wanted or a condition holds; fails after `PATIENCE` seconds."""
    end = time.monotonic() + PATIENCE
    seen: list[Event] = []
    while time.monotonic() < end:
        for event in client.poll(0.1):
            seen.append(event)
            if wanted(event):
                return
        if holds():
            return
    raise AssertionError(seen[-5:])


def is_beside(event: Event, stage: Stage | None = None) -> bool:
    return isinstance(event, Working) and event.progress.beside and stage in (None, event.progress.stage)


def nothing(_: Event) -> bool:
    return False


def opened(data_dir: Path) -> Library:
    return Engine(data_dir).open_library()


def sizes(data_dir: Path) -> ChunkSizes:
    return Engine(data_dir).sizes


def found(answers: LibraryAnswers, words: str) -> set[str]:
    *_, (_, response) = answers.steps(Question(words))
    return {hit.name for hit in response.hits}


@pytest.mark.slow
def test_a_new_wish_is_built_in_the_background_and_a_window_notices(client: IndexerClient, data_dir: Path) -> None:
    answers = LibraryAnswers(data_dir)
    assert found(answers, "estuary")
    told: list[str] = []

    def hear(event: Event) -> bool:
        told.extend(event.notes if isinstance(event, Resting) else ())
        return is_beside(event)

    set_setting(data_dir, "passage_tokens", SMALLER)
    until(client, hear)
    assert any("beside the present one" in note and "MB of disk" in note for note in told)
    assert found(answers, "estuary")
    assert sizes(data_dir) == ChunkSizes()
    until(client, nothing, lambda: sizes(data_dir) == ChunkSizes.of_window(SMALLER))
    assert found(answers, "estuary")
    until(client, nothing, lambda: len(list((data_dir / "index").iterdir())) == 1)
    assert found(answers, "estuary")
    with opened(data_dir) as library:
        counts = library.documents.counts()
        assert (counts.documents, counts.with_meaning) == (FILES, FILES)
        assert len(library.passages) == len(library.vectors) == counts.passages
    answers.close()


@pytest.mark.slow
def test_files_that_are_saved_while_it_is_built_are_found_and_stay(
    client: IndexerClient, data_dir: Path, folder: Path
) -> None:
    set_setting(data_dir, "passage_tokens", SMALLER)
    until(client, lambda event: is_beside(event, Stage.WORDS))
    (folder / "late.txt").write_text("A grebe came late.")
    (folder / "note 1.txt").write_text("A grebe came early.")
    (folder / "note 2.txt").unlink()
    with opened(data_dir) as library:
        saved = os.path.realpath(folder / "late.txt")
        until(client, nothing, lambda: library.files.document_of(saved) is not None)
    until(client, nothing, lambda: sizes(data_dir) == ChunkSizes.of_window(SMALLER))
    answers = LibraryAnswers(data_dir)
    until(client, nothing, lambda: found(answers, '"grebe"') == {"late.txt", "note 1.txt"})
    answers.close()
    with opened(data_dir) as library:
        gone = os.path.realpath(folder / "note 2.txt")
        until(client, nothing, lambda: not library.files.at([gone]) and not library.documents.orphans())
        assert library.documents.counts().documents == FILES  # one more, and one less
        assert len(library.passages) == len(library.vectors) == library.documents.counts().passages


@pytest.mark.slow
def test_a_killed_indexer_goes_on_building(client: IndexerClient, data_dir: Path) -> None:
    set_setting(data_dir, "passage_tokens", SMALLER)
    until(client, lambda event: is_beside(event, Stage.WORDS))
    assert client.process_id is not None
    psutil.Process(client.process_id).kill()
    until(client, nothing, lambda: sizes(data_dir) == ChunkSizes.of_window(SMALLER))
    with opened(data_dir) as library:
        counts = library.documents.counts()
        assert (counts.documents, counts.with_meaning) == (FILES, FILES)
        assert len(library.passages) == len(library.vectors) == counts.passages


@pytest.mark.slow
def test_a_wish_that_is_taken_back_leaves_nothing(client: IndexerClient, data_dir: Path) -> None:
    set_setting(data_dir, "passage_tokens", SMALLER)
    until(client, lambda event: is_beside(event, Stage.WORDS))
    assert fingerprint_beside(data_dir) is not None
    unset_setting(data_dir, "passage_tokens")
    until(client, nothing, lambda: fingerprint_beside(data_dir) is None)
    until(client, nothing, lambda: len(list((data_dir / "index").iterdir())) == 1)
    assert sizes(data_dir) == ChunkSizes()


@pytest.mark.slow
def test_a_pause_holds_it(client: IndexerClient, data_dir: Path) -> None:
    set_setting(data_dir, "passage_tokens", SMALLER)
    until(client, lambda event: is_beside(event, Stage.WORDS))
    pause(data_dir, None)
    until(client, lambda event: isinstance(event, Resting) and any("paused" in note for note in event.notes))
    assert resume(data_dir)
    until(client, nothing, lambda: sizes(data_dir) == ChunkSizes.of_window(SMALLER))
