"""The settings page: every change is in force and on the disk at once, and a wrong one is said at its field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.runtime.settings import SETTINGS, Group, Settings
from app.runtime.settings_file import FILE, load_settings
from app.ui.appearance import apply_kept
from app.ui.bridge import Jobs
from app.ui.history import History
from app.ui.key_choices import KeyChoices
from app.ui.setting_row import SettingRow
from app.ui.setting_words import OF_MODELS_PAGE, SENTENCES, group_title, sentence_of, title_of
from app.ui.settings_jobs import SettingsJobs
from app.ui.settings_page import SettingsPage
from app.ui.shortcuts import COMMANDS
from app.ui.theme import Appearance, Theme

PATIENCE, NARROW = 20_000, 372  # the narrowest window, less its side bar


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


@pytest.fixture
def kept(tmp_path: Path) -> QSettings:
    """What the window remembers of itself."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def history(data_dir: Path, threads: Jobs) -> History:
    """With two searches of late."""
    made = History(data_dir, threads)
    made.add("tidal power")
    made.add("letters to the council")
    return made


@pytest.fixture
def settings(data_dir: Path, threads: Jobs) -> SettingsJobs:
    """Reads and writes the settings of this test."""
    return SettingsJobs(data_dir, threads)


@pytest.fixture
def page(
    qtbot: QtBot, settings: SettingsJobs, theme: Theme, kept: QSettings, history: History, data_dir: Path
) -> SettingsPage:
    """Shown, with the settings of the disk."""
    made = SettingsPage(settings, theme, kept, history, data_dir, KeyChoices(kept))
    qtbot.addWidget(made)
    made.resize(1000, 800)
    with qtbot.waitSignal(settings.loaded, timeout=PATIENCE):
        made.show()
    return made


def texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def all_texts(widget: QWidget) -> str:
    """On other tabs too."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def row_of(page: SettingsPage, title: str) -> SettingRow:
    (found,) = [row for row in page.findChildren(SettingRow) if title in texts(row).splitlines()]
    return found


def type_into(qtbot: QtBot, row: SettingRow, text: str) -> QLineEdit:
    (line,) = row.findChildren(QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return line


def test_every_setting_of_the_table_is_there_with_its_sentence(page: SettingsPage) -> None:
    told = all_texts(page)
    for setting in SETTINGS:
        assert (title_of(setting) in told) is (setting.name not in OF_MODELS_PAGE)
        assert (sentence_of(setting) in told) is (setting.name not in OF_MODELS_PAGE)
    for group in Group:
        assert group_title(group)
    assert all(field.accessibleName() for row in page._rows.values() for field in row.findChildren(QLineEdit))


def test_every_sentence_can_be_translated() -> None:
    shown = [setting for setting in SETTINGS if setting.name not in OF_MODELS_PAGE]
    assert [setting.name for setting in shown if sentence_of(setting) == setting.sentence not in SENTENCES] == []


def test_nobody_has_to_know_the_names_of_models_or_values(page: SettingsPage, qtbot: QtBot) -> None:
    """What is chosen among models leads to their page; every other choice is in words, and only an address is typed."""
    for setting in SETTINGS:
        if setting.name in OF_MODELS_PAGE:
            assert setting.group is Group.MODELS
            continue
        assert not setting.is_text or setting.name == "hub_address"
        for box in page._rows[setting.name].findChildren(QComboBox):
            words = [box.itemText(place) for place in range(box.count())]
            assert {*words} & {*setting.choices} <= {"llama.cpp"}  # its name
    (models,) = [each for each in page.findChildren(QAbstractButton) if each.text() == "Choose models…"]
    with qtbot.waitSignal(page.models_asked):
        models.click()


def test_every_field_is_called_by_its_title(page: SettingsPage) -> None:
    """Of a box screen readers say what is chosen; its title reaches them as that of its label."""
    for title, row in ((title_of(setting), page._rows.get(setting.name)) for setting in SETTINGS):
        for field in (*row.findChildren(QLineEdit), *row.findChildren(QComboBox)) if row is not None else ():
            known = QAccessible.queryAccessibleInterface(field)
            names = [
                known.text(QAccessible.Text.Name),
                *(each.text(QAccessible.Text.Name) for each, _ in known.relations()),
            ]
            assert title in names


def test_an_address_that_is_none_is_said_at_its_field(page: SettingsPage, data_dir: Path, qtbot: QtBot) -> None:
    row = page._rows["hub_address"]
    type_into(qtbot, row, "my mirror")
    assert "begins with https://" in texts(row)
    assert not (data_dir / FILE).exists()


def test_a_number_is_written_at_once(page: SettingsPage, settings: SettingsJobs, data_dir: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.written, timeout=PATIENCE) as written:
        line = type_into(qtbot, page._rows["file_mb"], "1,024")
    assert written.args == ["file_mb"]
    assert load_settings(data_dir).settings.file_mb == 1024
    with qtbot.waitSignal(settings.written, timeout=PATIENCE):
        qtbot.keyClick(line, Qt.Key.Key_Up)
    assert load_settings(data_dir).settings.file_mb == 1025


def test_a_wrong_number_is_said_at_its_field_and_changes_nothing(
    page: SettingsPage, data_dir: Path, qtbot: QtBot
) -> None:
    row = page._rows["busy_percent"]
    for text in ("101", "0", "lots", ""):
        type_into(qtbot, row, text) if text else row.findChildren(QLineEdit)[0].clear()
        row.findChildren(QLineEdit)[0].editingFinished.emit()
        assert "from 1 to 100" in texts(row)
    assert not (data_dir / FILE).exists()
    type_into(qtbot, row, "80")
    assert "from 1 to 100" not in texts(row)


def test_the_default_comes_back_with_one_click(
    page: SettingsPage, settings: SettingsJobs, data_dir: Path, qtbot: QtBot
) -> None:
    row = page._rows["file_seconds"]
    (reset,) = [each for each in row.findChildren(QAbstractButton) if each.text() == "Reset"]
    assert not reset.isVisible()
    with qtbot.waitSignal(settings.written, timeout=PATIENCE):
        type_into(qtbot, row, "77")
    assert reset.isVisible()
    with qtbot.waitSignal(settings.written, timeout=PATIENCE):
        reset.click()
    assert not reset.isVisible()
    assert load_settings(data_dir).settings == Settings()
    assert "file_seconds" not in (data_dir / FILE).read_text()


def test_choices_and_switches(page: SettingsPage, settings: SettingsJobs, data_dir: Path, qtbot: QtBot) -> None:
    (box,) = page._rows["text_recognition"].findChildren(QComboBox)
    with qtbot.waitSignal(settings.written, timeout=PATIENCE):
        box.setCurrentIndex(0)
        box.activated.emit(0)
    (switch,) = page._rows["full_screen_waits"].findChildren(QCheckBox)
    with qtbot.waitSignal(settings.written, timeout=PATIENCE):
        switch.click()
    found = load_settings(data_dir).settings
    assert (found.text_recognition.value, found.full_screen_waits) == ("off", False)


def test_quick_changes_are_written_one_after_the_other(settings: SettingsJobs, data_dir: Path, qtbot: QtBot) -> None:
    names: list[str] = []
    settings.written.connect(names.append)
    for value in range(2, 30):
        settings.choose("file_mb", value)
        settings.choose("file_seconds", value)
    qtbot.waitUntil(lambda: load_settings(data_dir).settings.file_seconds == 29, timeout=PATIENCE)
    qtbot.waitUntil(lambda: load_settings(data_dir).settings.file_mb == 29, timeout=PATIENCE)
    assert len(names) <= 5


def test_a_line_that_cannot_be_used_is_told_and_the_rest_holds(
    page: SettingsPage, settings: SettingsJobs, data_dir: Path, qtbot: QtBot
) -> None:
    (data_dir / FILE).write_text('version = 2\nfile_mb = 12\nbusy_percent = "much"\n')
    with qtbot.waitSignal(settings.loaded, timeout=PATIENCE):
        settings.load()
    assert "line 3" in texts(page)
    assert page._rows["file_mb"].findChildren(QLineEdit)[0].text() == "12"
    assert page._rows["busy_percent"].findChildren(QLineEdit)[0].text() == "80"


def test_a_file_that_cannot_be_written_is_said_at_the_field(
    page: SettingsPage, settings: SettingsJobs, data_dir: Path, qtbot: QtBot
) -> None:
    (data_dir / FILE).mkdir()
    with qtbot.waitSignal(settings.refused, timeout=PATIENCE):
        type_into(qtbot, page._rows["file_mb"], "12")
    assert "could not be written" in texts(page._rows["file_mb"])


def test_colours_and_size_hold_at_once_and_at_the_next_start(page: SettingsPage, theme: Theme, kept: QSettings) -> None:
    colours, size = row_of(page, "Colours"), row_of(page, "Size of text")
    for row, place in ((colours, 2), (size, 3)):
        (box,) = row.findChildren(QComboBox)
        box.setCurrentIndex(place)
        box.activated.emit(place)
    assert (theme.appearance, theme.scale) == (Appearance.DARK, 1.3)
    theme.set_appearance(Appearance.SYSTEM)
    theme.set_scale(1.0)
    apply_kept(theme, kept)
    assert (theme.appearance, theme.scale) == (Appearance.DARK, 1.3)
    kept.setValue("appearance", "pink")
    kept.setValue("text-size", "huge")
    apply_kept(theme, kept)
    assert (theme.appearance, theme.scale) == (Appearance.DARK, 1.3)
    theme.set_appearance(Appearance.SYSTEM)
    theme.set_scale(1.0)


def test_every_key_is_listed(page: SettingsPage) -> None:
    told = all_texts(page)
    assert all(command.text() in told for command in COMMANDS)


def test_searches_of_late_are_cleared_after_a_question(page: SettingsPage, history: History, qtbot: QtBot) -> None:
    page._inside.tabs.setCurrentIndex(3)
    assert "2 search" in texts(page)
    buttons = {each.text(): each for each in page.findChildren(QAbstractButton) if each.text()}
    buttons["Clear…"].click()
    assert len(history.entries) == 2
    (yes,) = [each for each in page.findChildren(QAbstractButton) if each.text() == "Clear"]
    yes.click()
    assert history.entries == ()
    assert not buttons["Clear…"].isEnabled()
    qtbot.waitUntil(lambda: "No searches are remembered" in texts(page))


def test_searches_are_not_remembered_where_that_is_not_wanted(page: SettingsPage, history: History) -> None:
    (switch,) = row_of(page, "Remember searches").findChildren(QCheckBox)
    switch.click()
    assert not history.enabled
    assert history.entries == ()


def test_what_is_kept_can_be_looked_at(page: SettingsPage, data_dir: Path, qtbot: QtBot) -> None:
    folders = [each for each in page.findChildren(QAbstractButton) if each.text() == "Show folder"]
    with qtbot.waitSignal(page.reveal_asked) as asked:
        folders[0].click()
    assert asked.args == [str(data_dir)]


@pytest.mark.parametrize("width", [NARROW, 1400])
def test_nothing_is_scrolled_sideways(page: SettingsPage, width: int) -> None:
    page.resize(width, 600)
    assert page.minimumSizeHint().width() <= NARROW
    for scrolled in page.findChildren(QScrollArea):
        assert scrolled.widget().minimumSizeHint().width() <= NARROW
    page.grab()
