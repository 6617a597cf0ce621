"""The models page: all models of the catalogue with filters, everything about one of them, and what is done with it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
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
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.domain.catalogue import CatalogueEntry, ModelState
from app.domain.errors import AkinError
from app.domain.library_facts import IndexModels
from app.domain.model_survey import ModelSurvey
from app.ui.drop_frame import DropFrame
from app.ui.models.deed import Deed
from app.ui.models.models_layout import ModelsLayout
from app.ui.models.shown_model import ModelFilter, ShownModel, shown_models
from app.ui.notice_words import words_for_trouble
from app.ui.parts import set_look
from app.ui.situation import Situation
from app.ui.theme import Theme

if TYPE_CHECKING:  # they load the engine
    from app.ui.library_jobs import LibraryJobs
    from app.ui.model_jobs import ModelJobs

_SERVER = "server"  # in the place of a text model's id


class ModelsPage(QWidget):
    """Takes models that are dropped anywhere on it; the models are looked at each time that it is shown."""

    reveal_asked = Signal(str)  # a path

    def __init__(self, library: "LibraryJobs", jobs: "ModelJobs", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._jobs = library, jobs
        self._survey: ModelSurvey | None = None
        self._models: IndexModels | None = None  # of the index
        self._made_with: object = None  # the models of the index, and the one beside it, when they were looked at
        self._parts = ModelsLayout(self, theme)
        self._table, self._details, self._filters = self._parts.table, self._parts.details, self._parts.filters
        self._frame = DropFrame(theme, self)
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Models"))
        self.setAcceptDrops(True)
        self._parts.importing.setMenu(self._imports())
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
        self._parts.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs other room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._parts.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list, where there is room for one only."""
        if event.key() == Qt.Key.Key_Escape and self._parts.shows_one_only:
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

    def _connect(self) -> None:
        jobs, details = self._jobs, self._details
        jobs.surveyed.connect(self._show_survey)
        jobs.changed.connect(self._show_deed)
        jobs.found.connect(self.choose)
        jobs.failed.connect(self._say_trouble)
        self._library.changed.connect(lambda now: self._show_situation(now) if self.isVisible() else None)
        self._library.changed.connect(self._tell_exchange)
        self._parts.rebuild.given_up.connect(jobs.keep_present)
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
        for card, model_id in ((details.card, lambda: details.model_id), (self._parts.incoming, lambda: "")):
            card.agreed.connect(lambda of=model_id: jobs.agree(of()))
            card.put_away.connect(lambda of=model_id: jobs.put_away(of()))
            card.stop_asked.connect(lambda of=model_id: jobs.stop(of()))
            card.again_asked.connect(lambda of=model_id: jobs.try_again(of()))
            card.install_asked.connect(lambda of=model_id: jobs.ask_install(of()))
        details.card.length_chosen.connect(self._choose_length)
        self._parts.incoming.guessed.connect(self._say_what_it_is)
        self._parts.show_all.clicked.connect(lambda: self._filters.want(ModelFilter()))
        self._parts.again.clicked.connect(lambda: jobs.look(thoroughly=True))
        self._key(QKeySequence.StandardKey.Refresh, lambda: jobs.look(thoroughly=True))
        self._key(QKeySequence.StandardKey.Find, self._filters.focus_box)

    def _key(self, keys: QKeySequence.StandardKey, act: Callable[[], None]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: act())

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
        self._parts.rebuild.show_situation(now)
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
        self._parts.show_list(found=found or self._survey is None)

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
            self._parts.incoming.show_deed(deed, "", self._choices())
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
        self._parts.vain.setText(" ".join(self._asked_in_vain(each) for each in vain))
        self._parts.vain.setVisible(bool(vain))
        set_look(self._parts.said, "danger" if bad else "secondary")
        if bad:
            told = self.tr("%Ln model(s) cannot be used. Searching goes on without what they do.", "", bad)
        else:
            here = sum(shown.is_here for shown in models)
            told = self.tr("Whole and ready: %Ln model(s).", "", here)
        facts = self._library.situation.facts
        if facts is not None and facts.models.text == _SERVER:
            told += " " + self.tr("A server of your choosing gives texts their meaning.")
        self._parts.said.setText(told)

    def _asked_in_vain(self, entry: CatalogueEntry) -> str:
        told = self.tr("The settings ask for %1, which is not here. Install it, or use another one.")
        return told.replace("%1", entry.title)

    def _say_trouble(self, error: AkinError) -> None:
        words = words_for_trouble("", str(error), error.advice)
        set_look(self._parts.said, "danger")
        self._parts.said.setText(f"{words.text} {words.advice}".strip())

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

    def _open_details(self) -> None:
        self._show_details()
        self._parts.ask_for_one(asked=True)
        self._details.focus_action()

    def _back(self) -> None:
        self._parts.ask_for_one(asked=False)
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
