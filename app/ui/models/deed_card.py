"""Shows one thing that is done with a model, asks where the person has to agree, and offers the way on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.model_survey import ModelUse, lengths_of
from app.ui import amounts
from app.ui.flow_layout import FlowLayout
from app.ui.models import deed_words
from app.ui.models.deed import Action, Deed, Step, Transfer
from app.ui.parts import column, emphasised, label
from app.ui.theme import GRID

_FINE = 1000  # steps of the progress bar


class DeedCard(QFrame):
    """Escape puts away what may be put away."""

    agreed, put_away, stop_asked, again_asked, install_asked = Signal(), Signal(), Signal(), Signal(), Signal()
    length_chosen = Signal(int)  # how many numbers of a vector are to be kept, 0 for all
    guessed = Signal(str)  # the id of the model that the person says it is

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._deed: Deed | None = None
        self._title = ""
        self._choices: tuple[tuple[str, str], ...] = ()
        self._place: QVBoxLayout = column(gap=0, parent=self)
        self._place.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._content: QWidget | None = None
        self._moving: tuple[QProgressBar, QLabel] | None = None
        self.hide()

    def show_deed(self, deed: Deed | None, title: str = "", choices: tuple[tuple[str, str], ...] = ()) -> None:
        """Shows how it stands; `choices` are the titles and ids among which the person may say what a file is."""
        before, self._deed, self._title, self._choices = self._deed, deed, title, choices
        if deed is None:
            self.hide()
            self._empty()
        elif (
            before is not None
            and self._content is not None
            and replace(before, transfer=None) == replace(deed, transfer=None)
        ):
            self._move(deed.transfer)
        else:
            focused = QApplication.focusWidget()
            had_focus = focused is not None and self._content is not None and self._content.isAncestorOf(focused)
            self._fill(deed)
            self.show()
            if had_focus or deed.step is Step.AGREEING:
                self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is the answer that changes nothing."""
        if event.key() == Qt.Key.Key_Escape and self._deed is not None and not self._deed.goes_on:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    def _empty(self) -> None:
        old, self._content, self._moving = self._content, None, None
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _fill(self, deed: Deed) -> None:
        self._empty()
        content = QWidget()
        inside = column(gap=GRID, parent=content)
        heading = emphasised(label(deed_words.title_words(deed, self._title), wraps=True))
        inside.addWidget(heading)
        told = list(deed_words.sentences(deed))
        for look, sentence in told:
            inside.addWidget(label(sentence, look, wraps=True))
        if deed.moves_bytes:
            inside.addWidget(self._progress())
        for field in self._fields(deed):
            inside.addWidget(field)
        buttons = QWidget()
        flow = FlowLayout(GRID, buttons)
        for each in self._buttons(deed):
            flow.addWidget(each)
        if flow.count():
            inside.addWidget(buttons)
        self._content = content
        self._place.addWidget(content)
        content.show()
        self.setAccessibleName(" ".join((heading.text(), *(sentence for _, sentence in told))))
        self._move(deed.transfer)

    def _progress(self) -> QWidget:
        bar, fact = QProgressBar(), label("", "fact", wraps=True)
        bar.setRange(0, _FINE)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Progress"))
        made = QWidget()
        column(bar, fact, gap=GRID // 2, parent=made)
        self._moving = (bar, fact)
        return made

    def _move(self, transfer: Transfer | None) -> None:
        if self._moving is not None and transfer is not None:
            bar, fact = self._moving
            bar.setValue(int(transfer.share * _FINE))
            fact.setText(deed_words.transfer_words(transfer))

    def _fields(self, deed: Deed) -> list[QWidget]:
        if deed.guessable and deed.step is Step.FAILED:
            box = QComboBox()
            for title, model_id in self._choices:
                box.addItem(title, model_id)
            box.setCurrentIndex(-1)
            box.setPlaceholderText(self.tr("It is this model…"))
            box.setAccessibleName(self.tr("It is this model…"))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda place: self.guessed.emit(box.itemData(place)))
            return [box]
        use = deed.use
        if deed.step is not Step.AGREEING or use is None or use.use is not ModelUse.TEXT or not lengths_of(use.entry):
            return []
        box = QComboBox()
        full = amounts.number(use.entry.dimensions or 0)
        box.addItem(self.tr("All %1").replace("%1", full), 0)
        for length in lengths_of(use.entry):
            box.addItem(amounts.number(length), length)
        box.setCurrentIndex(max(0, box.findData(use.dimensions)))
        said = self.tr("Numbers kept of each vector; fewer make a smaller index that finds a little less:")
        box.setAccessibleName(said)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda place: self.length_chosen.emit(box.itemData(place)))
        return [label(said, wraps=True), box]

    def _buttons(self, deed: Deed) -> list[QPushButton]:
        match deed.step:
            case Step.AGREEING:
                danger = deed.action is Action.REMOVE
                agree = _button(deed_words.button_words(deed), self.agreed.emit, "danger" if danger else "primary")
                agree.setEnabled(deed_words.has_room(deed))
                return [agree, _button(self.tr("Not now"), self.put_away.emit, "quiet")]
            case Step.WORKING if deed.moves_bytes:
                return [_button(self.tr("Stop"), self.stop_asked.emit)]
            case Step.STOPPED:
                go_on = _button(self.tr("Go on"), self.again_asked.emit, "primary")
                return [go_on, _button(self.tr("Put away"), self.put_away.emit, "quiet")]
            case Step.FAILED:
                away = _button(self.tr("Put away"), self.put_away.emit, "quiet")
                if deed.action is Action.CHECK:
                    return [_button(self.tr("Install again…"), self.install_asked.emit, "primary"), away]
                return [_button(self.tr("Try again"), self.again_asked.emit), away]
            case Step.DONE:
                return [_button(self.tr("Put away"), self.put_away.emit, "quiet")]
        return []

    def _focus(self) -> None:
        """The answer that changes nothing has the focus."""
        buttons = self._content.findChildren(QPushButton) if self._content is not None else []
        if buttons and self.isVisible():
            buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)


def _button(text: str, clicked: Callable[[], object], look: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setProperty("look", look)
    made.clicked.connect(lambda: clicked())
    return made
