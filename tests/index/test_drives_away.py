"""A drive that is taken out takes nothing with it: its files stay, marked, and are looked at when it comes back."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.errors import FolderError
from app.domain.hits import Hit
from app.embed.embedders import Embedders
from app.extract.limits import Limits
from app.index.forget import forget_folder
from app.index.indexer import Indexer, IndexerOptions
from app.index.watcher import Watcher
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.places import PlaceNotes
from app.store.presence import Presence

TIDE, BREAD = "The tide turns twice a day in the estuary.", "Knead the dough for ten minutes and let it rest."


class Stick:
    """A drive in memory that can be put into a folder and taken out; it keeps what it holds while it is out."""

    def __init__(self, point: Path, keep: Path) -> None:
        self.point, self._keep = point, keep

    def put_in(self) -> None:
        subprocess.run(["mount", "--bind", str(self._keep), str(self.point)], check=True, capture_output=True)

    def take_out(self) -> None:
        subprocess.run(["umount", "--lazy", str(self.point)], check=True, capture_output=True)


@pytest.fixture
def stick(folder: Path, tmp_path: Path) -> Iterator[Stick]:
    keep, point = tmp_path / "keep", folder / "stick"
    keep.mkdir()
    point.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "none", str(keep)], check=False, capture_output=True)
    if sys.platform == "win32" or mounted.returncode:
        pytest.skip("nothing can be mounted here")
    made = Stick(point, keep)
    made.put_in()
    (point / "tide.txt").write_text(TIDE)
    yield made
    for place in (point, keep):
        subprocess.run(["umount", "--lazy", str(place)], check=False, capture_output=True)


def found(runs: Any, query: str, embedders: Embedders) -> list[Hit]:
    return list(Searcher(runs.library, embedders).search(query).hits)


def test_a_drive_that_is_the_folder_itself(runs: Any, stick: Stick, embedders: Embedders) -> None:
    runs.library.folders.add(WatchedFolder(str(stick.point)))
    runs(stick.point)
    assert [hit.offline for hit in found(runs, "estuary", embedders)] == [False]
    stick.take_out()
    with pytest.raises(FolderError, match="drive"):
        runs(stick.point)
    (stick.point / "stray.txt").write_text("left on the disk below")
    with pytest.raises(FolderError, match="drive"):
        runs(stick.point)
    assert [(hit.name, hit.offline) for hit in found(runs, "estuary", embedders)] == [("tide.txt", True)]
    assert PlaceNotes(runs.library.ledger).away_since(str(stick.point)) is not None
    (stick.point / "stray.txt").unlink()
    stick.put_in()
    (stick.point / "bread.txt").write_text(BREAD)
    report = runs(stick.point)
    assert (report.indexed, report.removed) == (1, 0)
    assert PlaceNotes(runs.library.ledger).away_since(str(stick.point)) is None
    assert not any(hit.offline for hit in found(runs, "estuary", embedders))


def test_a_drive_inside_a_folder(runs: Any, stick: Stick, folder: Path, embedders: Embedders) -> None:
    (folder / "bread.txt").write_text(BREAD)
    runs.library.folders.add(WatchedFolder(str(folder)))
    runs(folder)
    stick.take_out()
    (folder / "bread.txt").rename(folder / "dough.txt")
    report = runs(folder)
    assert (report.moved, report.removed) == (1, 0)
    assert set(runs.states()) == {"tide.txt", "dough.txt"}
    assert [(hit.name, hit.offline) for hit in found(runs, "estuary", embedders)] == [("tide.txt", True)]
    assert [(hit.name, hit.offline) for hit in found(runs, "knead", embedders)] == [("dough.txt", False)]
    assert Presence(runs.library).away(5.0) == (str(stick.point),)
    stick.put_in()
    (stick.point / "tide.txt").unlink()
    assert runs(folder).removed == 1, "now it is certain"
    assert Presence(runs.library).away(5.0) == ()


def test_the_events_of_a_drive_that_is_taken_out_delete_nothing(runs: Any, stick: Stick, folder: Path) -> None:
    runs.library.folders.add(WatchedFolder(str(folder)))
    runs(folder)
    stick.take_out()
    stick.point.rmdir()  # as the system does with the folders that it makes for sticks
    for paths in ({str(stick.point)}, {str(stick.point / "tide.txt")}):
        with runs.library.writing():
            indexer = Indexer(runs.library, runs._tokenizer, runs._embedders, IndexerOptions(2, ChunkSizes(), Limits()))
            assert indexer.update(runs.library.folders.all(), paths).removed == 0
    assert set(runs.states()) == {"tide.txt"}


def test_a_drive_that_was_emptied_and_joined_to_the_disk_below_is_no_drive_any_more(
    runs: Any, stick: Stick, folder: Path
) -> None:
    runs.library.folders.add(WatchedFolder(str(folder)))
    (stick.point / "bread.txt").write_text(BREAD)
    runs(folder)
    stick.take_out()
    (stick.point / "tide.txt").write_text(TIDE)
    runs(folder)
    assert set(runs.states()) == {"tide.txt"}, "some of its files are there, so that the others are gone"
    (stick.point / "tide.txt").unlink()
    assert runs(folder).removed == 1


class Sticks:
    """Two drives of which one at a time can be put into a folder, as sticks of one name are."""

    def __init__(self, point: Path, images: Path) -> None:
        self.point, self._images = point, images
        for name in ("first", "other"):
            (images / name).write_bytes(bytes(1_000_000))
            subprocess.run(["mkfs.ext4", "-q", str(images / name)], check=True, capture_output=True)

    def put_in(self, name: str) -> None:
        self.take_out()
        subprocess.run(["mount", "-o", "loop", str(self._images / name), str(self.point)], check=True)

    def take_out(self) -> None:
        subprocess.run(["umount", "--lazy", str(self.point)], check=False, capture_output=True)


@pytest.fixture
def sticks(folder: Path, tmp_path: Path) -> Iterator[Sticks]:
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        pytest.skip("nothing can be mounted here")
    point = folder / "stick"
    point.mkdir()
    made = Sticks(point, tmp_path)
    try:
        made.put_in("other")
    except subprocess.CalledProcessError:
        pytest.skip("nothing can be mounted here")
    (point / "bread.txt").write_text(BREAD)
    (point / "card.txt").write_text("of the other")
    os.utime(point / "card.txt", (0, 0))
    made.put_in("first")
    (point / "tide.txt").write_text(TIDE)
    (point / "card.txt").write_text("of the first")
    yield made
    made.take_out()


def test_another_drive_at_the_same_point_forgets_nothing_of_the_first(
    runs: Any, sticks: Sticks, embedders: Embedders
) -> None:
    runs.library.folders.add(WatchedFolder(str(sticks.point)))
    runs(sticks.point)
    sticks.put_in("other")
    with pytest.raises(FolderError, match="not on the drive it was on") as caught:
        runs(sticks.point)
    assert f"akin forget {sticks.point}" in str(caught.value)
    assert [(hit.name, hit.offline) for hit in found(runs, "estuary", embedders)] == [("tide.txt", True)]
    watcher = Watcher(runs.library)
    watcher.start()
    assert "not on the drive it was on" in watcher.notes()[0]
    watcher.stop()
    sticks.put_in("first")
    assert (runs(sticks.point).removed, set(runs.states())) == (0, {"card.txt", "tide.txt"})


def test_another_drive_inside_a_folder_is_left_out_until_the_first_is_forgotten(
    runs: Any, sticks: Sticks, folder: Path, embedders: Embedders
) -> None:
    (folder / "violin.txt").write_text("The violin needs new strings.")
    runs.library.folders.add(WatchedFolder(str(folder)))
    runs(folder)
    with runs.library.writing(), pytest.raises(FolderError, match="lies inside"):
        forget_folder(runs.library, str(sticks.point), wait=lambda _: None)
    sticks.put_in("other")
    for _ in range(2):
        report = runs(folder)
        assert (report.removed, report.indexed) == (0, 0)
        assert "not on the drive it was on" in report.problems[0]
    with runs.library.writing():
        options = IndexerOptions(2, ChunkSizes(), Limits())
        indexer = Indexer(runs.library, runs._tokenizer, runs._embedders, options)
        assert indexer.update(runs.library.folders.all(), {str(sticks.point / "bread.txt")}).indexed == 0
    assert set(runs.states()) == {"card.txt", "tide.txt", "violin.txt"}
    assert [hit.offline for hit in found(runs, "estuary", embedders)] == [True]
    with runs.library.writing():
        assert forget_folder(runs.library, str(sticks.point), wait=lambda _: None) == 2
    assert runs(folder).problems == ()
    assert set(runs.states()) == {"bread.txt", "card.txt", "violin.txt"}


def test_what_is_written_where_a_drive_was_does_not_pass_for_the_drive(runs: Any, stick: Stick, folder: Path) -> None:
    runs.library.folders.add(WatchedFolder(str(folder)))
    runs(folder)
    stick.take_out()
    (stick.point / "stray.txt").write_text("Written by a program that did not look.")
    for _ in range(2):
        assert runs(folder).removed == 0
        assert set(runs.states()) == {"tide.txt"}


def told(watcher: Watcher, wanted: Callable[[set[str]], bool]) -> set[str]:
    seen: set[str] = set()
    end = time.monotonic() + 30
    while not wanted(seen):
        assert time.monotonic() < end, seen
        seen |= watcher.take(0.1)
    return seen


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.index.watcher.LOOK_SECONDS", 0.2)


@pytest.mark.usefixtures("quick")
def test_a_watcher_notices_that_its_drive_goes_and_comes(runs: Any, stick: Stick) -> None:
    root = str(stick.point)
    runs.library.folders.add(WatchedFolder(root))
    runs(stick.point)
    watcher = Watcher(runs.library)
    watcher.start()
    stick.take_out()
    assert told(watcher, lambda _: bool(watcher.notes())) == set()
    assert PlaceNotes(runs.library.ledger).away_since(root) is not None
    stick.put_in()
    assert told(watcher, lambda seen: root in seen) == {root}
    assert watcher.notes() == ()
    (stick.point / "bread.txt").write_text(BREAD)
    told(watcher, lambda seen: str(stick.point / "bread.txt") in seen)
    watcher.stop()


@pytest.mark.usefixtures("quick")
def test_a_watcher_notices_that_a_drive_inside_goes_and_comes(runs: Any, stick: Stick, folder: Path) -> None:
    runs.library.folders.add(WatchedFolder(str(folder)))
    runs(folder)
    watcher = Watcher(runs.library)
    watcher.start()
    for change in (stick.take_out, stick.put_in):
        change()
        assert told(watcher, lambda seen: str(folder) in seen) == {str(folder)}
    (stick.point / "bread.txt").write_text(BREAD)
    told(watcher, lambda seen: str(stick.point / "bread.txt") in seen)
    watcher.stop()
