"""The launcher as a person uses it: type, look, open; gone on Escape, on opening, and when one goes elsewhere."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.asking import Answered, Question, Unanswered
from app.domain.hits import Hit, SearchResponse
from app.ui.bridge import Jobs
from app.ui.desktop.launcher import MOST_HITS, SIZE, Launcher
from app.ui.icons import Icons
from app.ui.programs.opening import FileOpener
from app.ui.theme import Appearance, Theme
from app.ui.thumbnails import Thumbnails
from tests.ui.result_samples import NoDrawing, hits


class Opened(FileOpener):
    """Notes down what would be opened and revealed."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[str, str]] = []

    def open(self, path: str, page: int | None = None) -> None:
        del page
        self.done.append(("open", path))

    def reveal(self, paths: Sequence[str]) -> None:
        self.done.append(("reveal", paths[0]))


@pytest.fixture
def asked() -> list[Question]:
    return []


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def launcher(qapp: QApplication, qtbot: QtBot, asked: list[Question], opened: Opened) -> Iterator[Launcher]:
    theme, jobs = Theme(qapp, Appearance.LIGHT), Jobs()

    def ask(question: Question) -> int:
        asked.append(question)
        return len(asked)

    made = Launcher(ask, lambda: None, jobs, Thumbnails(NoDrawing()), theme, Icons(theme), opener=opened)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.come_up()
    yield made
    jobs.close()


def answer(launcher: Launcher, asked: list[Question], found: Sequence[Hit], step: str = "ranked") -> None:
    response = SearchResponse(asked[-1].text, tuple(found))
    launcher.show_answer(Answered(len(asked), asked[-1], step, response))


def texts(launcher: Launcher) -> str:
    return " ".join(each.text() for each in launcher.findChildren(QLabel) if each.isVisible())


def test_it_stands_in_the_upper_third_and_can_be_typed_into(launcher: Launcher) -> None:
    screen = launcher.screen().availableGeometry()
    assert launcher.size() == SIZE.boundedTo(screen.size())
    assert abs(launcher.geometry().center().x() - screen.center().x()) <= 1
    assert launcher.geometry().center().y() < screen.center().y()
    assert launcher.box.line.hasFocus()
    assert "Escape closes" in texts(launcher)


def test_the_best_hits_of_what_is_typed_are_shown(launcher: Launcher, asked: list[Question], qtbot: QtBot) -> None:
    qtbot.keyClicks(launcher.box.line, "tides")
    assert asked[-1].text == "tides"
    answer(launcher, asked, hits(20))
    assert [row.hit.name for row in launcher.results.model.rows] == [
        f"paper {number}.pdf" for number in range(MOST_HITS)
    ]
    assert "20 files" in texts(launcher)
    launcher.show_answer(Answered(1, asked[0], "ranked", SearchResponse("t", ())))  # late
    assert launcher.results.model.rows
    answer(launcher, asked, ())
    assert "Nothing was found" in texts(launcher)


def test_why_there_is_no_answer_is_said(launcher: Launcher, asked: list[Question], qtbot: QtBot) -> None:
    qtbot.keyClicks(launcher.box.line, "tides")
    launcher.show_failure(Unanswered(len(asked), asked[-1], "A model is missing.", "Install it."))
    assert "A model is missing. Install it." in texts(launcher)


@pytest.mark.parametrize(
    ("held", "does"),
    [(Qt.KeyboardModifier.NoModifier, "open"), (Qt.KeyboardModifier.ControlModifier, "reveal")],
)
def test_enter_opens_and_ctrl_enter_reveals_and_it_is_gone(
    launcher: Launcher, asked: list[Question], opened: Opened, qtbot: QtBot, held: Qt.KeyboardModifier, does: str
) -> None:
    qtbot.keyClick(launcher.box.line, Qt.Key.Key_Return, held)
    assert launcher.isVisible()  # nothing to open
    qtbot.keyClicks(launcher.box.line, "tides")
    found = hits(3)
    answer(launcher, asked, found)
    qtbot.keyClick(launcher.box.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(launcher.used) as used:
        qtbot.keyClick(launcher.box.line, Qt.Key.Key_Return, held)
    assert used.args == ["tides"]
    qtbot.waitUntil(lambda: opened.done == [(does, found[1].path)])
    assert launcher.isHidden()


def test_escape_puts_it_away_and_what_was_typed_stays(launcher: Launcher, qtbot: QtBot) -> None:
    qtbot.keyClicks(launcher.box.line, "tides")
    qtbot.keyClick(launcher.box.line, Qt.Key.Key_Escape)
    assert launcher.isHidden()
    with qtbot.waitActive(launcher):
        launcher.come_up()
    assert launcher.box.line.selectedText() == "tides"  # the next letter begins anew


def test_it_goes_when_another_window_is_used(launcher: Launcher, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert launcher.isHidden()


def test_all_are_shown_in_the_window(launcher: Launcher, asked: list[Question], qtbot: QtBot) -> None:
    qtbot.keyClicks(launcher.box.line, "tides")
    answer(launcher, asked, hits(20))
    link = next(each for each in launcher.findChildren(QPushButton) if each.text() == "Show all in the window")
    with qtbot.waitSignal(launcher.all_asked) as all_asked:
        link.click()
    assert all_asked.args[0].text == "tides"
    assert launcher.isHidden()


def test_a_search_can_be_brought_along(launcher: Launcher, asked: list[Question]) -> None:
    launcher.come_up("tidal power")
    assert launcher.box.text == "tidal power"
    assert asked[-1].text == "tidal power"
