"""Watching a real folder: what is saved, copied, moved and deleted is told, and comes to be found."""

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.progress import RunReport
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.index.watcher import Watcher
from app.store.folders import WatchedFolder
from app.store.library import Library

TIDE, BREAD = "The tide turns twice a day in the estuary.", "Knead the dough for ten minutes and let it rest."
PATIENCE = 30.0


@pytest.fixture
def watcher(runs: Any, folder: Path) -> Iterator[Watcher]:
    runs.library.folders.add(WatchedFolder(str(folder)))
    started = Watcher(runs.library)
    started.start()
    yield started
    started.stop()
    assert not [thread for thread in threading.enumerate() if "watchdog" in type(thread).__module__]


@pytest.fixture
def filled(folder: Path) -> Path:
    """Named before `watcher`, so that the files are there when watching begins."""
    (folder / "letters" / "old").mkdir(parents=True)
    (folder / "letters" / "tide.txt").write_text(TIDE)
    (folder / "letters" / "old" / "bread.txt").write_text(BREAD)
    return folder


def told(watcher: Watcher, wanted: Callable[[set[str]], bool]) -> set[str]:
    """All that is told until it is what is wanted; fails after `PATIENCE` seconds."""
    found: set[str] = set()
    end = time.monotonic() + PATIENCE
    while not wanted(found):
        assert time.monotonic() < end, found
        found |= watcher.take(0.2)
    return found


def holding(*paths: Path) -> Callable[[set[str]], bool]:
    return {str(path) for path in paths}.issubset


class Follower:
    """Indexes what a watcher tells, as the indexer's process does."""

    def __init__(self, runs: Any, watcher: Watcher) -> None:
        self._runs = runs
        self._watcher = watcher
        self.reports: list[RunReport] = []

    def until(self, done: Callable[[], bool]) -> None:
        """Follows until a condition holds; fails after `PATIENCE` seconds."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, self.reports
            self.follow(0.2)

    def follow(self, seconds: float) -> None:
        paths = self._watcher.take(seconds)
        library: Library = self._runs.library
        if paths:
            options = IndexerOptions(2, ChunkSizes(), Limits())
            indexer = Indexer(library, self._runs._tokenizer, self._runs._embedders, options)
            self.reports.append(indexer.update(library.folders.all(), paths))

    def names(self) -> set[str]:
        return set(self._runs.states())


@pytest.fixture
def follower(runs: Any, watcher: Watcher) -> Iterator[Follower]:
    runs(*(Path(each.path) for each in runs.library.folders.all()))
    with runs.library.writing():
        yield Follower(runs, watcher)
    runs.check()


def test_a_new_file_is_told_when_it_is_closed(watcher: Watcher, folder: Path) -> None:
    began = time.monotonic()
    with (folder / "a.txt").open("w") as stream:
        stream.write("first half, ")
        stream.flush()
        while time.monotonic() < began + 1.0:  # longer than a file has to stand still that nobody writes to
            assert watcher.take(0.1) == set()
        stream.write("second half")
    assert told(watcher, holding(folder / "a.txt")) == {str(folder / "a.txt")}


def test_a_slow_copy_is_told_once_and_whole(watcher: Watcher, folder: Path) -> None:
    sizes = []
    with (folder / "film.txt").open("wb", buffering=0) as stream:
        for _ in range(15):
            stream.write(b"x" * 1000)
            sizes += [(folder / "film.txt").stat().st_size for _ in watcher.take(0.1)]
    told(watcher, holding(folder / "film.txt"))
    assert sizes == []


def test_an_atomic_save_is_one_change_of_the_final_name(follower: Follower, runs: Any, folder: Path) -> None:
    (folder / "note.txt").write_text(TIDE)
    follower.until(lambda: runs.found("estuary") == {"note.txt"})
    seen: set[str] = set()
    (folder / "note.txt.new-1234").write_text(BREAD)
    (folder / "note.txt.new-1234").replace(folder / "note.txt")
    while not runs.found("dough"):
        follower.follow(0.2)
        seen |= follower.names()
    assert seen == {"note.txt"}
    assert follower.reports[-1].indexed == 1
    assert runs.found("estuary") == set()


def test_a_save_that_deletes_first_is_one_change(follower: Follower, runs: Any, folder: Path) -> None:
    (folder / "note.txt").write_text(TIDE)
    follower.until(lambda: runs.found("estuary") == {"note.txt"})
    (folder / "note.txt").rename(folder / "note.txt~")
    (folder / "note.txt").write_text(BREAD)
    follower.until(lambda: runs.found("dough") == {"note.txt"})
    assert sum(report.removed for report in follower.reports) == 0


@pytest.mark.usefixtures("filled")
def test_a_tree_that_is_moved_within_a_folder_is_not_read_again(follower: Follower, runs: Any, folder: Path) -> None:
    (folder / "letters").rename(folder / "mail")
    follower.until(lambda: sum(report.moved for report in follower.reports) == 2)
    assert [(report.indexed, report.embedded, report.removed) for report in follower.reports] == [(0, 0, 0)]
    assert runs.library.files.document_of(str(folder / "mail" / "old" / "bread.txt")) is not None
    (folder / "mail" / "old" / "more.txt").write_text("More on rye flour.")
    follower.until(lambda: runs.found("rye") == {"more.txt"})


def test_trees_that_are_moved_in_and_out(follower: Follower, runs: Any, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside" / "letters"
    (outside / "old").mkdir(parents=True)
    (outside / "tide.txt").write_text(TIDE)
    (outside / "old" / "bread.txt").write_text(BREAD)
    outside.rename(folder / "letters")
    follower.until(lambda: runs.found("dough") == {"bread.txt"})
    assert runs.found("estuary") == {"tide.txt"}
    (folder / "letters" / "old" / "rye.txt").write_text("Rye flour.")
    follower.until(lambda: runs.found("rye") == {"rye.txt"})
    (folder / "letters").rename(outside)
    follower.until(lambda: not follower.names())
    outside.rename(folder / "again")
    follower.until(lambda: len(follower.names()) == 3)


def test_a_tree_that_is_moved_between_folders_is_not_embedded_again(
    runs: Any, folder: Path, filled: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for each in (folder, other):
        runs.library.folders.add(WatchedFolder(str(each)))
    watcher = Watcher(runs.library)
    watcher.start()
    runs(folder, other)
    with runs.library.writing():
        follower = Follower(runs, watcher)
        (filled / "letters").rename(other / "letters")
        follower.until(lambda: sum(report.removed for report in follower.reports) == 2)
    watcher.stop()
    assert sum(report.embedded for report in follower.reports) == 0
    assert runs.found("dough") == {"bread.txt"}
    runs.check()


@pytest.mark.usefixtures("filled")
def test_a_deleted_tree_is_gone(follower: Follower, folder: Path) -> None:
    shutil.rmtree(folder / "letters")
    follower.until(lambda: not follower.names())


def test_files_in_folders_that_are_made_at_the_same_moment(watcher: Watcher, folder: Path) -> None:
    deep = folder.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    (deep / "note.txt").write_text(TIDE)
    told(watcher, holding(deep / "note.txt"))


def test_what_the_rules_leave_out_is_not_told_and_its_folders_are_not_watched(watcher: Watcher, folder: Path) -> None:
    (folder / "node_modules" / "x").mkdir(parents=True)
    (folder / "node_modules" / "x" / "index.js").write_text("no")
    (folder / ".hidden").write_text("no")
    (folder / "yes.txt").write_text("yes")
    assert told(watcher, holding(folder / "yes.txt")) == {str(folder / "yes.txt")}
    assert watcher._observation is not None
    (emitter,) = watcher._observation._observer.emitters
    if sys.platform.startswith("linux"):
        watched = emitter._inotify._active_callbacks_by_path  # type: ignore[attr-defined]
        assert set(watched) == {os.fsencode(folder)}


def test_new_rules_are_followed(follower: Follower, runs: Any, folder: Path) -> None:
    (folder / "drafts").mkdir()
    (folder / "drafts" / "tide.txt").write_text(TIDE)
    follower.until(lambda: follower.names() == {"tide.txt"})
    (folder / ".akinignore").write_text("drafts/\n")
    follower.until(lambda: not follower.names())
    (folder / ".akinignore").write_text("\n")
    follower.until(lambda: follower.names() == {"tide.txt"})
    (folder / "drafts" / "bread.txt").write_text(BREAD)
    follower.until(lambda: runs.found("dough") == {"bread.txt"})


def test_a_burst_of_changes_is_cheap_and_told_as_folders(watcher: Watcher, folder: Path) -> None:
    parts = [folder / f"part {number}" for number in range(10)]
    for part in parts:
        part.mkdir()
    for number in range(10_000):
        (parts[number % 10] / f"{number}.txt").touch()
    most = 0
    end = time.monotonic() + PATIENCE
    found: set[str] = set()
    while not holding(*parts)(found) and time.monotonic() < end:
        found |= watcher.take(0.2)
        most = max(most, len(watcher._settling))
    assert holding(*parts)(found)
    assert len(found) <= 2_010
    assert most <= 2_001


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells that its queue has overflowed")
def test_an_overflow_of_the_systems_queue_has_all_looked_through(watcher: Watcher, folder: Path) -> None:
    assert watcher._observation is not None
    reader = watcher._observation._observer._inotify  # type: ignore[attr-defined]
    with reader._lock:  # so that it reads nothing
        for _ in range(int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())):
            (folder / "flood").symlink_to("nowhere")
            (folder / "flood").unlink()
        (folder / "lost").mkdir()
        (folder / "lost" / "a.txt").write_text(TIDE)
    assert str(folder) in told(watcher, holding(folder))
    assert watcher._observation._observer._inotify is not reader  # type: ignore[attr-defined]
    (folder / "lost" / "b.txt").write_text(TIDE)
    told(watcher, holding(folder / "lost" / "b.txt"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the reader is that of Linux")
def test_a_reader_that_died_is_replaced(watcher: Watcher, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.index.watcher.LOOK_SECONDS", 0.2)
    assert watcher._observation is not None
    watcher._observation._observer._inotify.stop()  # type: ignore[attr-defined]
    told(watcher, holding(folder))
    (folder / "a.txt").write_text(TIDE)
    told(watcher, holding(folder / "a.txt"))


def test_a_folder_that_goes_and_comes_is_noticed(
    watcher: Watcher, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.index.watcher.LOOK_SECONDS", 0.2)
    folder.rename(tmp_path / "elsewhere")
    end = time.monotonic() + PATIENCE
    while not watcher.notes() and time.monotonic() < end:
        assert watcher.take(0.2) == set()
    assert watcher.notes() == (f"{folder} is away; its files stay searchable.",)
    (tmp_path / "elsewhere").rename(folder)
    assert told(watcher, holding(folder)) == {str(folder)}
    assert watcher.notes() == ()
    (folder / "a.txt").write_text(TIDE)
    told(watcher, holding(folder / "a.txt"))


def test_the_list_of_folders_is_followed(watcher: Watcher, runs: Any, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    runs.library.folders.add(WatchedFolder(str(other)))
    watcher.start()
    (other / "a.txt").write_text(TIDE)
    told(watcher, holding(other / "a.txt"))
    runs.library.folders.remove(str(other))
    watcher.start()
    (other / "b.txt").write_text(TIDE)
    (folder / "c.txt").write_text(TIDE)
    assert told(watcher, holding(folder / "c.txt")) == {str(folder / "c.txt")}
