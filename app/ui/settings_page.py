"""The settings: what indexing may use, how the window looks, its keys, and what is kept; every change holds at once."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.errors import AkinError
from app.runtime.settings import SETTINGS, Group, Setting
from app.runtime.settings_file import LoadedSettings
from app.ui.action_row import ActionRow
from app.ui.appearance_section import appearance_section
from app.ui.history import History
from app.ui.key_choices import KeyChoices
from app.ui.notice_words import words_for
from app.ui.parts import column, label, scrolling
from app.ui.privacy_section import PrivacySection
from app.ui.section import Section
from app.ui.setting_row import SettingRow
from app.ui.setting_words import OF_MODELS_PAGE, field_of, group_title, sentence_of, title_of
from app.ui.settings_jobs import SettingsJobs
from app.ui.shortcut_list import ShortcutList
from app.ui.tabbed_page import TabbedPage
from app.ui.theme import GRID, Theme


class SettingsPage(QWidget):
    """There is nothing to confirm; the engine's settings are made from their table."""

    reveal_asked = Signal(str)  # a path
    models_asked = Signal()

    def __init__(
        self,
        settings: SettingsJobs,
        theme: Theme,
        kept: QSettings,
        history: History,
        data_dir: Path,
        keys: KeyChoices,
        desktop: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`desktop` holds the settings of how Akin fits into the desktop."""
        super().__init__(parent)
        self._settings = settings
        self._rows = {setting.name: self._row(setting) for setting in SETTINGS if setting.name not in OF_MODELS_PAGE}
        self._notes = label("", "warning", wraps=True)
        self._notes.hide()
        privacy = PrivacySection(data_dir, history)
        privacy.reveal_asked.connect(self.reveal_asked)
        self._inside = TabbedPage(self.tr("Settings"))
        for title, parts in (
            (self.tr("General"), (self._notes, *self._sections())),
            (self.tr("Appearance"), (appearance_section(theme, kept),)),
            (self.tr("Desktop"), (desktop,) if desktop is not None else ()),
            (self.tr("Shortcuts"), (ShortcutList(keys),)),
            (group_title(Group.PRIVACY), (privacy, self._section(Group.PRIVACY, self.tr("Log")))),
        ):
            if parts:
                self._inside.add_tab(title, scrolling(_stacked(parts)))
        column(self._inside, parent=self)
        settings.loaded.connect(self._show)
        settings.refused.connect(self._refuse)

    def showEvent(self, event: QShowEvent) -> None:
        """The file may have been changed by hand."""
        super().showEvent(event)
        self._settings.load()

    def _sections(self) -> Iterable[QWidget]:
        """A section for each group, but for what stands with the rest of what is kept."""
        return [self._section(group, group_title(group)) for group in Group if group is not Group.PRIVACY]

    def _section(self, group: Group, title: str) -> QWidget:
        rows = [
            self._rows[setting.name] for setting in SETTINGS if setting.group is group and setting.name in self._rows
        ]
        return Section(title, [self._models(), *rows] if group is Group.MODELS else rows)

    def _models(self) -> ActionRow:
        return ActionRow(
            self.tr("Which models are used"),
            self.tr(
                "What gives your texts and pictures their meaning is chosen, added and removed on a page of its own."
            ),
            self.tr("Choose models…"),
            self.models_asked.emit,
        )

    def _row(self, setting: Setting) -> SettingRow:
        made = SettingRow(title_of(setting), sentence_of(setting), field_of(setting), setting.default)
        made.show_value(setting.default)
        made.chosen.connect(lambda value: self._settings.choose(setting.name, value))
        return made

    def _show(self, loaded: LoadedSettings) -> None:
        for name, row in self._rows.items():
            row.show_value(getattr(loaded.settings, name))
        self._notes.setText("\n".join(map(str, loaded.notes)))
        self._notes.setVisible(bool(loaded.notes))

    def _refuse(self, name: str, error: AkinError) -> None:
        words = words_for(AkinError(str(error), error.advice))
        if name in self._rows:
            self._rows[name].say_wrong(f"{words.text} {words.advice}".strip())


def _stacked(parts: Iterable[QWidget]) -> QWidget:
    made = QWidget()
    inside = column(*parts, gap=GRID, parent=made)
    inside.addStretch(1)
    return made
