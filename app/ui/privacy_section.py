"""What is kept of the person's on this computer, where it lies, and what can be taken away."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.runtime.paths import REPORTS_FOLDER
from app.ui.action_row import ActionRow
from app.ui.history import History
from app.ui.parts import column
from app.ui.section import Section
from app.ui.setting_row import SettingRow, SwitchField
from app.ui.theme import GRID


class PrivacySection(QWidget):
    """Everything here stays on this computer."""

    reveal_asked = Signal(str)  # a path
    storage_asked = Signal()

    def __init__(self, data_dir: Path, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data_dir, self._history = data_dir, history
        self._remember = self._remember_row()
        self._clear = self._clear_row()
        searches = Section(self.tr("Searches"), (self._remember, self._clear))
        column(searches, self._kept(), gap=2 * GRID, parent=self)
        history.changed.connect(self._show_history)
        self._show_history()

    def _show_history(self) -> None:
        count = len(self._history.entries)
        self._remember.show_value(self._history.enabled)
        self._clear.say(
            self.tr("%Ln search(es) are remembered, on this computer only.", "", count)
            if count
            else self.tr("No searches are remembered.")
        )
        self._clear.button.setEnabled(bool(count))

    def _remember_row(self) -> SettingRow:
        made = SettingRow(
            self.tr("Remember searches"),
            self.tr("They are offered again while you type. When this is switched off, those that are there go."),
            SwitchField(),
            True,
        )
        made.chosen.connect(self._history.set_enabled)
        return made

    def _clear_row(self) -> ActionRow:
        return ActionRow(self.tr("Searches of late"), "", self.tr("Clear…"), self._ask_to_clear)

    def _ask_to_clear(self) -> None:
        self._clear.ask_before(
            self.tr("Clear the searches of late? Saved searches stay."),
            self.tr("Clear"),
            self.tr("Keep them"),
            self._history.clear,
        )

    def _kept(self) -> Section:
        reports = self._data_dir / REPORTS_FOLDER
        return Section(
            self.tr("What Akin keeps"),
            (
                ActionRow(
                    self.tr("The library"),
                    self.tr(
                        "The words of your files, what they mean and show, their names, places and dates. Whoever can"
                        " read this folder can read the words of your files."
                    ),
                    self.tr("Show folder"),
                    lambda: self.reveal_asked.emit(str(self._data_dir)),
                ),
                ActionRow(
                    self.tr("Reports of errors"),
                    self.tr("Versions and places in Akin's code; no names and no words of your files."),
                    self.tr("Show folder"),
                    lambda: self.reveal_asked.emit(str(reports if reports.exists() else self._data_dir)),
                ),
            ),
            self.tr("Everything stays on this computer. Akin sends nothing, and it changes none of your files."),
        )
