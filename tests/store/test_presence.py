"""Drives that are away are told, and one that does not answer keeps nobody waiting."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.runtime.drives import Mount
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.places import Place, PlaceNotes
from app.store.presence import LATE_SECONDS, Looks, Presence, covers, is_another_drive, is_there


def test_a_folder_is_there_or_not(tmp_path: Path) -> None:
    assert is_there(Place(str(tmp_path), ""), list)
    assert is_there(Place(str(tmp_path), tmp_path.anchor), list)
    assert not is_there(Place(str(tmp_path / "none"), ""), list)
    (tmp_path / "file").touch()
    assert not is_there(Place(str(tmp_path / "file"), ""), list)


def test_the_folder_of_a_drive_that_is_not_mounted_any_more_is_empty(tmp_path: Path) -> None:
    place = Place(str(tmp_path), str(tmp_path / "not mounted"))
    gone, here = ((str(tmp_path / name), (4, 0)) for name in ("gone.txt", "here.txt"))
    assert not is_there(place, list)
    assert not is_there(place, lambda: [gone])
    (tmp_path / "here.txt").write_text("tide")
    assert is_there(place, lambda: [gone, here])
    assert not is_there(place, lambda: [gone, gone, here])
    (tmp_path / "here.txt").write_text("of the same name only")
    assert not is_there(place, lambda: [gone, here])


def test_another_drive_at_the_same_point_is_not_the_one_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = (Mount(str(tmp_path), "vfat", "/dev/nowhere"),)
    monkeypatch.setattr("app.store.presence.mounts", lambda: table)
    monkeypatch.setattr("app.store.presence.identity_of", lambda _: "1234-ABCD")
    point = str(tmp_path)
    for drive in ("", "1234-ABCD"):
        assert is_there(Place(point, point, drive), list)
        assert not is_another_drive(Place(point, point, drive), table)
    other = Place(point, point, "9876-FEDC")
    assert not is_there(other, list)
    assert is_another_drive(other, table)
    assert not is_another_drive(other, ())
    (tmp_path / "tide.txt").write_text("tide")
    modified = (tmp_path / "tide.txt").stat().st_mtime_ns
    assert not is_there(other, lambda: [(str(tmp_path / "tide.txt"), (4, modified - 10**10))]), "of the same name only"
    assert is_there(other, lambda: [(str(tmp_path / "tide.txt"), (4, modified - 10**9))]), "it was copied from there"


def test_places_cover_what_lies_in_them() -> None:
    assert covers(["/a/b"], "/a/b")
    assert covers(["/x", "/a/b"], "/a/b/c")
    assert not covers(["/a/b"], "/a/bc")
    assert not covers([], "/a")


def test_who_does_not_answer_keeps_nobody_waiting() -> None:
    answer = threading.Event()

    def look(name: str) -> bool:
        if name == "hung":
            answer.wait(60)
        return True

    looks: Looks[str, bool] = Looks(look, missing=False, fresh=0.0)
    began = time.monotonic()
    assert looks.ask(["quick", "hung"], 0.2) == {"quick": True}
    assert time.monotonic() - began < LATE_SECONDS
    threads = threading.active_count()
    while looks.ask(["quick", "hung"], 0.05).get("hung") is None:
        assert time.monotonic() - began < 20
    assert looks.ask(["hung"], 0.0) == {"hung": False}
    assert threading.active_count() <= threads + 1, "it is not asked again before it has answered"
    answer.set()
    while not looks.ask(["hung"], 0.05)["hung"]:
        assert time.monotonic() - began < 20


def test_answers_hold_for_a_while() -> None:
    asked: list[str] = []
    looks: Looks[str, int] = Looks(lambda name: asked.append(name) or len(asked), missing=0, fresh=60.0)  # type: ignore[func-returns-value]
    assert looks.ask(["a"], 5.0) == looks.ask(["a"], 0.0) == {"a": 1}
    assert asked == ["a"]


def test_the_parts_of_a_library_that_are_away(library: Callable[..., Library], tmp_path: Path) -> None:
    opened = library()
    for name in ("here", "gone", "here/inner"):
        (tmp_path / name).mkdir()
    for name in ("here", "gone"):
        opened.folders.add(WatchedFolder(str(tmp_path / name)))
    PlaceNotes(opened.ledger).remember(str(tmp_path / "here"), "", [str(tmp_path / "here" / "inner")])
    (tmp_path / "gone").rmdir()
    assert set(Presence(opened).away(5.0)) == {str(tmp_path / "gone"), str(tmp_path / "here" / "inner")}


def test_notes_on_places(library: Callable[..., Library]) -> None:
    notes = PlaceNotes(library().ledger)
    assert notes.places("/a") == (Place("/a", ""),)
    notes.remember("/a", "/", ["/a/y", "/a/x"])
    assert notes.places("/a") == (Place("/a", "/"), Place("/a/x", "/a/x"), Place("/a/y", "/a/y"))
    assert notes.away_since("/a/x") is None
    notes.remember("/a", "/", ["/a/y", "/a/x"], {"/": "", "/a/y": "1234", "/elsewhere": "56"})
    assert notes.places("/a") == (Place("/a", "/"), Place("/a/x", "/a/x"), Place("/a/y", "/a/y", "1234"))
    notes.note("/a/x", away=True)
    first = notes.away_since("/a/x")
    assert first is not None
    notes.note("/a/x", away=True)
    assert notes.away_since("/a/x") == first
    notes.note("/ab", away=True)
    notes.forget_inside("/a", "/a/x")
    assert (notes.away_since("/a/x"), notes.places("/a")[1:]) == (None, (Place("/a/y", "/a/y", "1234"),))
    notes.forget("/a")
    assert (notes.away_since("/a/x"), notes.places("/a")) == (None, (Place("/a", ""),))
    assert notes.away_since("/ab") is not None
    notes.note("/ab", away=False)
    assert notes.away_since("/ab") is None
