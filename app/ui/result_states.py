"""What stands in the place of results while there are none: recent searches, a search that runs, a failure, nothing."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.asking import Question, Unanswered
from app.domain.hits import SearchResponse
from app.domain.library_facts import Readiness
from app.domain.queries import SearchMode
from app.ui import amounts, query_text
from app.ui.engine_words import in_words, is_for_a_terminal
from app.ui.icon_mark import IconMark
from app.ui.icons import Icons
from app.ui.parts import label
from app.ui.theme import GRID

MOST_RECENT = 6
_ICON, _WIDEST = 40, 400  # device-independent pixels
_LONGEST = 48  # characters of an earlier search


class ResultStates(QScrollArea):
    """One page at a time, each with its own words and a way on."""

    text_asked = Signal(str)
    mode_asked = Signal(object)  # SearchMode
    weak_asked = Signal()
    again_asked = Signal()
    pictures_dropped = Signal()
    recent_cleared = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._readiness: Readiness | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout()

    def set_readiness(self, readiness: Readiness) -> None:
        """How much can be found already."""
        self._readiness = readiness

    def show_start(self, recent: Sequence[str], tips: Sequence[str]) -> None:
        """Nothing is asked yet: earlier searches, and what to try."""
        self._begin("search", self.tr("What are you looking for?"))
        self._say(self.tr("Describe it in your own words, name it, or drop a picture here."))
        if recent:
            self._section(self.tr("Earlier searches"))
            for text in recent[:MOST_RECENT]:
                self._offer(text, partial(self.text_asked.emit, text), "clock")
            self._offer(self.tr("Forget earlier searches"), self.recent_cleared.emit, "trash")
        elif tips:
            self._section(self.tr("For example"))
            for text in tips:
                self._offer(text, partial(self.text_asked.emit, text), "search")
        self._end()

    def show_running(self) -> None:
        """The answer is on its way and takes longer than one would think."""
        self._begin("loader", self.tr("Searching…"))
        self._end()

    def show_failure(self, failure: Unanswered) -> None:
        """There is no answer, and why."""
        self._begin("triangle-alert", in_words(failure.message), "warning")
        if failure.advice and not is_for_a_terminal(failure.advice):
            self._say(in_words(failure.advice))
        self._offer(self.tr("Try again"), self.again_asked.emit, "refresh-cw")
        self._end()

    def show_nothing(self, question: Question, response: SearchResponse) -> None:
        """No file answers: what to change, each with one click."""
        self._begin("search-x", self.tr("Nothing found"))
        if response.damaged:
            self._say(self.tr("A part of the index is damaged, so that files may be missing here."))
        if response.hidden:
            said = self.tr("%Ln weaker result(s) would fit only loosely.", "", response.hidden)
            self._say(amounts.plural(said, response.hidden))
            self._offer(self.tr("Show them"), self.weak_asked.emit, "eye")
        if response.corrections:
            better = query_text.with_words(question.text, response.corrections)
            said = self.tr("Did you mean “%1”?").replace("%1", better)
            self._offer(said, lambda: self.text_asked.emit(better), "spell-check")
        if query_text.has_filters(question.text):
            bare = query_text.without_filters(question.text)
            said = (
                self.tr("Search for “%1” without filters").replace("%1", bare) if bare else self.tr("Drop all filters")
            )
            self._offer(said, lambda: self.text_asked.emit(bare), "funnel-x")
        if question.mode not in (SearchMode.MEANING,) and question.text.strip():
            self._offer(self.tr("Search by meaning only"), lambda: self.mode_asked.emit(SearchMode.MEANING), "sparkles")
        if question.mode is not SearchMode.ALL:
            self._offer(self.tr("Search by everything"), lambda: self.mode_asked.emit(SearchMode.ALL), "layers")
        if question.pictures and question.text.strip():
            self._offer(self.tr("Search with the words alone"), self.pictures_dropped.emit, "image-off")
        self._say_readiness()
        self._end()

    def _say_readiness(self) -> None:
        """Much may not be found yet."""
        ready = self._readiness
        if ready is None or ready.complete:
            return
        least = min(ready.words, ready.meaning, ready.pictures)
        said = self.tr("Your files are still being read (%1 so far): try again a little later.")
        self._say(said.replace("%1", amounts.per_cent(least)))

    def _begin(self, icon: str, title: str, token: str = "secondary") -> None:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        mark = IconMark(self._icons, icon, token, _ICON)
        mark.setFixedSize(_ICON, _ICON)
        self._column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(GRID)
        heading = label(title, "heading", wraps=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(heading)
        self.setAccessibleName(title)

    def _say(self, text: str) -> None:
        said = label(text, "secondary", wraps=True)
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(said)

    def _section(self, text: str) -> None:
        self._column.addSpacing(GRID)
        title = label(text, "section")
        title.setIndent(GRID + GRID // 2)
        self._column.addWidget(title)

    def _offer(self, text: str, work: Callable[[], object], icon: str) -> None:
        shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
        made = QPushButton(shown.replace("&", "&&"))
        made.setProperty("look", "entry")
        made.setToolTip(text if shown != text else "")
        made.setAccessibleName(text)
        made.setIcon(self._icons.icon(icon))
        made.clicked.connect(lambda _=False: work())
        self._column.addWidget(made)

    def _end(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        inside.setLayout(self._column)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 20)
        middle.addStretch(1)
        page = QWidget()
        page.setProperty("look", "surface")
        around = QVBoxLayout(page)
        around.setContentsMargins(2 * GRID, 6 * GRID, 2 * GRID, 2 * GRID)
        around.addLayout(middle)
        around.addStretch(1)
        self.setWidget(page)
