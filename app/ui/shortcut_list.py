"""The keys of the window as a list in the settings, from the one table; most of them can be changed there."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.key_choices import KeyChoices
from app.ui.key_field import KeyField
from app.ui.parts import button, column, label, row
from app.ui.section import Section
from app.ui.setting_row import SettingRow
from app.ui.shortcuts import BY_ID, COMMANDS, Command, Group, group_words
from app.ui.theme import GRID


class ShortcutList(QWidget):
    """A section for each group; a key holds as soon as it is pressed."""

    def __init__(self, choices: KeyChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self.rows = {command.id: self._row(command) for command in COMMANDS if not command.is_fixed}
        self.reset = button(self.tr("Reset all keys"), choices.reset, "link")
        said = label(
            self.tr("To change a key, go to its field and press another. Keys without a field are fixed."),
            "fact",
            wraps=True,
        )
        head = row(gap=2 * GRID)
        head.addWidget(said, 1)
        head.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        sections = [
            Section(group_words(group), [self._line(command) for command in COMMANDS if command.group is group])
            for group in Group
        ]
        column(head, *sections, gap=2 * GRID, parent=self)
        choices.changed.connect(self._show)
        self._show_reset()

    def _line(self, command: Command) -> QWidget:
        return self.rows[command.id] if command.id in self.rows else _fixed(command, self._choices.shown(command))

    def _row(self, command: Command) -> SettingRow:
        field = KeyField(partial(self._choices.refusal, command))
        made = SettingRow(command.text(), "", field, command.keys[0], margin=GRID // 2)  # there are many
        made.show_value("".join(self._choices.keys(command)))
        made.chosen.connect(lambda keys: self._choices.choose(command, str(keys)))
        return made

    def _show(self, name: str) -> None:
        self.rows[name].show_value("".join(self._choices.keys(BY_ID[name])))
        self._show_reset()

    def _show_reset(self) -> None:
        self.reset.setEnabled(not self._choices.are_as_at_first)


def _fixed(command: Command, keys: str) -> QWidget:
    made = QWidget()
    inside = row(label(command.text()), None, label(keys, "secondary"), parent=made)
    inside.setContentsMargins(0, GRID, 0, GRID)
    made.setAccessibleName(f"{command.text()}: {keys}")
    return made
