"""Keys that the person chose hold at once, everywhere they are told, and at the next start; what cannot be is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QKeySequenceEdit, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.key_choices import KeyChoices, can_be_bound
from app.ui.shortcut_list import ShortcutList
from app.ui.shortcut_sheet import ShortcutSheet
from app.ui.shortcuts import BY_ID, COMMANDS, Commands

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def kept(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def choices(qapp: QApplication, kept: QSettings) -> KeyChoices:  # noqa: ARG001
    return KeyChoices(kept)


@pytest.fixture
def shown(qtbot: QtBot, choices: KeyChoices) -> Iterator[ShortcutList]:
    made = ShortcutList(choices)
    qtbot.addWidget(made)
    made.show()
    yield made
    qtbot.keyClick(made, Qt.Key.Key_F35)  # no key is held any more


def edit(shown: ShortcutList, command: str) -> QKeySequenceEdit:
    return shown.rows[command].findChildren(QKeySequenceEdit)[0]


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def test_a_key_that_is_pressed_holds_at_once_and_at_the_next_start(
    shown: ShortcutList, choices: KeyChoices, kept: QSettings, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    commands = Commands(window, choices.keys)
    choices.changed.connect(commands.renew)
    with qtbot.waitSignal(choices.changed) as changed:
        qtbot.keyClick(edit(shown, "export"), Qt.Key.Key_J, CONTROL | SHIFT)
    assert changed.args == ["export"]
    assert [each.toString() for each in commands.action("export").shortcuts()] == ["Ctrl+Shift+J"]
    assert KeyChoices(kept).keys(BY_ID["export"]) == ("Ctrl+Shift+J",)
    sheet = ShortcutSheet(choices, window)
    sheet.wanted_height(800)
    assert choices.shown(BY_ID["export"]) in [each.text() for each in sheet.findChildren(QLabel)]


def test_a_command_can_do_without_a_key_and_get_it_back(shown: ShortcutList, choices: KeyChoices) -> None:
    row, export = shown.rows["export"], BY_ID["export"]
    edit(shown, "export").clear()
    assert choices.keys(export) == ()
    (reset,) = [each for each in row.findChildren(QAbstractButton) if each.text() == "Reset"]
    reset.click()
    assert choices.keys(export) == export.keys
    assert edit(shown, "export").keySequence().toString() == "Ctrl+E"


@pytest.mark.parametrize(
    ("key", "held", "told"),
    [
        (Qt.Key.Key_K, CONTROL, "All commands"),  # of another command
        (Qt.Key.Key_Return, CONTROL, "Show in its folder"),  # of the list
        (Qt.Key.Key_Z, CONTROL, "needed in fields"),
        (Qt.Key.Key_J, SHIFT, "for typing"),
    ],
)
def test_a_key_that_is_needed_elsewhere_is_refused_and_the_old_one_holds(
    shown: ShortcutList, choices: KeyChoices, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, told: str
) -> None:
    qtbot.keyClick(edit(shown, "export"), key, held)
    qtbot.waitUntil(lambda: told in said(shown.rows["export"]))
    assert choices.keys(BY_ID["export"]) == ("Ctrl+E",)
    assert edit(shown, "export").keySequence().toString() == "Ctrl+E"


def test_a_key_that_was_given_up_can_be_taken(shown: ShortcutList, choices: KeyChoices, qtbot: QtBot) -> None:
    edit(shown, "palette").clear()
    with qtbot.waitSignal(choices.changed):
        qtbot.keyClick(edit(shown, "export"), Qt.Key.Key_K, CONTROL)
    assert choices.keys(BY_ID["export"]) == ("Ctrl+K",)
    assert not choices.are_as_at_first
    shown.reset.click()
    assert choices.are_as_at_first
    assert edit(shown, "palette").keySequence().toString() == "Ctrl+K"
    assert not shown.reset.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_the_keyboard_is_not_caught_in_a_field(shown: ShortcutList, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitActive(shown):
        shown.activateWindow()
    field = edit(shown, "export")
    field.setFocus()
    qtbot.waitUntil(lambda: field.isAncestorOf(QApplication.focusWidget()) or QApplication.focusWidget() is field)
    qtbot.keyClick(QApplication.focusWidget(), key, SHIFT if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier(0))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not field
    assert not field.isAncestorOf(focus)
    assert field.keySequence().toString() == "Ctrl+E"


def test_what_a_person_wrote_into_the_file_does_no_harm(choices: KeyChoices, kept: QSettings) -> None:
    kept.setValue("keys/export", "A")
    kept.setValue("keys/open", "Ctrl+J")  # of a row whose keys are fixed
    kept.setValue("keys/quit", ["Ctrl+J", "Ctrl+H"])
    for name in ("export", "open", "quit"):
        assert choices.keys(BY_ID[name]) == BY_ID[name].keys


def test_every_key_of_the_table_that_can_be_changed_could_be_chosen(choices: KeyChoices) -> None:
    for command in COMMANDS:
        if not command.is_fixed:
            (keys,) = command.keys
            assert can_be_bound(keys)
            assert choices.refusal(command, keys) == ""
