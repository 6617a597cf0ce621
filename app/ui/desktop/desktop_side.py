"""Connects the desktop to the window: tray, launcher, its key and notifications, and what closing the window does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from app.domain.asking import Question
from app.domain.errors import AkinError
from app.ui.bridge import Jobs
from app.ui.desktop.choices import DesktopChoices
from app.ui.desktop.hot_key import HotKey
from app.ui.desktop.launcher import Launcher
from app.ui.desktop.tray import Tray
from app.ui.desktop.unseen import Seen, notice
from app.ui.icons import Icons
from app.ui.library_side import LibrarySide
from app.ui.main_window import SEARCH, MainWindow
from app.ui.notice_words import words_for
from app.ui.notices import NoticeBar
from app.ui.search_page import SearchPage
from app.ui.situation import Situation

if TYPE_CHECKING:
    from app.ui.desktop.desktop_section import DesktopSection

_KEY = "launcher-key"  # the subject of its notice


class DesktopSide(QObject):
    """`words_for_line` gives what the status line says; `make_launcher` is called when the launcher is first wanted."""

    quit_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        page: SearchPage,
        library: LibrarySide,
        notices: NoticeBar,
        jobs: Jobs,
        icons: Icons,
        kept: QSettings,
        words_for_line: Callable[[Situation], str],
        make_launcher: Callable[[], Launcher],
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._library, self._notices, self._jobs = window, page, library, notices, jobs
        self._words, self._make_launcher = words_for_line, make_launcher
        self.choices = DesktopChoices(kept)
        self.tray, self.hot_key = Tray(icons, self), HotKey(self)
        self._launcher: Launcher | None = None
        self._seen, self._now, self._ending = Seen(), Situation(), False
        window.setWindowIcon(self.tray.plain_mark)
        self._connect()

    def begin(self) -> None:
        """What is not needed for the first paint."""
        self.tray.begin()
        try:
            self.hot_key.set_keys(self.choices.launcher_key if self.hot_key.is_possible else "")
        except AkinError as error:
            self._notices.tell(_KEY, words_for(error))

    @property
    def launcher(self) -> Launcher | None:
        """The small window; None until it is first wanted."""
        return self._launcher

    def launch(self, text: str = "") -> None:
        """Brings up the launcher, or puts it away where it is in front."""
        if self._launcher is None:
            self._launcher = self._make_launcher()
            self._launcher.all_asked.connect(self._show_all)
            self._launcher.trouble.connect(self._tell_trouble)
            self._launcher.set_folders(self._now.folders)
        if self._launcher.isActiveWindow() and not text:
            self._launcher.hide()
        else:
            self._launcher.come_up(text)

    def show_situation(self, now: Situation) -> None:
        """The tray follows the library, and what matters is told while the window is not seen."""
        self._now = now
        self.tray.show_situation(now, self._words(now))
        if self._launcher is not None:
            self._launcher.set_folders(now.folders)
        self._seen, telling = notice(self._seen, now, hidden=not self._is_seen())
        if telling is not None and self.choices.notices:
            self.tray.tell(telling.title, telling.text)

    def section(self, named: Path) -> "DesktopSection":
        """The settings of all this, for the library that is looked for by the folder `named`."""
        from app.ui.desktop.desktop_section import DesktopSection  # not needed for the first paint

        return DesktopSection(self.choices, self.hot_key, self.tray.is_there, self._jobs, named)

    def end_begins(self) -> None:
        """The program ends: closing the window is no wish any more."""
        self._ending = True

    def end(self) -> None:
        """Gives back the key and the place in the tray."""
        self._ending = True
        self.hot_key.release()
        self.tray.end()
        if self._launcher is not None:
            self._launcher.hide()
            self._launcher.deleteLater()

    def _connect(self) -> None:
        self._window.closed.connect(self._stay_or_end)
        self.tray.open_asked.connect(self._window.come_up)
        self.tray.message_clicked.connect(self._window.come_up)
        self.tray.launcher_asked.connect(self.launch)
        self.tray.pause_asked.connect(lambda seconds: self._library.with_library(lambda jobs: jobs.pause(seconds)))
        self.tray.resume_asked.connect(lambda: self._library.with_library(lambda jobs: jobs.resume()))
        self.tray.quit_asked.connect(self.quit_asked)
        self.hot_key.pressed.connect(self.launch)

    def _stay_or_end(self) -> None:
        if self._ending:
            return
        if not (self.tray.is_there and self.choices.close_to_tray):
            self.quit_asked.emit()
        elif not self.choices.told_of_tray:
            self.choices.told_of_tray = True
            self.tray.tell(
                self.tr("Akin goes on in the tray"),
                self.tr(
                    "So your files stay up to date. To end it, choose Quit in the menu of its mark; the settings say"
                    " whether closing the window ends it."
                ),
            )

    def _show_all(self, question: Question) -> None:
        self._window.come_up()
        self._window.show_page(SEARCH)
        self._page.ask_question(question)

    def _tell_trouble(self, error: AkinError) -> None:
        words = words_for(error)
        self._notices.tell("search", words)
        if not self._is_seen():
            self.tray.tell(words.text, words.advice)

    def _is_seen(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized()
