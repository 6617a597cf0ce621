"""Connects the library to the window: what it is like goes to side bar, status line and notices, wishes go to its jobs.

What works on the library loads the engine, so it is imported off the main thread once the window is there.
"""

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.asking import Question
from app.domain.errors import AkinError
from app.runtime.paths import REPORTS_FOLDER
from app.ui.bridge import IndexerBridge, Jobs
from app.ui.icons import Icons
from app.ui.main_window import SEARCH, WELCOME, MainWindow
from app.ui.notice_words import Remedy, library_replaced, words_for
from app.ui.notices import NoticeBar
from app.ui.programs.opening import FileOpener
from app.ui.saved_searches import SavedSearches
from app.ui.situation import Situation
from app.ui.welcome_page import WelcomePage

if TYPE_CHECKING:
    from app.ui.library_jobs import LibraryJobs

COUNT_MS = 1500  # after a change before saved searches are counted anew
_TROUBLE, _FAILED, _REPLACED = "indexer", "failed", "replaced"


class LibrarySide(QObject):
    """Everything but searching that the window does with its library."""

    situation = Signal(object)  # Situation
    restart_asked = Signal()

    def __init__(
        self,
        data_dir: Path,
        window: MainWindow,
        notices: NoticeBar,
        jobs: Jobs,
        indexer: IndexerBridge,
        saved: SavedSearches,
        icons: Icons,
        count: Callable[[Question], int],
        named: Path,
    ) -> None:
        super().__init__(window)
        self._named = named
        self._data_dir, self._window, self._notices = data_dir, window, notices
        self._jobs, self._indexer, self._saved, self._icons, self._count = jobs, indexer, saved, icons, count
        self._library: LibraryJobs | None = None
        self._waiting: list[Callable[[LibraryJobs], object]] = []
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._counting.timeout.connect(self._count_saved)
        saved.changed.connect(self._counting.start)
        window.add_page(WELCOME, self._make_welcome)

    counted = Signal(object)  # dict[str, int]: how many files each saved search finds

    def load(self) -> None:
        """Loads what works on the library."""
        self._jobs.run(lambda: importlib.import_module("app.ui.library_jobs"), self._loaded, self._tell_failure)

    def welcome(self) -> None:
        """Shows the first page of an empty library."""
        self._window.show_page(WELCOME)

    def with_library(self, work: "Callable[[LibraryJobs], object]") -> None:
        """Does something with the library, now or as soon as it is loaded."""
        if self._library is not None:
            work(self._library)
        else:
            self._waiting.append(work)

    def toggle_pause(self) -> None:
        """Lets indexing rest until it is asked to go on, or go on."""
        self.with_library(
            lambda library: library.resume() if library.situation.paused_until is not None else library.pause(None)
        )

    def mend(self, remedy: str) -> None:
        """Does what the button of a notice says."""
        match remedy:
            case Remedy.REPAIR:
                self.with_library(lambda library: library.repair())
            case Remedy.RETRY:
                self.with_library(lambda library: library.start_again())
            case Remedy.REPORT:
                self.reveal(str(self._data_dir / REPORTS_FOLDER))
            case Remedy.RESTART:
                self.restart_asked.emit()
            case Remedy.DATA_FOLDER:
                self.reveal(str(self._data_dir))
            case _:
                self._window.show_page(remedy)

    def _loaded(self, module: ModuleType) -> None:
        library: LibraryJobs = module.LibraryJobs(self._data_dir, self._jobs, self._indexer, self, self._named)
        self._library = library
        library.changed.connect(self._show)
        library.failed.connect(self._tell_failure)
        library.done.connect(self._notices.say)
        library.replaced.connect(lambda: self._notices.tell(_REPLACED, library_replaced()))
        self._indexer.told.connect(library.hear)
        for work in self._waiting:
            work(library)
        self._waiting.clear()
        library.look()

    def reveal(self, path: str) -> None:
        """Shows a file or folder in the file manager."""
        self._jobs.run(lambda: FileOpener().reveal([path]), lambda _: None, self._tell_failure)

    def _show(self, now: Situation) -> None:
        self.situation.emit(now)
        if now.trouble is not None and not now.doing:
            self._notices.tell(_TROUBLE, now.trouble)
        else:
            self._notices.take_away(_TROUBLE)
        if now.is_empty and self._window.page == SEARCH:
            self.welcome()
        elif now.folders and self._window.page == WELCOME:
            self._window.focus_search()
        if now.gathered and now.step is None:
            self._counting.start()

    def _tell_failure(self, error: AkinError) -> None:
        self._notices.tell(_FAILED, words_for(error))

    def _make_welcome(self) -> QWidget:
        page = WelcomePage(self._jobs, self._icons)
        page.chosen.connect(self._begin_with)
        return page

    def _begin_with(self, folders: list[str]) -> None:
        self.with_library(lambda library: library.add_folders(folders))

    def _count_saved(self) -> None:
        saved = [(each.name, each.question) for each in self._saved.all]
        if saved:
            self._jobs.run(lambda: _counts(saved, self._count), self.counted.emit, lambda _: None)


def _counts(saved: Iterable[tuple[str, Question]], count: Callable[[Question], int]) -> dict[str, int]:
    counts = {}
    for name, question in saved:
        try:
            counts[name] = count(question)
        except AkinError:
            continue
    return counts
