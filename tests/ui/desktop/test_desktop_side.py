"""What the desktop does with the whole program: closing, calls of other starts, the launcher and its way back."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.calls import Call
from app.domain.errors import AkinError
from app.ui.application import Program
from app.ui.desktop.launcher import Launcher
from app.ui.desktop.tray import Tray


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:  # noqa: ARG001
    """Built, but not begun: no indexer runs, and no library is opened."""
    made = Program(qapp, tmp_path / "data")
    yield made
    made.end()
    for thread in threading.enumerate():
        if thread.name in ("names", "search"):  # left behind where the machine is busy: what they raise belongs here
            thread.join(60)


@pytest.fixture
def told(program: Program, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told in the tray, of a desktop that has one."""
    titles: list[str] = []
    monkeypatch.setattr(Tray, "is_there", True)
    monkeypatch.setattr(program.desktop.tray, "tell", lambda title, _: titles.append(title))
    return titles


@pytest.fixture
def quits(program: Program) -> list[None]:
    """Each time that the program is to end."""
    asked: list[None] = []
    program.desktop.quit_asked.disconnect(program.quit)
    program.desktop.quit_asked.connect(lambda: asked.append(None))
    return asked


def launchers() -> list[Launcher]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Launcher) and each.isVisible()]


def test_closing_the_window_ends_a_program_that_has_no_tray(program: Program, quits: list[None]) -> None:
    program.window.show()
    program.window.close()
    assert len(quits) == 1


def test_closing_goes_on_in_the_tray_and_says_so_once(program: Program, quits: list[None], told: list[str]) -> None:
    for _ in range(2):
        program.window.show()
        program.window.close()
    assert quits == []
    assert told == ["Akin goes on in the tray"]
    program.desktop.choices.close_to_tray = False
    program.window.show()
    program.window.close()
    assert len(quits) == 1


def test_quitting_is_no_closing(program: Program, quits: list[None], told: list[str]) -> None:
    program.window.show()
    program.desktop.end_begins()
    program.window.close()
    assert quits == []
    assert told == []


def test_a_call_shows_the_window_and_asks(program: Program) -> None:
    program.answer(Call(hidden=True))
    assert not program.window.isVisible()
    program.answer(Call("tidal power"))
    assert program.window.isVisible()
    assert program.window.page == "search"
    assert program.page.question.text == "tidal power"
    program.answer(Call())
    assert program.page.question.text == "tidal power"


def test_a_call_for_the_launcher_shows_it_alone_and_leads_to_the_window(program: Program, qtbot: QtBot) -> None:
    program.answer(Call("tides", launcher=True))
    (launcher,) = launchers()
    qtbot.waitUntil(launcher.isActiveWindow)
    assert not program.window.isVisible()
    assert launcher.question.text == "tides"
    assert program.page.question.text == ""  # what the page asks is its own
    launcher.show_all()
    assert launchers() == []
    assert program.window.isVisible()
    assert program.page.question.text == "tides"
    program.desktop.launch()
    qtbot.waitUntil(launcher.isActiveWindow)
    program.desktop.launch()  # the same key puts it away
    assert launchers() == []


def test_what_goes_wrong_in_the_launcher_is_told_where_it_is_seen(program: Program, told: list[str]) -> None:
    program.desktop.launch()
    (launcher,) = launchers()
    launcher.trouble.emit(AkinError("The file is gone.", "Look for it elsewhere."))
    assert told == ["The file is gone."]
    assert program.notices.subjects == ("search",)
    program.window.show()
    launcher.trouble.emit(AkinError("Another file is gone."))
    assert told == ["The file is gone."]
