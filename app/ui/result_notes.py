"""The lines around the list: what the search has to say above it, what it left out below it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.domain.asking import Question
from app.domain.hits import SearchResponse
from app.ui import amounts, query_text
from app.ui.elided_label import ElidedLabel
from app.ui.engine_words import in_words, is_for_a_terminal
from app.ui.icon_mark import IconMark
from app.ui.icons import Icons
from app.ui.parts import label
from app.ui.theme import GRID

MOST_SHOWN = 5000  # hits


class NoteLine(QFrame):
    """Sentences about how the search was understood; a corrected word can be taken over by a click."""

    text_asked = Signal(str)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._better = ""
        self._words = label("", "secondary", wraps=True)
        self._take = QPushButton()
        self._take.setProperty("look", "link")
        self._take.clicked.connect(lambda _=False: self.text_asked.emit(self._better))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(2 * GRID + GRID // 2, GRID, 2 * GRID, GRID)
        inside.setSpacing(GRID)
        inside.addWidget(IconMark(icons, "info"))
        inside.addWidget(self._words, 1)
        inside.addWidget(self._take)
        self.hide()

    def show_notes(self, question: Question, response: SearchResponse) -> None:
        """Shows what is of use in a window."""
        notes = [in_words(note) for note in response.notes if not is_for_a_terminal(note)]
        self._better = query_text.with_words(question.text, response.corrections) if response.corrections else ""
        self._take.setText(self.tr("Search for “%1”").replace("%1", self._better).replace("&", "&&"))
        self._take.setVisible(bool(self._better))
        self._words.setText(" ".join(notes))
        self.setVisible(bool(notes))


class LeftOutLine(QFrame):
    """How many weaker results are hidden, and that there are more; a click shows them."""

    weak_asked = Signal(bool)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        self._words.setProperty("look", "fact")
        self._words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._weak, self._more = QPushButton(), QPushButton(self.tr("Show more"))
        self._shows_weak = False
        self.setProperty("look", "foot")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(2 * GRID + GRID // 2, GRID // 2, 2 * GRID, GRID // 2)
        inside.setSpacing(GRID // 2)
        inside.addWidget(self._words)
        for button in (self._weak, self._more):
            button.setProperty("look", "link")
            inside.addWidget(button)
        inside.addStretch(1)
        self._weak.clicked.connect(lambda _=False: self.weak_asked.emit(not self._shows_weak))
        self._more.clicked.connect(lambda _=False: self.more_asked.emit())
        self.hide()

    def show_rest(self, question: Question, response: SearchResponse) -> None:
        """Says what the list leaves out."""
        self._shows_weak = question.show_weak
        shown = len(response.hits)
        is_cut = question.limit <= shown < MOST_SHOWN
        said: Sequence[str] = (
            amounts.plural(self.tr("%Ln weaker result(s) hidden", "", response.hidden), response.hidden)
            if response.hidden
            else "",
            self.tr("Weaker results are shown, too") if question.show_weak and shown else "",
            amounts.plural(self.tr("The first %Ln file(s)", "", shown), shown) if is_cut else "",
        )
        self._words.setText(" · ".join(filter(None, said)))
        self._weak.setText(self.tr("Hide") if question.show_weak else self.tr("Show"))
        self._weak.setAccessibleName(
            self.tr("Hide weaker results") if question.show_weak else self.tr("Show weaker results")
        )
        self._weak.setVisible(bool(response.hidden) or question.show_weak)
        self._more.setVisible(is_cut)
        self.setVisible(bool(self._words.text()))
