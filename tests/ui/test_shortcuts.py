"""The table of what the keyboard does is whole, and its actions do nothing before they are bound."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.icons import drawing
from app.ui.shortcuts import COMMANDS, Commands, Group, group_words


def test_no_two_commands_share_a_name_or_a_key() -> None:
    names = [command.id for command in COMMANDS]
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)


def test_every_row_says_what_it_does_and_has_a_drawing() -> None:
    assert all(command.text() and command.keys for command in COMMANDS)
    assert all(drawing(command.icon) for command in COMMANDS if command.icon)
    assert all(group_words(group) for group in Group)
    assert [command.id for command in COMMANDS if not command.icon and not command.by_widget] == []


def test_every_key_of_an_action_is_one_that_qt_knows() -> None:
    for command in COMMANDS:
        if not command.by_widget:
            assert all(QKeySequence(key).count() == 1 and QKeySequence(key).toString() for key in command.keys)


def test_an_action_works_by_its_key_once_it_is_bound(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    commands = Commands(window)
    assert commands.usable() == []
    done: list[str] = []
    commands.bind("palette", lambda: done.append("palette"))
    assert [command.id for command, _ in commands.usable()] == ["palette"]
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert done == ["palette"]
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["palette"]
