"""All about one model: what it is for, how it stands, what can be done with it, and every fact that is known."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import ModelState
from app.domain.machine import Machine
from app.domain.model_survey import ModelSurvey, ModelUse, lengths_of
from app.ui.flow_layout import FlowLayout
from app.ui.icon_mark import IconMark
from app.ui.icons import Icons
from app.ui.models import model_words
from app.ui.models.catalogue_words import in_words
from app.ui.models.deed import Deed
from app.ui.models.deed_card import DeedCard
from app.ui.models.fact_list import FactList, facts_of
from app.ui.models.shown_model import ShownModel
from app.ui.parts import button, column, hairline, label, row, scrolling, set_look
from app.ui.theme import GRID

_WIDEST = 80 * GRID
_STOPPABLE = (ModelUse.RERANKER, ModelUse.SPARSE)


class DetailsPane(QWidget):
    """Empty until a model is shown."""

    back_asked = Signal()  # to the list, where there is no room for both
    install_asked = Signal(str)
    use_asked = Signal(str, object, int)  # its id, a ModelUse, and how many numbers of a vector are kept
    stop_using_asked = Signal(object)  # a ModelUse
    remove_asked = Signal(str)
    check_asked = Signal(str)
    measure_asked = Signal(str)
    reveal_asked = Signal(str)  # a path

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownModel | None = None
        self._survey: ModelSurvey | None = None
        self._offered: object = None  # what decides which buttons there are
        self.card = DeedCard()
        self._title, self._state = label("", "heading", wraps=True), label()
        self._purpose, self._kind = label("", wraps=True), label("", "secondary", wraps=True)
        self._recommended, self._why = self._recommendation(icons)
        self._mind = label("", "warning", wraps=True)
        self._actions = QWidget()
        self._flow = FlowLayout(GRID, self._actions)
        self._hint = label("", "fact", wraps=True)
        self._facts = FactList()
        self._scroll: QScrollArea
        self.back = button(self.tr("Back to the list"), self.back_asked.emit, "link")
        self.back.setIcon(icons.icon("arrow-right" if QApplication.isRightToLeft() else "arrow-left"))
        self.back.hide()
        self._build()

    @property
    def model_id(self) -> str:
        """The id of the model that is shown, empty where none is."""
        return self._shown.entry.id if self._shown is not None else ""

    def show_model(self, shown: ShownModel, survey: ModelSurvey, deed: Deed | None, *, busy: bool) -> None:
        """Shows a model; `busy` while files of another one are fetched or copied."""
        if self.model_id != shown.entry.id:
            self._scroll.verticalScrollBar().setValue(0)
        self._shown, self._survey = shown, survey
        entry = shown.entry
        self._title.setText(entry.title)
        state, token = model_words.state_words(shown.state)
        self._state.setText(_state_sentence(shown, state))
        set_look(self._state, token if token in ("positive", "danger", "secondary") else "")
        self._purpose.setText(in_words(entry.purpose))
        self._kind.setText(model_words.kind_sentence(entry.kind))
        self._kind.setVisible(self._kind.text() != self._purpose.text())
        self._tell_recommendation(shown, survey.machine)
        self._tell_limits(shown)
        self._offer(shown, deed, busy=busy)
        self._facts.show_facts(tuple(facts_of(shown, survey.machine)))
        self.setAccessibleName(entry.title)
        self._scroll.show()

    def focus_action(self) -> None:
        """Goes to the first thing that can be done, else to the way back."""
        for place in range(self._flow.count()):
            item = self._flow.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.isEnabled():
                widget.setFocus()
                return
        self.back.setFocus()

    def _build(self) -> None:
        inside = QWidget()
        head = column(self._title, self._state, gap=GRID // 2)
        words = column(self._purpose, self._kind, gap=GRID // 2)
        content: QVBoxLayout = column(
            self.back, head, words, self._recommended, self._mind, self._actions, self._hint, self.card, hairline(),
            self._facts, gap=2 * GRID, parent=inside,
        )  # fmt: skip
        content.setContentsMargins(0, 2 * GRID, 0, 3 * GRID)
        content.addStretch(1)
        self._scroll = scrolling(inside, _WIDEST)
        self._scroll.hide()  # until there is a model
        column(self._scroll, parent=self)

    def _recommendation(self, icons: Icons) -> tuple[QWidget, QLabel]:
        made, told = QWidget(), label("", wraps=True)
        inside = row(IconMark(icons, "star", "accent"), gap=GRID, parent=made)
        inside.addWidget(told, 1)
        return made, told

    def _tell_recommendation(self, shown: ShownModel, machine: Machine) -> None:
        found = shown.recommended
        self._recommended.setVisible(found is not None)
        if found is None:
            return
        told = self.tr("Recommended for this machine (%1): it suits it, and reads your language.")
        told = told.replace("%1", model_words.machine_words(machine))
        if found.measure:
            more = self.tr("It finds more than the model that comes with Akin: %1 instead of %2 % (%3).")
            told += " " + more.replace("%1", model_words.figure(found.value)).replace(
                "%2", model_words.figure(found.present)
            ).replace("%3", in_words(found.measure))
        self._why.setText(told)

    def _tell_limits(self, shown: ShownModel) -> None:
        told = []
        if not shown.entry.trained_for_search:
            told.append(self.tr("It was never trained for searching, and finds less than a general model that was."))
        if shown.entry.not_yet:
            told.append(in_words(shown.entry.not_yet))
        if shown.needs and shown.entry.runs:
            more = self.tr("It runs on what is not installed here (%1). This command installs it: %2")
            told.append(more.replace("%1", shown.entry.runtimes[0]).replace("%2", shown.needs))
        if shown.state is ModelState.UNUSABLE:
            told.append(self._what_to_mend(shown))
        self._mind.setText(" ".join(told))
        self._mind.setVisible(bool(told))
        set_look(self._mind, "danger" if shown.state is ModelState.UNUSABLE else "warning")

    def _what_to_mend(self, shown: ShownModel) -> str:
        if shown.entry.shipped:
            return self.tr("Its files are missing or have changed. Install Akin again; your library stays as it is.")
        return self.tr("Its files are missing or have changed. Install it again: what is intact is not downloaded.")

    def _offer(self, shown: ShownModel, deed: Deed | None, *, busy: bool) -> None:
        """Buttons for what can be done now; nothing where the card has them."""
        speaks = deed is not None and deed.speaks
        offered = (shown, self._survey.dimensions if self._survey is not None else 0, speaks, busy)
        if offered == self._offered:
            return
        self._offered = offered
        focus = QApplication.focusWidget()
        focused = focus is not None and self._actions.isAncestorOf(focus)
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        wanted = [] if speaks else list(self._choices(shown, busy=busy))
        for made in wanted:
            self._flow.addWidget(made)
            made.show()
        self._actions.setVisible(bool(wanted))
        self._actions.updateGeometry()
        hint = self._hint_words(shown, busy=busy) if wanted else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if focused:
            self.focus_action()

    def _choices(self, shown: ShownModel, *, busy: bool) -> Iterator[QPushButton]:
        entry = shown.entry
        if shown.state in (ModelState.NOT_INSTALLED, ModelState.UNUSABLE) and not entry.shipped:
            text = self.tr("Install…") if shown.state is ModelState.NOT_INSTALLED else self.tr("Install again…")
            made = _button(text, lambda: self.install_asked.emit(entry.id), "primary")
            made.setEnabled(bool(entry.repository) and not busy)
            yield made
        yield from self._uses(shown)
        if not shown.is_here:
            return
        if not entry.shipped:
            yield _button(self.tr("Remove…"), lambda: self.remove_asked.emit(entry.id))
            yield _button(self.tr("Check its files"), lambda: self.check_asked.emit(entry.id))
            if shown.state is not ModelState.UNUSABLE and entry.repository:
                newer = _button(self.tr("Look for a newer version…"), lambda: self.install_asked.emit(entry.id))
                newer.setEnabled(not busy)
                yield newer
        if shown.can and shown.state is not ModelState.UNUSABLE:
            yield _button(self.tr("Measure its speed"), lambda: self.measure_asked.emit(entry.id))
        if shown.listed.facts is not None and shown.listed.facts.place is not None:
            place = str(shown.listed.facts.place)
            yield _button(self.tr("Show in file manager"), lambda: self.reveal_asked.emit(place))

    def _uses(self, shown: ShownModel) -> Iterator[QPushButton]:
        entry, several = shown.entry, len(shown.can) > 1
        for use in shown.can:
            if use in shown.coming:
                continue
            if use not in shown.doing:
                text = (
                    self.tr("Use for %1…").replace("%1", model_words.use_words(use)) if several else self.tr("Use it…")
                )
                yield _button(text, self._use(entry.id, use, 0), "primary")
            elif use in _STOPPABLE:
                told = self.tr("Stop using it for %1").replace("%1", model_words.use_words(use))
                yield _button(told, self._stop_using(use))
            elif use is ModelUse.TEXT and lengths_of(entry) and self._survey is not None:
                yield _button(self.tr("Another length of vectors…"), self._use(entry.id, use, self._survey.dimensions))

    def _use(self, model_id: str, use: ModelUse, dimensions: int) -> Callable[[], None]:
        return lambda: self.use_asked.emit(model_id, use, dimensions)

    def _stop_using(self, use: ModelUse) -> Callable[[], None]:
        return lambda: self.stop_using_asked.emit(use)

    def _hint_words(self, shown: ShownModel, *, busy: bool) -> str:
        entry = shown.entry
        if shown.state is ModelState.NOT_INSTALLED:
            if not entry.repository:
                return self.tr("Where it is published is not settled in this version of Akin.")
            if busy:
                return self.tr("Another model is being installed: wait until it is done, or stop it.")
            told = self.tr(
                "%1 is asked for its list of files then, and nothing else is sent. You see how much it is before"
                " anything is downloaded."
            )
            hub = self._survey.hub if self._survey is not None else ""
            return told.replace("%1", f"{hub}/{entry.repository}")
        if entry.shipped and shown.is_here:
            return self.tr("It comes with Akin and stays.")
        return ""


def _state_sentence(shown: ShownModel, state: str) -> str:
    translate = QCoreApplication.translate
    if shown.coming:
        told = translate("Models", "Its index is being built, for %1")
        return told.replace("%1", ", ".join(map(model_words.use_words, shown.coming)))
    if shown.doing and shown.state is ModelState.IN_USE:
        told = translate("Models", "In use, for %1")
        return told.replace("%1", ", ".join(map(model_words.use_words, shown.doing)))
    if shown.state is ModelState.NOT_PREPARED:
        return translate("Models", "It is prepared by itself when it is first needed, in some seconds.")
    if shown.state is ModelState.OFF:
        return translate("Models", "Switched off by the setting “Text in pictures”")
    return state


def _button(text: str, clicked: Callable[[], None], look: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setProperty("look", look)
    made.clicked.connect(lambda: clicked())
    return made
