"""The pages beside that of the search: each is made when it is first shown, and fills in once the library is loaded."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.bridge import Jobs
from app.ui.history import History
from app.ui.library_side import LibrarySide
from app.ui.main_window import MainWindow
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.folders_page import FoldersPage
    from app.ui.library_jobs import LibraryJobs  # loads the engine

# The modules of the pages are imported where a page is made: nothing of them is needed for the first paint.


class Pages:
    """Library, models and settings."""

    def __init__(
        self,
        window: MainWindow,
        library: LibrarySide,
        theme: Theme,
        kept: QSettings,
        history: History,
        jobs: Jobs,
        data_dir: Path,
        make_desktop: Callable[[], QWidget],
    ) -> None:
        self._make_desktop = make_desktop
        self._window, self._library, self._theme = window, library, theme
        self._kept, self._history, self._jobs, self._data_dir = kept, history, jobs, data_dir
        self._folders: FoldersPage | None = None
        window.add_page("library", partial(self._late, self._make_library))
        window.add_page("models", partial(self._late, self._make_models))
        window.add_page("settings", self._make_settings)
        window.commands.bind("add-folder", self.add_folder)

    def add_folder(self) -> None:
        """Goes to the library and asks for a folder."""
        self._window.show_page("library")
        self._library.with_library(lambda _: self._folders.add_folder() if self._folders is not None else None)

    def _late(self, make: "Callable[[LibraryJobs], QWidget]") -> QWidget:
        holder = _Late()
        self._library.with_library(lambda jobs: holder.fill(make(jobs)))
        return holder

    def _make_library(self, jobs: "LibraryJobs") -> QWidget:
        from app.ui.folders_page import FoldersPage

        page = FoldersPage(jobs, self._theme)
        page.remedy_asked.connect(self._library.mend)
        page.reveal_asked.connect(self._library.reveal)
        self._folders = page
        return page

    def _make_models(self, jobs: "LibraryJobs") -> QWidget:
        from app.ui.model_jobs import ModelJobs
        from app.ui.models_page import ModelsPage

        models = ModelJobs(self._data_dir, jobs)
        page = ModelsPage(jobs, models, self._theme)
        models.setParent(page)
        page.reveal_asked.connect(self._library.reveal)
        return page

    def _make_settings(self) -> QWidget:
        from app.ui.settings_jobs import SettingsJobs
        from app.ui.settings_page import SettingsPage

        settings = SettingsJobs(self._data_dir, self._jobs, self._library)
        settings.written.connect(lambda _: self._library.with_library(lambda jobs: jobs.settings_changed()))
        page = SettingsPage(
            settings,
            self._theme,
            self._kept,
            self._history,
            self._data_dir,
            self._window.keys,
            self._make_desktop(),
        )
        page.models_asked.connect(lambda: self._window.show_page("models"))
        page.reveal_asked.connect(self._library.reveal)
        return page


class _Late(QWidget):
    """Holds a page that can only be made once the library is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def fill(self, page: QWidget) -> None:
        """Shows the page."""
        self._layout.addWidget(page)
