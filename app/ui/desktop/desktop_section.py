"""The settings of how Akin fits into the desktop; each is in force at once."""

import shlex
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.errors import AkinError
from app.ui.action_row import ActionRow
from app.ui.bridge import Jobs
from app.ui.desktop import address_handler, start_at_login
from app.ui.desktop.choices import DesktopChoices
from app.ui.desktop.hot_key import HotKey, refusal
from app.ui.desktop.own_command import own_command
from app.ui.key_field import KeyField
from app.ui.notice_words import words_for
from app.ui.parts import column
from app.ui.section import Section
from app.ui.setting_row import SettingRow, SwitchField
from app.ui.theme import GRID

HIDDEN, LAUNCHER = "--hidden", ("show", "--launcher")


class DesktopSection(QWidget):
    """`named` is the folder by which the library is looked for, `has_tray` whether the desktop has a tray."""

    def __init__(
        self,
        choices: DesktopChoices,
        hot_key: HotKey,
        has_tray: bool,
        jobs: Jobs,
        named: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices, self._hot_key, self._has_tray, self._jobs = choices, hot_key, has_tray, jobs
        self._command = own_command(named)
        self.login = self._kept_elsewhere(
            self.tr("Start at login"),
            self.tr("Akin starts without its window when you log in, and keeps your files up to date."),
            start_at_login.starts_at_login,
            lambda wanted: start_at_login.set_start_at_login(wanted, (*self._command, HIDDEN)),
        )
        running = [self._tray(), self.login, self._notices()]
        quick = [self._key() if hot_key.is_possible else self._key_elsewhere()]
        if address_handler.can_be_registered():
            quick.append(self._addresses())
        column(
            Section(self.tr("In the background"), running),
            Section(self.tr("From elsewhere"), quick),
            gap=2 * GRID,
            parent=self,
        )

    def _tray(self) -> SettingRow:
        sentence = (
            self.tr("When you close the window, Akin goes on in the tray.")
            if self._has_tray
            else self.tr("Your desktop has no tray, so closing the window ends Akin.")
        )
        made = SettingRow(self.tr("Go on in the tray"), sentence, SwitchField(), True)
        made.setEnabled(self._has_tray)
        made.show_value(self._choices.close_to_tray)
        made.chosen.connect(partial(setattr, self._choices, "close_to_tray"))
        return made

    def _notices(self) -> SettingRow:
        made = SettingRow(
            self.tr("Notifications"),
            self.tr("While the window is closed: once, when all files can be searched, and when something needs you."),
            SwitchField(),
            True,
        )
        made.setEnabled(self._has_tray)  # that is where they come from
        made.show_value(self._choices.notices)
        made.chosen.connect(partial(setattr, self._choices, "notices"))
        return made

    def _key(self) -> SettingRow:
        made = SettingRow(
            self.tr("Key for the quick search"),
            self.tr("Brings up a small search window from every program."),
            KeyField(refusal),
            "",
        )
        made.show_value(self._choices.launcher_key)
        made.chosen.connect(partial(self._take_key, made))
        return made

    def _take_key(self, row: SettingRow, keys: str) -> None:
        try:
            self._hot_key.set_keys(keys)
        except AkinError as error:
            row.say_wrong(f"{error} {error.advice}")
            keys = ""
        self._choices.launcher_key = keys

    def _key_elsewhere(self) -> ActionRow:
        """Wayland lets no program take a key; the desktop's settings give it one."""
        command = shlex.join((*self._command, *LAUNCHER))
        told = self.tr("Bind a key to this command in the keyboard settings of your desktop: %1").replace("%1", command)
        return ActionRow(
            self.tr("Key for the quick search"),
            told,
            self.tr("Copy command"),
            lambda: QGuiApplication.clipboard().setText(command),
        )

    def _addresses(self) -> SettingRow:
        self.addresses = self._kept_elsewhere(
            self.tr("Open akin: addresses"),
            self.tr("Links such as akin://search?q=invoice in your notes and mails open a search."),
            address_handler.is_registered,
            lambda wanted: address_handler.set_registered(wanted, self._command),
        )
        return self.addresses

    def _kept_elsewhere(
        self, title: str, sentence: str, is_on: Callable[[], bool], put: Callable[[bool], None]
    ) -> SettingRow:
        """A switch for what the desktop keeps: it shows what is there, also where a change has failed."""
        made = SettingRow(title, sentence, SwitchField())

        def say(error: AkinError) -> None:
            words = words_for(error)
            made.say_wrong(f"{words.text} {words.advice}".strip())

        def look(_: None = None) -> None:
            self._jobs.run(is_on, made.show_value, say)

        def fail(error: AkinError) -> None:
            say(error)
            look()

        made.chosen.connect(lambda wanted: self._jobs.run(partial(put, bool(wanted)), look, fail))
        look()
        return made
