"""The settings of the desktop: each holds at once, and one that cannot be had says why and shows what is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.bridge import Jobs
from app.ui.desktop.choices import DesktopChoices
from app.ui.desktop.desktop_section import DesktopSection
from app.ui.desktop.hot_key import HotKey
from app.ui.setting_row import SettingRow


@pytest.fixture
def choices(tmp_path: Path) -> DesktopChoices:
    return DesktopChoices(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def section(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choices: DesktopChoices, jobs: Jobs
) -> DesktopSection:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setenv("PATH", str(tmp_path))  # the desktop of whoever runs the tests is left alone
    made = DesktopSection(choices, HotKey(), True, jobs, tmp_path / "data")
    qtbot.addWidget(made)
    made.show()
    return made


def switch(section: DesktopSection, title: str) -> QCheckBox:
    return next(each for each in section.findChildren(QCheckBox) if each.accessibleName() == title)


def test_the_switches_of_the_window_are_kept(section: DesktopSection, choices: DesktopChoices) -> None:
    assert (choices.close_to_tray, choices.notices) == (True, True)
    for title in ("Go on in the tray", "Notifications"):
        assert switch(section, title).isChecked()
        switch(section, title).click()
    assert (choices.close_to_tray, choices.notices) == (False, False)


def test_starting_at_login_and_addresses_are_switched_on_and_off(
    section: DesktopSection, tmp_path: Path, qtbot: QtBot
) -> None:
    for title, entry in (
        ("Start at login", tmp_path / "XDG_CONFIG_HOME" / "autostart" / "akin.desktop"),
        ("Open akin: addresses", tmp_path / "XDG_DATA_HOME" / "applications" / "akin-addresses.desktop"),
    ):
        box = switch(section, title)
        assert not box.isChecked()
        box.click()
        qtbot.waitUntil(entry.exists)
        assert f"--data-dir {tmp_path / 'data'}" in entry.read_text()
        assert ("--hidden" in entry.read_text()) is (title == "Start at login")
        box.click()
        qtbot.waitUntil(lambda entry=entry: not entry.exists())


def test_what_cannot_be_switched_on_says_why_and_stays_off(
    section: DesktopSection, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "XDG_CONFIG_HOME").write_text("in the way")
    box = switch(section, "Start at login")
    box.click()
    qtbot.waitUntil(lambda: any("cannot be written" in each.text() for each in section.login.findChildren(QLabel)))
    qtbot.waitUntil(lambda: not box.isChecked())


def test_where_no_key_can_be_had_the_command_to_bind_can_be_copied(section: DesktopSection) -> None:
    """As on Wayland."""
    next(each for each in section.findChildren(QPushButton) if each.text() == "Copy command").click()
    assert QGuiApplication.clipboard().text().endswith("show --launcher")


def test_without_a_tray_that_is_said(qtbot: QtBot, choices: DesktopChoices, jobs: Jobs, tmp_path: Path) -> None:
    made = DesktopSection(choices, HotKey(), False, jobs, tmp_path)
    qtbot.addWidget(made)
    row = next(each for each in made.findChildren(SettingRow) if not each.isEnabled())
    assert any("closing the window ends Akin" in each.text() for each in row.findChildren(QLabel))
