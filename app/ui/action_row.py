"""A thing that can be done: its name, a sentence that says what it does, a button, and a question where it matters."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.ui.beside_layout import BesideLayout
from app.ui.parts import button, column, label, row, set_look
from app.ui.theme import GRID


class Question(QFrame):
    """Asks in place, not in a window of its own, before something is done that cannot be undone."""

    confirmed = Signal()
    dropped = Signal()

    def __init__(self, text: str, yes: str, no: str, *, danger: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = label(text, wraps=True)
        self._yes = button(yes, self.confirmed.emit, "danger" if danger else "primary")
        self._no = button(no, self.dropped.emit, "quiet")
        column(self._text, row(self._yes, self._no, None), gap=GRID, parent=self)
        self.setAccessibleName(text)

    def ask(self, text: str = "") -> None:
        """Shows the question; the answer that changes nothing has the focus."""
        if text:
            self._text.setText(text)
            self.setAccessibleName(text)
        self.show()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape drops the question."""
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class ActionRow(QWidget):
    """Name and sentence on the left, the button on the right; a question comes below."""

    def __init__(
        self, title: str, sentence: str, action: str, clicked: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._sentence = label(title), label(sentence, "fact", wraps=True)
        self.button: QPushButton = button(action, clicked)
        self.button.setAccessibleDescription(sentence)
        words = column(self._title, self._sentence, gap=GRID // 4)
        top = QWidget()
        BesideLayout(words, self.button, 3 * GRID, GRID, top).setContentsMargins(0, 0, 0, 0)
        self._column: QVBoxLayout = column(top, gap=GRID, parent=self)
        self._column.setContentsMargins(0, 2 * GRID, 0, 2 * GRID)
        self._question: Question | None = None

    def say(self, sentence: str, look: str = "fact") -> None:
        """Another sentence."""
        self._sentence.setText(sentence)
        set_look(self._sentence, look)
        self.button.setAccessibleDescription(sentence)

    def ask_before(self, text: str, yes: str, no: str, confirmed: Callable[[], object]) -> None:
        """Asks below, and calls `confirmed` after a yes; a question that stood there goes."""
        self.take_question_away()
        self._question = Question(text, yes, no, parent=self)
        self._question.confirmed.connect(self.take_question_away)
        self._question.confirmed.connect(lambda: confirmed())
        self._question.dropped.connect(self.take_question_away)
        self._column.addWidget(self._question)
        self._question.ask()

    def take_question_away(self) -> None:
        """Nothing is asked any more."""
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
