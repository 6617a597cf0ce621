"""The launcher: the search box and the best hits in a small window over everything, gone as soon as it is left."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.domain.asking import Answered, Question, Unanswered
from app.domain.hits import Hit
from app.domain.library_facts import FolderStatus
from app.ui import amounts
from app.ui.bridge import Jobs
from app.ui.conversation import Conversation, with_those_before
from app.ui.engine_words import in_words
from app.ui.icons import Icons
from app.ui.parts import button, column, hairline, label, row
from app.ui.programs.opening import FileOpener
from app.ui.result_actions import ResultActions
from app.ui.results_list import ResultsList
from app.ui.results_view import Act
from app.ui.search_box import SearchBox
from app.ui.settling import Settling
from app.ui.suggestions import Suggestion
from app.ui.theme import GRID, Theme
from app.ui.thumbnails import Thumbnails

MOST_HITS = 8
SIZE = QSize(720, 480)  # device-independent pixels
_FLAGS = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class Launcher(QWidget):
    """`all_asked` asks for the whole list in the window, `trouble` tells an error of opening a file.

    `used` tells the words with which something was found that was of use.

    `ask` gives the number of a question, of which `show_answer` and `show_failure` are told; `drop` ends asking.
    """

    all_asked = Signal(object)  # Question
    used = Signal(str)
    trouble = Signal(object)  # AkinError

    def __init__(
        self,
        ask: Callable[[Question], int],
        drop: Callable[[], None],
        jobs: Jobs,
        thumbnails: Thumbnails,
        theme: Theme,
        icons: Icons,
        suggest: Callable[[str], Sequence[Suggestion]] = lambda _: (),
        opener: FileOpener | None = None,
    ) -> None:
        super().__init__(None, _FLAGS)
        self._asking = Conversation(ask, drop, self)
        self._settling = Settling(parent=self)
        self.box = SearchBox(theme, icons, thumbnails, suggest)
        self.results = ResultsList(theme, icons, thumbnails, self._settling)
        self._actions = ResultActions(jobs, thumbnails, opener, self)
        self._said = label("", "secondary", wraps=True)
        self._stack = QStackedWidget()
        self._count = label("", "fact")
        self._all = button(self.tr("Show all in the window"), self.show_all, "link")
        self._build()
        self._connect()
        self._show_start()

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self._asking.question

    def come_up(self, text: str = "") -> None:
        """Shows it in the upper third of the screen on which the pointer is, ready to be typed into."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        size = SIZE.boundedTo(room.size())
        spare = room.size() - size
        self.setGeometry(room.x() + spare.width() // 2, room.y() + spare.height() // 3, size.width(), size.height())
        if text:
            self.box.show_question(text, ())
            self._ask()
        self.show()
        self.raise_()
        self.activateWindow()
        self.box.focus()

    def set_folders(self, folders: Iterable[FolderStatus]) -> None:
        """The folders of the library, and which of them are away."""
        known = list(folders)
        self.results.set_folders([folder.path for folder in known])
        self.results.model.set_away([folder.path for folder in known if not folder.available])

    def show_answer(self, answered: Answered) -> None:
        """Shows a step of the answer to the question that is asked now."""
        if not self._asking.is_of_now(answered.generation):
            return
        before = self._asking.answer
        first = self._asking.accept(answered)
        response = answered.response
        if answered.step == "names":
            hits = with_those_before(response.hits, before, answered.question)
            if hits:
                self._settling.now(lambda: self._show_hits(hits, fresh=True))
        elif first:
            self._settling.now(lambda: self._show(answered, fresh=True))
        else:
            self._settling.propose(lambda: self._show(answered, fresh=False))

    def show_failure(self, failure: Unanswered) -> None:
        """Says why there is no answer."""
        if self._asking.is_of_now(failure.generation):
            self._settling.drop()
            self._say(f"{in_words(failure.message)} {in_words(failure.advice)}".strip())

    def show_all(self) -> None:
        """Leaves the rest to the window."""
        question = self.question
        self.hide()
        self.all_asked.emit(question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away; what is typed stays for the next time."""
        if event.key() == Qt.Key.Key_Escape:
            if not (self.box.is_listing and self.box.step_back()):
                self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever goes elsewhere does not need it any more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Search with Akin"))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # round corners
        frame = QFrame()
        frame.setProperty("look", "floating")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setMargin(4 * GRID)
        self._stack.addWidget(self._said)
        self._stack.addWidget(self.results)
        foot = row(self._count, None, self._all)
        foot.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        head = column(self.box)
        head.setContentsMargins(GRID + GRID // 2, GRID + GRID // 2, GRID + GRID // 2, GRID + GRID // 2)
        inside = column(gap=0, parent=frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(head)
        inside.addWidget(hairline())
        inside.addWidget(self._stack, 1)
        inside.addWidget(hairline())
        inside.addLayout(foot)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def _connect(self) -> None:
        self.box.changed.connect(self._ask)
        self.box.stepped.connect(self.results.step)
        self.box.acted.connect(self._act)
        self.box.picked.connect(lambda suggestion: self.come_up(suggestion.text))
        self.results.acted.connect(self._act)
        self.results.typed.connect(self._type)
        self.results.why_asked.connect(lambda _: self.show_all())
        self._asking.changed.connect(self._begin)
        self._actions.failed.connect(self.trouble)

    def _ask(self) -> None:
        self._asking.put(self.box.text, self.box.pictures)

    def _begin(self, question: Question) -> None:
        self._settling.drop()
        if question.is_empty:
            self._show_start()

    def _show(self, answered: Answered, *, fresh: bool) -> None:
        response = answered.response
        if response.hits:
            self._show_hits(response.hits, fresh=fresh)
            count = len(response.hits)
            self._count.setText(amounts.plural(self.tr("%Ln file(s)", "", count), count))
        elif answered.step == "ranked":
            self._say(self.tr("Nothing was found."))

    def _show_hits(self, hits: Sequence[Hit], *, fresh: bool) -> None:
        self.results.show_hits(hits[:MOST_HITS], fresh=fresh)
        self._stack.setCurrentWidget(self.results)
        self._all.show()

    def _show_start(self) -> None:
        self._say(self.tr("Enter opens a file, Ctrl+Enter shows it in its folder, Escape closes this window."))
        self._all.hide()

    def _say(self, sentence: str) -> None:
        self.results.show_hits((), fresh=True)
        self._said.setText(sentence)
        self._count.setText("")
        self._stack.setCurrentWidget(self._said)

    def _act(self, act: Act) -> None:
        rows = self.results.selected()
        if not rows:
            return
        match act:
            case Act.OPEN:
                self._leave()
                self._actions.open(rows)
            case Act.REVEAL:
                self._leave()
                self._actions.reveal(rows)
            case Act.COPY:
                self._actions.copy(rows)
            case _:
                self.show_all()

    def _leave(self) -> None:
        self.hide()
        self.used.emit(self.question.text)

    def _type(self, text: str) -> None:
        """A letter in the list goes to the box."""
        self.box.focus(select=False)
        self.box.line.insert(text)
