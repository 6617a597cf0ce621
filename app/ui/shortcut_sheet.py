"""The sheet on F1: what the keyboard does, from the one table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.floating_panel import FloatingPanel
from app.ui.parts import label
from app.ui.shortcuts import COMMANDS, Group, group_words
from app.ui.theme import GRID

_WIDTH = 128 * GRID
_COLUMNS = ((Group.SEARCH, Group.PICTURES), (Group.RESULTS,), (Group.WINDOW,))


class ShortcutSheet(FloatingPanel):
    """All rows of the table, in columns."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _WIDTH)
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        outside.setSpacing(2 * GRID)
        outside.addWidget(label(self.tr("Keyboard shortcuts"), "heading"))
        columns = QGridLayout()
        columns.setHorizontalSpacing(4 * GRID)
        outside.addLayout(columns)
        for place, groups in enumerate(_COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(GRID)
            for group in groups:
                column.addWidget(label(group_words(group), "section"))
                column.addLayout(_rows(group))
                column.addSpacing(GRID)
            column.addStretch(1)
            columns.addLayout(column, 0, place)
            columns.setColumnStretch(place, 1)


def _rows(group: Group) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(0, 1)
    commands = [command for command in COMMANDS if command.group is group]
    for place, command in enumerate(commands):
        text, keys = label(command.text(), wraps=True), label(command.shown_keys(), "secondary")
        grid.addWidget(text, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(keys, place, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
    return grid
