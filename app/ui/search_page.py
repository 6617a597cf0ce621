"""The page of the search: it asks what the box and the filters say, and shows what comes back, step by step."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.asking import Answered, PictureChip, Question, Unanswered
from app.domain.facets import Facets
from app.domain.hits import Hit
from app.domain.library_facts import FolderStatus, Readiness
from app.domain.queries import FilterField, SearchMode
from app.ui.asking_again import AskingAgain
from app.ui.bridge import Jobs
from app.ui.conversation import Conversation, with_those_before
from app.ui.history import History
from app.ui.incoming import could_be_asked, why_refused
from app.ui.large_preview import LargePreview, MakeOverlay
from app.ui.name_dialog import NameDialog
from app.ui.preview.pane import PreviewPane
from app.ui.programs.opening import FileOpener
from app.ui.result_actions import ResultActions
from app.ui.results_rows import Order, ResultRow
from app.ui.saved_searches import SavedSearches
from app.ui.search_layout import SearchLayout
from app.ui.selected_hits import SelectedHits
from app.ui.settling import Settling
from app.ui.suggestions import MOST_NAMES, Source, Suggestion, suggest
from app.ui.theme import Theme
from app.ui.thumbnails import Thumbnails
from app.ui.why_line import WhyLine

SLOW_MS, DWELL_MS = 400, 2500  # until it is said that a search runs; until one that was only looked at is remembered
_LONGEST_NAME = 60
_MOST_PLACED = 500  # hits whose folders are counted


class SearchPage(QWidget):
    """`ask` gives the number of a question, of which `show_answer` and `show_failure` are told; `drop` ends asking.

    `question_changed` tells what is asked now, `said` a sentence for a while, `trouble` an AkinError, `folders_dropped`
    the paths of folders that were dropped here.
    """

    question_changed = Signal(object)
    said = Signal(str)
    trouble = Signal(object)
    folders_dropped = Signal(object)

    def __init__(
        self,
        ask: Callable[[Question], int],
        drop: Callable[[], None],
        jobs: Jobs,
        thumbnails: Thumbnails,
        preview: PreviewPane,
        theme: Theme,
        history: History,
        saved: SavedSearches,
        *,
        make_overlay: MakeOverlay | None = None,
        opener: FileOpener | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._history, self._saved, self._preview = jobs, history, saved, preview
        self._folders, self._tips = tuple[str, ...](), tuple[str, ...]()
        self._names: tuple[str, ...] = ()
        self._asking = Conversation(ask, drop, self)
        self._settling = Settling(parent=self)
        self._why = WhyLine()
        self.parts = SearchLayout(self, theme, thumbnails, preview, self._settling, self._suggest)
        self.results = self.parts.results
        self._again = AskingAgain(self._asking, self.parts.states, self)
        self._actions = ResultActions(jobs, thumbnails, opener, self)
        self.selected = SelectedHits(self.results, self._actions, self._settling, self)
        self._large = LargePreview(make_overlay, self)
        self._slow = self._timer(SLOW_MS, self._say_running)
        self._dwell = self._timer(DWELL_MS, lambda: self._remember(still_typing=True))
        self.setAcceptDrops(True)
        self._connect()
        self._show_start()

    # What others ask of the page

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self._asking.question

    def show_answer(self, answered: Answered) -> None:
        """Shows a step of the answer to the question that is asked now."""
        if not self._asking.is_of_now(answered.generation):
            return
        self._slow.stop()
        before = self._asking.answer
        first = self._asking.accept(answered)
        if answered.step == "names":
            self._names = tuple(hit.name for hit in answered.response.hits[:MOST_NAMES])
            hits = with_those_before(answered.response.hits, before, answered.question)
            if hits:  # whether there is nothing at all is not known yet
                self._settling.now(lambda: self._show_hits(hits, fresh=True))
        elif first:
            self._settling.now(lambda: self._show(answered, fresh=True))
        else:
            self._settling.propose(lambda: self._show(answered, fresh=False))

    def show_failure(self, failure: Unanswered) -> None:
        """Says why there is no answer."""
        if self._asking.is_of_now(failure.generation):
            self._slow.stop()
            self._settling.drop()
            self.parts.bar.show_count(None, complete=False)
            self.parts.show_state().show_failure(failure)
            self._show_in_preview(None)

    def ask_for(self, text: str) -> None:
        """Asks for a text."""
        self.ask_question(Question(text))

    def ask_question(self, question: Question) -> None:
        """Asks what was asked elsewhere, or saved."""
        self.parts.box.show_question(question.text, question.pictures)
        self._ask(question.mode)

    def new_search(self) -> None:
        """Begins anew."""
        self.ask_question(Question(""))
        self.focus_box()

    def focus_box(self) -> None:
        """Goes to the search box."""
        self.parts.box.focus()

    def set_readiness(self, readiness: Readiness) -> None:
        """How much can be found already."""
        self.parts.states.set_readiness(readiness)
        self._again.set_readiness(readiness)

    def set_folders(self, folders: Iterable[FolderStatus]) -> None:
        """The folders of the library, and which of them are away."""
        known = list(folders)
        self._folders = tuple(folder.path for folder in known)
        self.results.set_folders(self._folders)
        self.selected.set_folders(self._folders)
        self.results.model.set_away([folder.path for folder in known if not folder.available])
        self.parts.filters.set_folders(self._folders)

    def set_facets(self, facets: Facets) -> None:
        """What filters can be chosen from."""
        self.parts.filters.set_facets(facets)

    def set_tips(self, tips: Sequence[str]) -> None:
        """Searches to try, shown while there are no earlier ones."""
        self._tips = tuple(tips)
        if self.question.is_empty:
            self._show_start()

    def set_kind(self, kind: str) -> None:
        """Shows one kind of files alone; nothing for all."""
        self.parts.filters.set_filter(FilterField.KIND, [kind] if kind else [])

    def set_folder(self, folder: str) -> None:
        """Shows what lies in a folder alone; nothing for all."""
        self.parts.filters.set_filter(FilterField.FOLDER, [folder] if folder else [])

    def toggle_grid(self) -> None:
        """List or grid."""
        self.parts.show_grid(not self.results.is_grid)

    def set_preview_beside(self, beside: bool) -> None:
        """Shows or hides the preview beside the results."""
        self._preview.setVisible(beside)
        self._show_in_preview(self.results.current())

    def toggle_overlay(self) -> None:
        """The large preview, and back."""
        self._remember()
        self._large.toggle(self.results.current(), self.question)

    def paste(self) -> None:
        """Asks with what was copied."""
        self.parts.box.line.setFocus()
        self.parts.box.line.paste_anything()

    def save_search(self) -> None:
        """Asks for a name and keeps what is asked."""
        question = self.question
        if question.is_empty:
            return
        found = self._saved.of(question)
        dialog = NameDialog(self.tr("Save this search"), self.tr("It stands in the side bar under this name."), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.named.connect(lambda name: self._saved.save(name, question))
        dialog.ask(found.name if found else (question.text or question.pictures[0].label)[:_LONGEST_NAME])

    def export(self) -> None:
        """Writes the list into a file."""
        answer = self._asking.answer
        if answer is not None and answer.response.hits:
            self._actions.export(answer.response, [row.hit for row in self.results.model.rows])

    def step_back(self) -> bool:
        """Escape: the overlay goes, then the focus to the box, then pictures, then words; False: nothing was left."""
        if self._large.close():
            return True
        if not self.parts.box.line.hasFocus():
            self.parts.box.focus(select=False)
            return True
        return self.parts.box.step_back()

    def keep_view(self, kept: QSettings) -> None:
        """Writes down how the results are shown."""
        self.parts.keep(kept)

    def restore_view(self, kept: QSettings) -> None:
        """Shows the results as they were shown before."""
        self.parts.restore(kept)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes one step back."""
        if not (event.key() == Qt.Key.Key_Escape and self.step_back()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures can be dropped anywhere on the page, but not the list's own."""
        if could_be_asked(event.mimeData()) and event.source() is None:
            event.acceptProposedAction()
            self.parts.box.show_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self.parts.box.show_drop(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dropped becomes a part of the question."""
        self.parts.box.show_drop(False)
        event.acceptProposedAction()
        self.parts.box.take(event.mimeData())

    # Asking

    def _ask(self, mode: SearchMode | None = None) -> None:
        self._asking.put(self.parts.box.text, self.parts.box.pictures, mode)
        self.parts.filters.show_query(self.question.text, self.question.mode)

    def _begin(self, question: Question) -> None:
        """The question is another one."""
        self._settling.drop()
        self._dwell.stop()
        self._slow.stop()
        self.results.model.set_gone(())
        self.parts.filters.show_query(question.text, question.mode)
        if question.is_empty:
            self._show_start()
        else:
            self._slow.start()
        self.question_changed.emit(question)

    def _ask_for_like(self, chip: PictureChip) -> None:
        self.ask_question(Question("", (chip,)))
        self.results.setFocus()

    def _suggest(self, typed: str) -> Sequence[Suggestion]:
        saved = [(each.name, each.question.text) for each in self._saved.all if each.question.text]
        return suggest(typed, saved, self._history.entries, self._names)

    def _pick(self, suggestion: Suggestion) -> None:
        saved = self._saved.named(suggestion.label) if suggestion.source is Source.SAVED else None
        self.ask_question(saved.question if saved else Question(suggestion.text))

    def _remember(self, *, still_typing: bool = False) -> None:
        """Keeps what is asked among the earlier searches, once it was of use."""
        if self.results.hits:
            self._history.add(self.question.text, still_typing=still_typing)

    # Showing

    def _show(self, answered: Answered, *, fresh: bool) -> None:
        response, complete = answered.response, answered.step == "ranked"
        self.parts.bar.show_count(response, complete=complete)
        if not response.hits:
            if complete:
                self.results.show_hits((), fresh=True)
                self.parts.show_state().show_nothing(answered.question, response)
            return
        self.parts.notes.show_notes(answered.question, response)
        self.parts.left_out.show_rest(answered.question, response)
        self._show_hits(response.hits, fresh=fresh)
        if complete:
            self._dwell.start()
            folders = Counter(str(Path(hit.path).parent) for hit in response.hits[:_MOST_PLACED])
            self.parts.filters.set_near_folders([folder for folder, _ in folders.most_common()])

    def _show_hits(self, hits: Sequence[Hit], *, fresh: bool) -> None:
        self.results.show_hits(hits, fresh=fresh)
        self.parts.show_results()

    def _show_start(self) -> None:
        self._names = ()
        self.results.show_hits((), fresh=True)
        self.parts.bar.show_count(None, complete=False)
        self.parts.show_state().show_start(self._history.entries, self._tips)

    def _say_running(self) -> None:
        if not self.parts.shows_results:
            self.parts.show_state().show_running()

    def _show_in_preview(self, row: ResultRow | None) -> None:
        hit = row.hit if row is not None else None
        if self._preview.isVisibleTo(self):
            self._preview.show_hit(hit, self.question)
        self._large.show(row, self.question)
        self._why.show_hit(hit)

    # What the person brings

    def _type(self, text: str) -> None:
        """A letter in the list goes to the box; a slash only leads there."""
        self.parts.box.focus(select=False)
        if text != "/":
            self.parts.box.line.insert(text)

    def _refuse(self, paths: Sequence[str]) -> None:
        """Folders may be meant for the library; of anything else it is said that it is no example."""

        def told(folders: list[str]) -> None:
            if folders:
                self.folders_dropped.emit(folders)
            else:
                self.said.emit(why_refused(paths[0]))

        self._jobs.run(lambda: [path for path in paths if Path(path).is_dir()], told, self.trouble.emit)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Search only in a folder"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.set_folder)
        dialog.open()

    def _miss(self, path: str) -> None:
        self.results.model.set_gone({*self.results.model.gone, path})

    # Parts

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(call)
        return timer

    def _connect(self) -> None:
        parts, box, states = self.parts, self.parts.box, self.parts.states
        self._asking.changed.connect(self._begin)
        box.changed.connect(self._ask)
        box.stepped.connect(self.results.step)
        box.acted.connect(self.selected.act)
        box.refused.connect(self._refuse)
        box.picked.connect(self._pick)
        parts.filters.edited.connect(box.set_text)
        parts.filters.mode_asked.connect(self._ask)
        parts.filters.folder_wanted.connect(self._choose_folder)
        parts.bar.order_asked.connect(self._set_order)
        parts.bar.grid_asked.connect(parts.show_grid)
        parts.bar.size_asked.connect(self.results.set_grid_size)
        parts.notes.text_asked.connect(box.set_text)
        parts.left_out.weak_asked.connect(self._asking.show_weak)
        parts.left_out.more_asked.connect(self._asking.show_more)
        self.results.current_changed.connect(self._show_in_preview)
        self.results.typed.connect(self._type)
        self.selected.used.connect(self._remember)
        self.selected.preview_asked.connect(self.toggle_overlay)
        self.selected.like_asked.connect(self._ask_for_like)
        self.selected.folder_asked.connect(self.set_folder)
        self._large.step_asked.connect(self.results.go_on)
        states.text_asked.connect(self.ask_for)
        states.mode_asked.connect(self._ask)
        states.weak_asked.connect(lambda: self._asking.show_weak(True))
        states.again_asked.connect(self._asking.repeat)
        states.pictures_dropped.connect(box.clear_pictures)
        states.recent_cleared.connect(self._history.clear)
        self._history.changed.connect(self._history_changed)
        self._actions.told.connect(self.said)
        self._actions.failed.connect(self.trouble)
        self._actions.gone.connect(self._miss)
        self._why.asked.connect(self.selected.show_details)
        self._preview.set_footer(self._why)

    def _set_order(self, order: Order) -> None:
        self.results.set_order(order)
        self.parts.bar.show_order(order)

    def _history_changed(self) -> None:
        if self.question.is_empty:
            self._show_start()
