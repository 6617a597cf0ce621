"""A box and a list of names, in the place of the page of results."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.domain.asking import Answered, Question, Unanswered
from app.domain.library_facts import Readiness


class SearchPage(QWidget):
    """Asks for what is typed."""

    question_changed = Signal(object)

    def __init__(self, ask: Callable[[Question], int], drop: Callable[[], None]) -> None:
        super().__init__()
        self._ask, self._drop = ask, drop
        self._box, self._list = QLineEdit(), QListWidget()
        layout = QVBoxLayout(self)
        layout.addWidget(self._box)
        layout.addWidget(self._list)
        self._box.textChanged.connect(self._typed)

    def show_answer(self, answered: Answered) -> None:
        """Shows the names."""
        self._list.clear()
        self._list.addItems([hit.name for hit in answered.response.hits])

    def show_failure(self, failure: Unanswered) -> None:
        """Shows why there is no answer."""
        self._list.clear()
        self._list.addItem(failure.message)

    def ask_for(self, text: str) -> None:
        """Asks for a text."""
        self._box.setText(text)

    def focus_box(self) -> None:
        """Goes to the box."""
        self._box.setFocus()

    def set_readiness(self, ready: Readiness) -> None:
        """Says nothing of it."""

    def set_preview_beside(self, beside: bool) -> None:
        """Has no preview."""

    def toggle_overlay(self) -> None:
        """Has no preview."""

    def _typed(self, text: str) -> None:
        question = Question(text)
        self.question_changed.emit(question)
        if question.is_empty:
            self._drop()
        else:
            self._ask(question)
