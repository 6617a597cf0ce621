"""The sheet on F1: what the keyboard does, from the one table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.floating_panel import FloatingPanel
from app.ui.key_choices import KeyChoices
from app.ui.parts import label
from app.ui.shortcuts import COMMANDS, Group, group_words
from app.ui.theme import GRID

_WIDTH = 128 * GRID
_COLUMNS = ((Group.SEARCH, Group.PICTURES), (Group.RESULTS,), (Group.WINDOW,))
_LETTERS = 36  # of a column that can be read with ease
_MARGIN = 3 * GRID
_SCROLLS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class ShortcutSheet(FloatingPanel):
    """All rows of the table, in as many columns as there is room for; scrolled where there is too little of it."""

    def __init__(self, choices: KeyChoices, window: QWidget) -> None:
        super().__init__(window, _WIDTH)
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._inside = QWidget()
        self._columns = QGridLayout(self._inside)
        self._columns.setContentsMargins(0, 0, GRID, 0)
        self._columns.setHorizontalSpacing(4 * GRID)
        self._made = [_column(groups, choices) for groups in _COLUMNS]
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        for ground in (self._area.viewport(), self._inside):  # that of the panel is seen
            ground.setAutoFillBackground(False)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        outside.setSpacing(2 * GRID)
        self._heading = label(self.tr("Keyboard shortcuts"), "heading")
        outside.addWidget(self._heading)
        outside.addWidget(self._area, 1)

    def wanted_height(self, width: int) -> int:
        """With the columns that there is room for."""
        room = width - 2 * _MARGIN
        self._arrange(min(len(self._made), max(1, room // (_LETTERS * self.fontMetrics().averageCharWidth()))))
        above = self._heading.sizeHint().height() + 2 * GRID
        return 2 * _MARGIN + above + self._columns.totalHeightForWidth(room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll."""
        lines = _SCROLLS.get(Qt.Key(event.key()))
        if lines is None:
            super().keyPressEvent(event)
        else:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + lines * self.fontMetrics().lineSpacing())

    def _arrange(self, columns: int) -> None:
        for place, each in enumerate(self._made):
            self._columns.addWidget(each, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
            self._columns.setColumnStretch(place, 1 if place < columns else 0)


def _column(groups: tuple[Group, ...], choices: KeyChoices) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for group in groups:
        column.addWidget(label(group_words(group), "section"))
        column.addLayout(_rows(group, choices))
        column.addSpacing(GRID)
    return made


def _rows(group: Group, choices: KeyChoices) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(0, 1)
    commands = [command for command in COMMANDS if command.group is group]
    for place, command in enumerate(commands):
        text, keys = label(command.text(), wraps=True), label(choices.shown(command), "secondary")
        grid.addWidget(text, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(keys, place, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
    return grid
