"""The indexer's process follows its folders: changes during its first run, trees that move, drives that are away."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread

import pytest

from app.domain.files import FileState
from app.domain.progress import RunReport, Stage
from app.domain.queries import SearchMode
from app.runtime.priority import Cores
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.library import LEDGER_FILE, Library
from app.worker.client import IndexerClient
from app.worker.engine import Engine
from app.worker.messages import Event, Finished, Resting, Stop, Trouble, Working
from app.worker.process import Outbox, Service, run_indexer_process

pytestmark = [pytest.mark.usefixtures("models_dir"), pytest.mark.timeout(900)]
PATIENCE = 300.0  # the indexer has the lowest priority: beside much load it is slow
TIDE, BREAD = "The tide turns twice a day in the estuary.", "Knead the dough for ten minutes and let it rest."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "watched"
    (made / "letters" / "old").mkdir(parents=True)
    (made / "letters" / "tide.txt").write_text(TIDE)
    (made / "letters" / "old" / "bread.txt").write_text(BREAD)
    return made


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[Library]:
    with Engine(tmp_path / "data").open_library() as opened:
        opened.folders.add(WatchedFolder(os.path.realpath(folder)))
        settings = "busy_percent = 100\nbattery_percent = 0\nfull_screen_waits = false\n"
        (tmp_path / "data" / "settings.toml").write_text(settings)
        yield opened


@pytest.fixture
def client(library: Library) -> Iterator[IndexerClient]:
    started = IndexerClient(library.data_dir)
    started.start()
    yield started
    started.stop()


def until(client: IndexerClient, done: Callable[[], bool], heard: Callable[[Event], object] = lambda _: None) -> None:
    """Listens until a condition holds; fails after `PATIENCE` seconds."""
    end = time.monotonic() + PATIENCE
    events: list[Event] = []
    while not done():
        assert time.monotonic() < end, events[-5:]
        for event in client.poll(0.1):
            events.append(event)
            heard(event)


def rest(client: IndexerClient) -> tuple[list[RunReport], tuple[str, ...]]:
    """Listens until the indexer rests; what it has done by then, and its notes."""
    reports: list[RunReport] = []
    notes: list[tuple[str, ...]] = []

    def hear(event: Event) -> None:
        if isinstance(event, Finished):
            reports.append(event.report)
        if isinstance(event, Resting):
            notes.append(event.notes)

    until(client, lambda: bool(notes), hear)
    return reports, notes[-1]


def names(library: Library) -> set[str]:
    return {name for (name,) in library.ledger.rows("SELECT name FROM files WHERE state = ?", (FileState.INDEXED,))}


@pytest.mark.slow
def test_what_changes_during_the_first_run_is_not_lost(library: Library, folder: Path) -> None:
    for number in range(200):
        (folder / f"note {number}.txt").write_text(f"Note {number} on the tides.")
    client = IndexerClient(library.data_dir)
    client.start()
    stages: list[Stage] = []
    until(
        client,
        lambda: Stage.WORDS in stages,  # the scan is over
        lambda event: stages.append(event.progress.stage) if isinstance(event, Working) else None,
    )
    (folder / "late.txt").write_text("A late addition.")
    (folder / "letters" / "tide.txt").write_text("The moon pulls at the sea.")
    (folder / "letters" / "old" / "bread.txt").unlink()
    expected = {f"note {number}.txt" for number in range(200)} | {"late.txt", "tide.txt"}
    until(client, lambda: names(library) == expected)
    client.stop()
    hits = (
        Searcher(library, Engine(library.data_dir).embedders).search("moon", SearchOptions(mode=SearchMode.EXACT)).hits
    )
    assert [hit.name for hit in hits] == ["tide.txt"]


def test_what_a_busy_ledger_kept_from_being_done_is_done_later(library: Library, folder: Path) -> None:
    library.ledger.rows("PRAGMA busy_timeout = 50")  # instead of half a minute
    ours, theirs = Pipe()
    outbox = Outbox(theirs)
    heard: list[Event] = []
    with closing(sqlite3.connect(library.data_dir / LEDGER_FILE, isolation_level=None)) as other, library.writing():
        other.execute("BEGIN IMMEDIATE")
        service = Service(Engine(library.data_dir), library, outbox, Cores(), again_seconds=0.5)
        thread = Thread(target=service.run)
        thread.start()
        while not any(isinstance(event, Trouble) for event in heard):
            heard.append(ours.recv())
        other.execute("ROLLBACK")
        while not any(isinstance(event, Finished) for event in heard):
            heard.append(ours.recv())
        ours.send(Stop())
        thread.join(PATIENCE)
    assert names(library) == {path.name for path in folder.rglob("*.txt")}


def test_a_ledger_that_is_busy_when_the_indexer_starts_is_waited_for(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.ledger.BUSY_SECONDS", 0.1)  # instead of half a minute
    library.close()
    ours, theirs = Pipe()
    heard: list[Event] = []
    with closing(sqlite3.connect(library.data_dir / LEDGER_FILE, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        thread = Thread(target=run_indexer_process, args=(library.data_dir, theirs, Cores(), 0.5))
        thread.start()
        heard.append(ours.recv())
    while not any(isinstance(event, Finished) for event in heard):
        heard.append(ours.recv())
    ours.send(Stop())
    thread.join(PATIENCE)
    (trouble,) = (event for event in heard if isinstance(event, Trouble))
    assert (trouble.kind, trouble.fatal) == ("LedgerBusyError", False)
    with Engine(library.data_dir).open_library() as opened:
        assert names(opened) == {path.name for path in folder.rglob("*.txt")}


@pytest.mark.slow
def test_a_tree_that_moves_is_not_embedded_again(client: IndexerClient, library: Library, folder: Path) -> None:
    rest(client)
    (folder / "letters").rename(folder / "post")
    reports: list[RunReport] = []
    until(
        client,
        lambda: library.files.document_of(os.path.realpath(folder / "post" / "old" / "bread.txt")) is not None,
        lambda event: reports.append(event.report) if isinstance(event, Finished) else None,
    )
    reports += rest(client)[0]
    assert [(report.moved, report.indexed, report.embedded) for report in reports] == [(2, 0, 0)]


def test_a_folder_that_goes_away_is_told_and_searched_and_caught_up_with(
    client: IndexerClient, library: Library, folder: Path, tmp_path: Path
) -> None:
    rest(client)
    folder.rename(tmp_path / "elsewhere")
    notes: list[tuple[str, ...]] = []
    hear = lambda event: notes.append(event.notes) if isinstance(event, Resting) else None  # noqa: E731
    until(client, lambda: bool(notes) and bool(notes[-1]), hear)
    assert notes[-1] == (f"{os.path.realpath(folder)} is away; its files stay searchable.",)
    searcher = Searcher(library, Engine(library.data_dir).embedders)
    (hit,) = searcher.search("estuary", SearchOptions(mode=SearchMode.EXACT)).hits
    assert (hit.name, hit.offline) == ("tide.txt", True)
    (tmp_path / "elsewhere" / "new.txt").write_text("Written while it was away.")
    (tmp_path / "elsewhere").rename(folder)
    until(client, lambda: "new.txt" in names(library), hear)
    until(client, lambda: notes[-1] == (), hear)
    until(client, lambda: not searcher.search("estuary", SearchOptions(mode=SearchMode.EXACT)).hits[0].offline)
