"""What was searched for, and searches with a name: kept for the person alone, and only as long as they want."""

import json
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.asking import PictureChip, Question
from app.domain.queries import SearchMode
from app.runtime.paths import HISTORY, SAVED_SEARCHES
from app.ui.bridge import Jobs
from app.ui.history import MOST, History
from app.ui.saved_searches import SavedSearches


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:  # noqa: ARG001 - signals need it
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def history(jobs: Jobs, tmp_path: Path) -> History:
    return History(tmp_path, jobs)


def test_the_latest_search_comes_first_and_each_once(history: History) -> None:
    for text in ("tide", "swift", " tide  tables", "swift", "s"):
        history.add(text)
    assert history.entries == ("swift", "tide tables", "tide")


def test_what_grew_while_it_was_typed_is_one_search(history: History) -> None:
    history.add("violin")
    history.add("tid", still_typing=True)
    history.add("tide tab", still_typing=True)
    history.add("tide tables")
    assert history.entries == ("tide tables", "violin")
    history.add("tide tables 2024")  # the one before was finished
    assert history.entries == ("tide tables 2024", "tide tables", "violin")


def test_only_so_many_are_kept(history: History) -> None:
    for number in range(MOST + 5):
        history.add(f"search {number}")
    assert len(history.entries) == MOST


def test_history_survives_and_is_for_nobody_else(history: History, jobs: Jobs, tmp_path: Path, qtbot: QtBot) -> None:
    history.add("knee operation")
    qtbot.waitUntil(lambda: (tmp_path / HISTORY).exists())
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / HISTORY).stat().st_mode) == 0o600
    assert History(tmp_path, jobs).entries == ("knee operation",)


def test_who_does_not_want_a_history_has_none(history: History, jobs: Jobs, tmp_path: Path) -> None:
    history.add("knee operation")
    history.set_enabled(False)
    history.add("swift boxes")
    history.flush()
    assert "knee" not in (tmp_path / HISTORY).read_text()
    again = History(tmp_path, jobs)
    assert (again.enabled, again.entries) == (False, ())


def test_one_search_or_all_can_be_forgotten(history: History, tmp_path: Path) -> None:
    history.add("tide")
    history.add("swift")
    history.remove("tide")
    assert history.entries == ("swift",)
    history.clear()
    history.flush()
    assert json.loads((tmp_path / HISTORY).read_text())["searches"] == []


@pytest.mark.parametrize("held", ["", "[1", "[]", '{"searches": 3}', '{"searches": [1, null]}'])
def test_a_damaged_file_is_an_empty_history(jobs: Jobs, tmp_path: Path, held: str) -> None:
    (tmp_path / HISTORY).write_text(held)
    assert History(tmp_path, jobs).entries == ()
    (tmp_path / SAVED_SEARCHES).write_text(held)
    assert SavedSearches(tmp_path, jobs).all == ()


def test_a_history_that_cannot_be_written_says_so(jobs: Jobs, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("")
    history = History(tmp_path / "file", jobs)
    with qtbot.waitSignal(history.failed) as told:
        history.add("tide")
    assert "history.json" in str(told.args[0])


QUESTION = Question(
    "type:pdf  tide",
    (
        PictureChip("Pasted", 0.5, png=b"\x89PNG"),
        PictureChip("boat.jpg", -0.5, "/home/ada/boat.jpg", 2),
        PictureChip("IMG_1", 1.0, "/home/ada/IMG_1.jpg", in_library=True),
    ),
    SearchMode.MEANING,
    limit=1000,
    show_weak=True,
)


def test_a_saved_search_comes_back_with_its_pictures(jobs: Jobs, tmp_path: Path) -> None:
    saved = SavedSearches(tmp_path, jobs)
    saved.save(" Tides ", QUESTION)
    saved.flush()
    (found,) = SavedSearches(tmp_path, jobs).all
    assert found.name == "Tides"
    assert found.question == Question("type:pdf tide", QUESTION.pictures, SearchMode.MEANING)
    assert saved.of(QUESTION) == found


def test_names_are_given_once(jobs: Jobs, tmp_path: Path, qtbot: QtBot) -> None:
    saved = SavedSearches(tmp_path, jobs)
    with qtbot.waitSignal(saved.changed):
        saved.save("Invoices", Question("invoice"))
    saved.save("Birds", Question("swift"))
    saved.save("Invoices", Question("invoice kind:document"))
    assert [(each.name, each.question.text) for each in saved.all] == [
        ("Invoices", "invoice kind:document"),
        ("Birds", "swift"),
    ]
    assert not saved.rename("Birds", "Invoices")
    assert not saved.rename("Birds", " ")
    assert saved.rename("Birds", "Swifts")
    saved.move("Swifts", 0)
    assert [each.name for each in saved.all] == ["Swifts", "Invoices"]
    saved.remove("Swifts")
    assert [each.name for each in saved.all] == ["Invoices"]


def test_the_newest_state_is_what_is_written(jobs: Jobs, tmp_path: Path) -> None:
    saved = SavedSearches(tmp_path, jobs)
    for number in range(50):
        saved.save("one", Question(f"word {number}"))
    saved.flush()
    jobs.close()
    assert json.loads((tmp_path / SAVED_SEARCHES).read_text("utf-8"))["searches"][0]["text"] == "word 49"
