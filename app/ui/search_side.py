"""Connects the search page to the window: side bar and commands ask it, and what it asks is marked there."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject

from app.domain.asking import Question
from app.domain.facets import Facets
from app.domain.queries import FilterField
from app.ui.bridge import Jobs
from app.ui.command_palette import Entry
from app.ui.icons import Icons
from app.ui.main_window import SEARCH, MainWindow
from app.ui.notice_words import words_for
from app.ui.notices import NoticeBar
from app.ui.query_text import ActiveFilter, active_filters
from app.ui.saved_searches import SavedSearches
from app.ui.search_page import SearchPage
from app.ui.side_bar import SideBar
from app.ui.situation import Situation


class SearchSide(QObject):
    """`facets` gathers what filters can be chosen from; it is called in a thread."""

    def __init__(
        self,
        window: MainWindow,
        page: SearchPage,
        side: SideBar,
        notices: NoticeBar,
        jobs: Jobs,
        saved: SavedSearches,
        icons: Icons,
        facets: Callable[[], Facets],
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._side, self._jobs = window, page, side, jobs
        self._saved, self._icons, self._facets = saved, icons, facets
        self._gathered_for: object = None
        page.question_changed.connect(self._mark)
        page.said.connect(notices.say)
        page.trouble.connect(lambda error: notices.tell("search", words_for(error)))
        window.page_changed.connect(lambda _: self._mark())
        saved.changed.connect(self._mark)
        side.kind_asked.connect(lambda kind: self._there(lambda: page.set_kind(kind)))
        side.folder_asked.connect(lambda folder: self._there(lambda: page.set_folder(folder)))
        side.saved_asked.connect(self.ask_saved)
        window.add_entries(self._entries)
        self._bind()
        self._mark()

    def show_situation(self, now: Situation) -> None:
        """What the page has to know of the library."""
        self._page.set_readiness(now.readiness)
        self._page.set_folders(now.folders)
        last = now.facts.last_run if now.facts is not None else None
        if now.step is None and now.gathered and last != self._gathered_for:
            self._gathered_for = last
            self._jobs.run(self._facets, self._page.set_facets, lambda _: None)

    def ask_saved(self, name: str) -> None:
        """Asks what was saved under a name."""
        saved = self._saved.named(name)
        if saved is not None:
            self._there(lambda: self._page.ask_question(saved.question))

    def _bind(self) -> None:
        page = self._page
        for command, work in (
            ("new-search", page.new_search),
            ("kind-all", lambda: page.set_kind("")),
            ("kind-documents", lambda: page.set_kind("document")),
            ("kind-pictures", lambda: page.set_kind("picture")),
            ("save-search", page.save_search),
            ("open", page.selected.open),
            ("reveal", page.selected.reveal),
            ("details", page.selected.show_details),
            ("preview", page.toggle_overlay),
            ("copy", page.selected.copy),
            ("export", page.export),
            ("toggle-view", page.toggle_grid),
            ("more-like-this", page.selected.more_like_this),
            ("paste", page.paste),
        ):
            self._window.commands.bind(command, partial(self._there, work))

    def _there(self, work: Callable[[], object]) -> None:
        """Does it where its outcome is seen."""
        self._window.show_page(SEARCH)
        work()

    def _mark(self, _: Question | None = None) -> None:
        question = self._page.question
        filters = active_filters(question.text, datetime.now().astimezone().date())
        self._side.mark(
            self._window.page,
            _only(filters, FilterField.KIND),
            _only(filters, FilterField.FOLDER),
            question,
        )

    def _entries(self) -> Iterable[Entry]:
        """The saved searches, in the command palette."""
        for each in self._saved.all:
            text = self.tr("Saved search: %1").replace("%1", each.name)
            yield Entry(text, self._icons.icon("bookmark"), "", partial(self.ask_saved, each.name))


def _only(filters: Iterable[ActiveFilter], field: FilterField) -> str:
    """The one value that a query demands of a field; nothing where it demands none or several."""
    values = [value for each in filters if each.field is field and not each.negated for value in each.values]
    return values[0] if len(values) == 1 else ""
