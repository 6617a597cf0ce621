"""The models page: all models of the catalogue with filters, everything about one of them, and what is done with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QSplitter, QStackedWidget, QToolButton, QWidget

from app.domain.catalogue import CatalogueEntry, ModelState
from app.domain.errors import AkinError
from app.domain.library_facts import IndexModels
from app.domain.model_survey import ModelSurvey
from app.ui.drop_frame import DropFrame
from app.ui.icons import Icons
from app.ui.models.deed import Deed
from app.ui.models.deed_card import DeedCard
from app.ui.models.details_pane import DetailsPane
from app.ui.models.filter_line import FilterLine
from app.ui.models.model_table import ModelTable
from app.ui.models.rebuild_bar import RebuildBar
from app.ui.models.shown_model import ModelFilter, ShownModel, shown_models
from app.ui.notice_words import words_for_trouble
from app.ui.parts import PAGE_MARGIN, button, column, hairline, label, row, set_look
from app.ui.situation import Situation
from app.ui.theme import GRID, Theme

if TYPE_CHECKING:  # they load the engine
    from app.ui.library_jobs import LibraryJobs
    from app.ui.model_jobs import ModelJobs

_BOTH_LETTERS = 118  # so many letters wide the page has to be to show list and details beside each other
_SERVER = "server"  # in the place of a text model's id
_SHARES = (62, 38)  # per cent of the width that list and details have then


class ModelsPage(QWidget):
    """Takes models that are dropped anywhere on it; the models are looked at each time that it is shown."""

    reveal_asked = Signal(str)  # a path

    def __init__(self, library: "LibraryJobs", jobs: "ModelJobs", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._jobs = library, jobs
        self._survey: ModelSurvey | None = None
        self._models: IndexModels | None = None  # of the index
        self._made_with: object = None  # the models of the index, and the one beside it, when they were looked at
        icons = Icons(theme)
        self._said = label("", "secondary", wraps=True)
        self._vain = label("", "warning", wraps=True)
        self._vain.hide()
        self._rebuild = RebuildBar()
        self._incoming = DeedCard()  # a file of which it is not known what it holds
        self._filters = FilterLine(icons)
        self._table = ModelTable(theme)
        self._left, self._list = QWidget(), QStackedWidget()
        self._nothing = label("", "secondary", wraps=True)
        self._all = button(self.tr("Show all models"), lambda: self._filters.want(ModelFilter()))
        self._details = DetailsPane(icons)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._import = QPushButton(self.tr("Import…"))
        self._again = QToolButton()
        self._frame: DropFrame
        self._asks_details = False  # where there is room for one only
        self._build(theme, icons)
        self._connect()

    def choose(self, model_id: str) -> None:
        """Goes to a model, whatever the filters are."""
        if model_id not in self._table.shown_ids:
            self._filters.want(ModelFilter())
        self._table.select(model_id)
        self._show_details()
        self._open_details()

    def filter_by(self, wanted: ModelFilter) -> None:
        """Lists what is wanted."""
        self._filters.want(wanted)

    def import_from(self, path: str) -> None:
        """Looks into a file or folder, and asks whether it is to be imported."""
        self._jobs.ask_import(Path(path))

    def showEvent(self, event: QShowEvent) -> None:
        """Models may have been installed by another Akin."""
        super().showEvent(event)
        self._show_situation(self._library.situation)
        self._jobs.look()
        self._library.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is done with is not told a second time."""
        super().hideEvent(event)
        for each in self._survey.models if self._survey is not None else ():
            deed = self._jobs.deed(each.entry.id)
            if deed is not None and deed.is_over:
                self._jobs.put_away(each.entry.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and details stand beside each other where there is room for both."""
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list, where there is room for one only."""
        if event.key() == Qt.Key.Key_Escape and self._details.back.isVisible() and self._details.isVisible():
            self._back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one file or folder of this computer; what it is, is seen when it is dropped."""
        if _dropped(event):
            event.acceptProposedAction()
            self._frame.set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is dropped."""
        super().dragLeaveEvent(event)
        self._frame.set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Looks into what was dropped."""
        self._frame.set_dropping(False)
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.import_from(path)

    def _build(self, theme: Theme, icons: Icons) -> None:
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Models"))
        self.setAcceptDrops(True)
        self._import.setMenu(self._imports())
        self._again.setText(self.tr("Check again"))
        self._again.setIcon(icons.icon("refresh-cw"))
        self._again.setToolTip(self.tr("Check again"))
        self._again.clicked.connect(lambda: self._jobs.look(thoroughly=True))
        self._said.setText(self.tr("Looking at the models…"))
        here = self.tr(
            "Nothing is downloaded unless you ask for it, and nothing that a model reads is sent away: all of it is"
            " computed on this machine. Models can also be dropped here: a folder, a bundle of Akin's, or a GGUF file."
        )
        empty = QWidget()
        nothing = column(self._nothing, row(self._all, None), gap=2 * GRID, parent=empty)
        nothing.setContentsMargins(GRID, 4 * GRID, 0, 0)
        nothing.addStretch(1)
        self._list.addWidget(self._table)
        self._list.addWidget(empty)
        title = row(label(self.tr("Models"), "title"), None, self._again, self._import)
        head = QWidget()
        above = column(
            title, self._said, self._vain, self._rebuild, self._incoming, self._filters, gap=2 * GRID, parent=head
        )
        above.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        foot = label(here, "fact", wraps=True)
        foot.setContentsMargins(PAGE_MARGIN, GRID, PAGE_MARGIN, GRID)
        column(self._list, parent=self._left).setContentsMargins(PAGE_MARGIN - GRID, 0, 0, 0)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self._details)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes(list(_SHARES))
        for place, share in enumerate(_SHARES):
            self._splitter.setStretchFactor(place, share)
        around = column(head, self._splitter, hairline(), foot, gap=0, parent=self)
        around.insertSpacing(1, 2 * GRID)
        around.insertWidget(2, hairline())
        around.setStretch(3, 1)
        around.setContentsMargins(0, 3 * GRID, 0, 0)
        self._frame = DropFrame(theme, self)

    def _connect(self) -> None:
        jobs, details = self._jobs, self._details
        jobs.surveyed.connect(self._show_survey)
        jobs.changed.connect(self._show_deed)
        jobs.found.connect(self.choose)
        jobs.failed.connect(self._say_trouble)
        self._library.changed.connect(lambda now: self._show_situation(now) if self.isVisible() else None)
        self._rebuild.given_up.connect(jobs.keep_present)
        self._filters.changed.connect(self._filter)
        self._table.chosen.connect(lambda _: self._show_details())
        self._table.opened.connect(lambda _: self._open_details())
        details.back_asked.connect(self._back)
        details.install_asked.connect(jobs.ask_install)
        details.use_asked.connect(jobs.ask_use)
        details.stop_using_asked.connect(jobs.stop_using)
        details.remove_asked.connect(jobs.ask_remove)
        details.check_asked.connect(jobs.check)
        details.measure_asked.connect(jobs.measure)
        details.reveal_asked.connect(self.reveal_asked)
        for card, model_id in ((details.card, lambda: details.model_id), (self._incoming, lambda: "")):
            card.agreed.connect(lambda of=model_id: jobs.agree(of()))
            card.put_away.connect(lambda of=model_id: jobs.put_away(of()))
            card.stop_asked.connect(lambda of=model_id: jobs.stop(of()))
            card.again_asked.connect(lambda of=model_id: jobs.try_again(of()))
            card.install_asked.connect(lambda of=model_id: jobs.ask_install(of()))
        details.card.length_chosen.connect(self._choose_length)
        self._incoming.guessed.connect(self._say_what_it_is)
        refresh = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self)
        refresh.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        refresh.activated.connect(lambda: jobs.look(thoroughly=True))

    def _show_survey(self, survey: ModelSurvey) -> None:
        self._survey = survey
        self._show_models()

    def _show_models(self) -> None:
        if self._survey is None:
            return
        facts = self._library.situation.facts
        self._made_with = _made_with(self._library.situation)
        models = shown_models(self._survey, facts)
        self._table.set_models(models)
        if self._table.selected is None and models:
            self._table.select(models[0].entry.id)
        self._say(models)
        self._filter(self._filters.wanted)
        self._show_details()

    def _show_situation(self, now: Situation) -> None:
        self._rebuild.show_situation(now)
        self._tell_exchange(now)
        if _made_with(now) != self._made_with and self._survey is not None:
            self._show_models()
            self._jobs.look()

    def _tell_exchange(self, now: Situation) -> None:
        """Says that another model has taken over, when its index has."""
        models = now.facts.models if now.facts is not None else None
        before, self._models = self._models, models or self._models
        if before is None or models is None or before == models:
            return
        text = models.text != before.text or models.dimensions != before.dimensions
        told = self.tr("The new index answers from now on, with %1.")
        self._library.done.emit(told.replace("%1", models.text_title if text else models.pictures_title))

    def _filter(self, wanted: ModelFilter) -> None:
        self._table.set_filter(wanted)
        found = bool(self._table.shown_ids)
        self._list.setCurrentIndex(0 if found or self._survey is None else 1)
        self._nothing.setText(self.tr("No model is like that."))
        self._all.setVisible(not wanted.is_empty)

    def _show_details(self) -> None:
        shown = self._table.selected
        if shown is None or self._survey is None:
            return
        moving, deed = self._jobs.transferring, self._jobs.deed(shown.entry.id)
        self._details.card.show_deed(deed, shown.entry.title)
        busy = moving is not None and moving.model_id != shown.entry.id
        self._details.show_model(shown, self._survey, deed, busy=busy)

    def _show_deed(self, model_id: str) -> None:
        deed = self._jobs.deed(model_id)
        if not model_id:
            self._incoming.show_deed(deed, "", self._choices())
            return
        self._table.items.set_deed(model_id, deed)
        self._show_progress(deed) if model_id == self._details.model_id else self._show_details()

    def _show_progress(self, deed: Deed | None) -> None:
        """Of a transfer that goes on, only the numbers are others."""
        if deed is not None and deed.moves_bytes and deed.transfer is not None:
            self._details.card.show_deed(deed, self._title_of(deed.model_id))
        else:
            self._show_details()

    def _choices(self) -> tuple[tuple[str, str], ...]:
        """What a file may be: all models but those that come with Akin, by their titles."""
        models = self._survey.models if self._survey is not None else ()
        named = [(each.entry.title, each.entry.id) for each in models if not each.entry.shipped and each.entry.runs]
        return tuple(sorted(named, key=lambda each: each[0].casefold()))

    def _title_of(self, model_id: str) -> str:
        found = self._survey.find(model_id) if self._survey is not None else None
        return found.entry.title if found is not None else model_id

    def _choose_length(self, dimensions: int) -> None:
        deed = self._jobs.deed(self._details.model_id)
        if deed is not None and deed.use is not None:
            self._jobs.ask_use(deed.model_id, deed.use.use, dimensions)

    def _say_what_it_is(self, model_id: str) -> None:
        deed = self._jobs.deed("")
        if deed is not None and deed.path is not None:
            self._jobs.ask_import(deed.path, model_id)

    def _say(self, models: tuple[ShownModel, ...]) -> None:
        bad = sum(shown.state is ModelState.UNUSABLE for shown in models)
        vain = self._survey.in_vain if self._survey is not None else ()
        self._vain.setText(" ".join(self._asked_in_vain(each) for each in vain))
        self._vain.setVisible(bool(vain))
        set_look(self._said, "danger" if bad else "secondary")
        if bad:
            told = self.tr("%Ln model(s) cannot be used. Searching goes on without what they do.", "", bad)
        else:
            here = sum(shown.is_here for shown in models)
            told = self.tr("Whole and ready: %Ln model(s).", "", here)
        facts = self._library.situation.facts
        if facts is not None and facts.models.text == _SERVER:
            told += " " + self.tr("A server of your choosing gives texts their meaning.")
        self._said.setText(told)

    def _asked_in_vain(self, entry: CatalogueEntry) -> str:
        told = self.tr("The settings ask for %1, which is not here. Install it, or use another one.")
        return told.replace("%1", entry.title)

    def _say_trouble(self, error: AkinError) -> None:
        words = words_for_trouble("", str(error), error.advice)
        set_look(self._said, "danger")
        self._said.setText(f"{words.text} {words.advice}".strip())

    def _imports(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("A file…"), lambda: self._ask_where(QFileDialog.FileMode.ExistingFile))
        menu.addAction(self.tr("A folder…"), lambda: self._ask_where(QFileDialog.FileMode.Directory))
        return menu

    def _ask_where(self, mode: QFileDialog.FileMode) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self, self.tr("Import a model"), start)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.ExistingFile:
            dialog.setNameFilters([self.tr("Models (*.akin *.zip *.gguf)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.import_from)
        dialog.open()

    def _fit(self) -> None:
        """Shows both, or the one that is asked for."""
        both = self.width() >= _BOTH_LETTERS * self.fontMetrics().averageCharWidth()
        self._details.back.setVisible(not both)
        self._left.setVisible(both or not self._asks_details)
        self._details.setVisible(both or self._asks_details)

    def _open_details(self) -> None:
        self._asks_details = True
        self._show_details()
        self._fit()
        self._details.focus_action()

    def _back(self) -> None:
        self._asks_details = False
        self._fit()
        self._table.setFocus()


def _made_with(now: Situation) -> object:
    """What decides which models are in use: those of the index, and those of the one that is being built."""
    facts = now.facts
    if facts is None:
        return None
    beside = facts.beside
    return facts.models, None if beside is None else (beside.text, beside.dimensions, beside.pictures)


def _dropped(event: QDropEvent) -> str:
    """The path of the one thing that is held or dropped, empty where it is none or several."""
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else ""
