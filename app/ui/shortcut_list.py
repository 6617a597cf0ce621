"""The keys of the window as a list in the settings, from the one table."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.ui.parts import column, label, row
from app.ui.section import Section
from app.ui.shortcuts import COMMANDS, Command, Group, group_words
from app.ui.theme import GRID


def shortcut_list() -> QWidget:
    """A section for each group."""
    said = QCoreApplication.translate("Settings", "F1 shows these keys everywhere, Ctrl+K finds every command by name.")
    made = QWidget()
    sections = [
        Section(group_words(group), [_line(command) for command in COMMANDS if command.group is group])
        for group in Group
    ]
    column(label(said, "fact", wraps=True), *sections, gap=2 * GRID, parent=made)
    return made


def _line(command: Command) -> QWidget:
    made = QWidget()
    keys = label(command.shown_keys(), "secondary")
    inside = row(label(command.text()), None, keys, parent=made)
    inside.setContentsMargins(0, GRID, 0, GRID)
    made.setAccessibleName(f"{command.text()}: {command.shown_keys()}")
    return made
