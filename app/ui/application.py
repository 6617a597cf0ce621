"""The composition root of the window: builds every part once, connects them, and ends them in order."""

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.asking import Answered
from app.domain.calls import Call
from app.domain.errors import LibraryDamagedError
from app.runtime.logs import start_log
from app.runtime.paths import FOLDERS_FILE, REPORTS_FOLDER, WINDOW_FILE
from app.runtime.settings_file import load_settings
from app.ui.appearance import apply_kept
from app.ui.bridge import IndexerBridge, Jobs, Keeper, SearchBridge
from app.ui.collecting import Collecting
from app.ui.crash_report import CrashReporter
from app.ui.desktop.beginning import use_token
from app.ui.desktop.desktop_side import DesktopSide
from app.ui.desktop.launcher import Launcher
from app.ui.desktop.opened_addresses import OpenedAddresses
from app.ui.desktop.shared_answers import SharedAnswers
from app.ui.desktop.single_instance import SingleInstance
from app.ui.first_paint import FirstPaint
from app.ui.history import History
from app.ui.icons import Icons
from app.ui.interrupts import Interrupts
from app.ui.late_answers import LateAnswers
from app.ui.library_side import LibrarySide
from app.ui.main_window import MainWindow
from app.ui.notice_words import report_written, words_for
from app.ui.notices import NoticeBar
from app.ui.pages import Pages
from app.ui.preview.client import PreviewClient, ThumbnailClient
from app.ui.preview.overlay import PreviewOverlay
from app.ui.preview.pane import PreviewPane
from app.ui.qt_application import make_application
from app.ui.saved_searches import SavedSearches
from app.ui.search_page import SearchPage
from app.ui.search_side import SearchSide
from app.ui.side_bar import SideBar
from app.ui.status_line import StatusLine
from app.ui.suggestions import suggest
from app.ui.theme import Theme
from app.ui.thumbnails import Thumbnails
from app.ui.translations import Translations, kept_language

# After which a thread lets the main one have its turn. Painting gives its turn away many times, and waits each time.
TURN_SECONDS = 0.0001
_DAMAGE = "damage"


def run(
    data_dir: Path,
    query: str = "",
    hidden: bool = False,
    begun: Callable[["Program"], object] = lambda _: None,
    named: Path | None = None,
    instance: SingleInstance | None = None,
    launcher: bool = False,
) -> int:
    """Shows the window, with `query` asked for, until the person ends the program; returns the exit status.

    With `launcher` the small window is shown in its place, with `hidden` nothing. `begun` is called when everything is
    built and the event loop is about to start. `named` is the folder by which the library was looked for, where it lies
    in another by now. `instance` tells what later starts of the program ask.
    """
    sys.setswitchinterval(TURN_SECONDS)
    start_log(data_dir, "window", load_settings(data_dir).settings.log)
    app = make_application()
    program = Program(app, data_dir, named)
    program.begin(query, hidden=hidden, launcher=launcher)
    if instance is not None:
        instance.called.connect(program.answer)
    begun(program)
    try:
        status = app.exec()
    finally:
        if instance is not None:
            instance.hang_up()
        program.end()
    if program.starts_again:
        words = [word for word in sys.orig_argv[1:] if word not in ("--hidden", "--launcher")]  # one looks at it now
        subprocess.Popen([sys.executable, *words])
    return status


class Program(QObject):
    """All parts, from `begin` to `end`."""

    _reported = Signal(object)

    def __init__(self, app: QApplication, data_dir: Path, named: Path | None = None) -> None:
        super().__init__()
        self._app, self._data_dir = app, data_dir
        self._collecting = Collecting(self)
        self._collecting.begin()
        with suppress(OSError):  # whoever opens the library says what is wrong with the folder
            data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._reporter = CrashReporter(data_dir / REPORTS_FOLDER, self._reported.emit)
        self._reporter.install()
        self._interrupts = Interrupts(self.quit, self)
        self._interrupts.install()
        kept = QSettings(str(data_dir / WINDOW_FILE), QSettings.Format.IniFormat, self)
        self._translations = Translations(kept_language(kept), self)
        self._translations.install()
        self.theme = Theme(app)
        apply_kept(self.theme, kept)
        self.icons = Icons(self.theme)
        self.jobs = Jobs(parent=self)
        self.answers = LateAnswers(data_dir)
        self.search = SearchBridge(self.answers, parent=self)
        self.quick = SearchBridge(SharedAnswers(self.answers), parent=self)  # of the launcher
        self.indexer = IndexerBridge(self._make_keeper, parent=self)
        self.history = History(data_dir, self.jobs, self)
        self.saved = SavedSearches(data_dir, self.jobs, self)
        self.notices = NoticeBar(self.icons)
        self.status = StatusLine(self.icons)
        self.side = SideBar(self.saved, self.theme, self.icons)
        self.previews, self.small = PreviewClient(parent=self), ThumbnailClient(self)
        self.thumbnails = Thumbnails(self.small, parent=self)
        self.page = self._make_search_page()
        self.window = MainWindow(self.page, self.side, self.status, self.notices, self.theme, self.icons, kept)
        self.library = LibrarySide(
            data_dir,
            self.window,
            self.notices,
            self.jobs,
            self.indexer,
            self.saved,
            self.icons,
            self.answers.count,
            named or data_dir,
        )
        self.desktop = DesktopSide(
            self.window,
            self.page,
            self.library,
            self.notices,
            self.jobs,
            self.icons,
            kept,
            self.status.words_for,
            self._make_launcher,
        )
        self.pages = Pages(
            self.window,
            self.library,
            self.theme,
            kept,
            self.history,
            self.jobs,
            data_dir,
            lambda: self.desktop.section(named or data_dir),
        )
        self.searching = SearchSide(
            self.window, self.page, self.side, self.notices, self.jobs, self.saved, self.icons, self.answers.facets
        )
        self.starts_again, self._works = False, False
        self._connect()

    def begin(self, query: str, *, hidden: bool, launcher: bool = False) -> None:
        """Shows the window, the launcher or nothing; what takes long begins once the window is painted."""
        first = FirstPaint(self.window)
        first.happened.connect(self._warm_up)
        self._app.setQuitOnLastWindowClosed(False)  # whether closing the window ends the program, `DesktopSide` says
        if not (self._data_dir / FOLDERS_FILE).exists():
            self.library.welcome()
        if hidden or launcher:
            self._begin_work()
        self.answer(Call(query, launcher, hidden))

    def answer(self, call: Call) -> None:
        """Does what a start of the program asks."""
        use_token(call)
        if call.launcher:
            self.desktop.launch(call.query)
        elif not call.hidden:
            self.window.come_up()
            if call.query:
                self.page.ask_for(call.query)

    def quit(self) -> None:
        """Ends the program, whatever closing the window does."""
        self.desktop.end_begins()
        self._app.quit()

    def end(self) -> None:
        """Ends all parts: nothing is asked any more, then threads and processes go, each within bounded time."""
        self._interrupts.uninstall()
        self.window.keep()
        self.search.drop()
        indexer = threading.Thread(target=self.indexer.stop, name="stop-indexer")
        indexer.start()
        self.desktop.end()
        for ends in (self.previews.close, self.small.close, self.quick.close, self.search.close):
            ends()
        for each in (self.history, self.saved):
            each.flush()
        self.jobs.close()
        indexer.join()
        self.window.hide()
        self.window.deleteLater()
        self._translations.uninstall()
        self._reporter.uninstall()
        self._collecting.end()

    def _connect(self) -> None:
        self.search.answered.connect(self.page.show_answer)
        self.search.answered.connect(self._tell_of_damage)
        self.search.failed.connect(self.page.show_failure)
        self.page.folders_dropped.connect(lambda paths: self.library.with_library(lambda jobs: jobs.add_folders(paths)))
        self.notices.remedy_asked.connect(self.library.mend)
        self._reported.connect(self._tell_of_report)
        self.library.situation.connect(self.status.show_situation)
        self.library.situation.connect(self.side.show_situation)
        self.library.situation.connect(self.searching.show_situation)
        self.library.restart_asked.connect(self._start_again)
        self.library.counted.connect(self.side.show_counts)
        self.status.pause_asked.connect(self.library.toggle_pause)
        self.status.resume_asked.connect(self.library.toggle_pause)
        self.status.offline_asked.connect(lambda: self.window.show_page("library"))
        self.window.commands.bind("pause", self.library.toggle_pause)
        self.window.commands.bind("quit", self.quit)
        self.window.commands.bind("launcher", self.desktop.launch)
        self.desktop.quit_asked.connect(self.quit)
        if sys.platform == "darwin":  # it costs a little with every event
            OpenedAddresses(self._app, self).called.connect(self.answer)
        self.library.situation.connect(self.desktop.show_situation)
        for each in (self.history, self.saved):
            each.failed.connect(lambda error: self.notices.tell("kept", words_for(error)))

    def _make_search_page(self) -> SearchPage:
        pane = PreviewPane(self.previews, self.theme, self.jobs, self.answers.passages_of)
        page = SearchPage(
            self.search.ask,
            self.search.drop,
            self.jobs,
            self.thumbnails,
            pane,
            self.theme,
            self.history,
            self.saved,
            make_overlay=self._make_overlay,
        )
        pane.open_asked.connect(lambda _: page.selected.open())
        return page

    def _make_launcher(self) -> Launcher:
        made = Launcher(
            self.quick.ask,
            self.quick.drop,
            self.jobs,
            self.thumbnails,
            self.theme,
            self.icons,
            lambda typed: suggest(typed, (), self.history.entries, ()),
        )
        made.used.connect(self.history.add)
        self.quick.answered.connect(made.show_answer)
        self.quick.failed.connect(made.show_failure)
        self.quick.start()
        return made

    def _make_overlay(self, window: QWidget) -> PreviewOverlay:
        overlay = PreviewOverlay(self.previews, self.theme, window, self.jobs, self.answers.passages_of)
        overlay.pane.open_asked.connect(lambda _: self.page.selected.open())
        return overlay

    def _warm_up(self) -> None:
        self.search.start()
        self._begin_work()

    def _begin_work(self) -> None:
        """Keeps the library up to date; nothing of searching is loaded for that."""
        if self._works:
            return
        self._works = True
        self._collecting.settle_soon()
        self.indexer.start()
        self.library.load()
        self.desktop.begin()
        reports = self._reporter.untold()
        if reports:
            self.notices.tell("report", report_written(len(reports)))
            self._reporter.mark_told()

    def _start_again(self) -> None:
        self.starts_again = True
        self.quit()

    def _make_keeper(self) -> Keeper:
        from app.worker.keeper import LibraryKeeper  # loads the engine, off the main thread

        return LibraryKeeper(self._data_dir)

    def _tell_of_damage(self, answered: Answered) -> None:
        """A search may be the first to meet a table that cannot be read; a later one finds it mended."""
        if answered.response.damaged:
            self.notices.tell(_DAMAGE, words_for(LibraryDamagedError("A table of the index cannot be read.")))
        elif answered.step == "ranked":
            self.notices.take_away(_DAMAGE)

    def _tell_of_report(self, _: Path) -> None:
        self.notices.tell("report", report_written())
