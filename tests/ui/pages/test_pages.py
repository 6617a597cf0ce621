"""The pages in the whole program: made when they are first shown, also before the library is loaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.runtime.paths import WINDOW_FILE
from app.runtime.settings_file import load_settings
from app.ui.application import Program
from app.ui.folders_page import FoldersPage
from app.ui.models_page import ModelsPage
from app.ui.notice_words import Remedy
from app.ui.settings_page import SettingsPage
from app.ui.theme import Appearance
from tests.ui.pages.conftest import Filled

PATIENCE = 60_000
pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def program(qapp: QApplication, filled: Filled) -> Iterator[Program]:
    """Running on the small library, in the dark."""
    kept = QSettings(str(filled.data_dir / WINDOW_FILE), QSettings.Format.IniFormat)
    kept.setValue("appearance", "dark")
    kept.sync()
    made = Program(qapp, filled.data_dir)
    made.begin("", hidden=False)
    yield made
    made.theme.set_appearance(Appearance.SYSTEM)
    made.end()


def shown(program: Program, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in program.window.findChildren(kind) if each.isVisible()]


def test_every_page_is_there_soon_after_it_is_asked_for(program: Program, qtbot: QtBot) -> None:
    assert program.theme.appearance is Appearance.DARK
    for name, kind in (("library", FoldersPage), ("models", ModelsPage), ("settings", SettingsPage)):
        program.window.show_page(name)
        qtbot.waitUntil(lambda kind=kind: len(shown(program, kind)) == 1, timeout=PATIENCE)
    program.window.show_page("library")
    (page,) = program.window.findChildren(FoldersPage)
    qtbot.waitUntil(lambda: any("letters" in each.text() for each in page.findChildren(QLabel)), timeout=PATIENCE)


def test_a_folder_can_be_added_from_anywhere(program: Program, qtbot: QtBot) -> None:
    program.window.commands.action("add-folder").trigger()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(QFileDialog)), timeout=PATIENCE)
    for dialog in program.window.findChildren(QFileDialog):
        dialog.reject()
    assert program.window.page == "library"


def test_a_setting_reaches_the_indexer(program: Program, filled: Filled, qtbot: QtBot) -> None:
    program.window.show_page("settings")
    (page,) = program.window.findChildren(SettingsPage)
    (line,) = page._rows["threads"].findChildren(QLineEdit)
    heard: list[object] = []
    program.indexer.told.connect(heard.append)
    qtbot.waitUntil(lambda: "Finished" in [type(each).__name__ for each in heard], timeout=PATIENCE)
    with qtbot.waitSignal(page._settings.written, timeout=PATIENCE):
        line.setText("2")
        line.editingFinished.emit()
    assert load_settings(filled.data_dir).settings.threads == 2


def test_a_library_in_another_place_asks_for_a_new_start(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    program.library.with_library(lambda jobs: jobs.move(str(tmp_path / "elsewhere")))
    qtbot.waitUntil(lambda: "replaced" in program.notices.subjects, timeout=PATIENCE)
    assert not program.starts_again
    with qtbot.waitSignal(program.library.restart_asked):
        program.library.mend(Remedy.RESTART)
    assert program.starts_again
    assert (tmp_path / "elsewhere" / "ledger.sqlite").exists()
