"""What the person has to be told stands above the status line until it is mended or put away, never in a dialog."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.ui.icon_mark import IconMark
from app.ui.icons import LARGE, Icons
from app.ui.notice_words import Gravity, NoticeWords
from app.ui.parts import button, column, label
from app.ui.theme import GRID

MOST_SHOWN = 3
SAID_MS = 6000  # how long a sentence stays that asks for nothing
_MARKS = {
    Gravity.INFO: ("info", "accent"),
    Gravity.WARNING: ("triangle-alert", "warning"),
    Gravity.DANGER: ("octagon-alert", "danger"),
}


class NoticeBar(QWidget):
    """The newest notices below each other; each subject has one at a time."""

    remedy_asked = Signal(str)  # a Remedy

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._shown: dict[str, _Notice] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setAccessibleName(self.tr("Notices"))
        self.hide()

    def tell(self, subject: str, words: NoticeWords) -> None:
        """Shows a notice in the place of an older one of the same subject."""
        known = self._shown.get(subject)
        if known is not None and known.words == words:
            return
        self.take_away(subject)
        made = _Notice(words, self._icons)
        made.remedy_asked.connect(self.remedy_asked)
        made.put_away.connect(lambda: self.take_away(subject))
        self._shown[subject] = made
        self._layout.insertWidget(0, made)
        for old in list(self._shown)[:-MOST_SHOWN]:
            self.take_away(old)
        self.show()

    def say(self, sentence: str) -> None:
        """Shows for a while that something has been done."""
        self.tell("said", NoticeWords(sentence, gravity=Gravity.INFO))
        said = self._shown["said"]
        QTimer.singleShot(SAID_MS, said, lambda: self._take_away_this("said", said))

    def take_away(self, subject: str) -> None:
        """The notice of a subject goes."""
        gone = self._shown.pop(subject, None)
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        self.setVisible(bool(self._shown))

    @property
    def subjects(self) -> tuple[str, ...]:
        """What there are notices of, the newest last."""
        return tuple(self._shown)

    def _take_away_this(self, subject: str, notice: "_Notice") -> None:
        if self._shown.get(subject) is notice:
            self.take_away(subject)


class _Notice(QFrame):
    remedy_asked = Signal(str)
    put_away = Signal()

    def __init__(self, words: NoticeWords, icons: Icons) -> None:
        super().__init__()
        self.words = words
        name, token = _MARKS[words.gravity]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID + GRID // 2)
        beside = Qt.AlignmentFlag.AlignTop if words.advice else Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(IconMark(icons, name, token, LARGE), 0, beside)
        text = column(label(words.text, wraps=True), gap=0)
        if words.advice:
            text.addWidget(label(words.advice, "fact", wraps=True))
        layout.addLayout(text, 1)
        if words.remedy is not None:
            remedy = words.remedy.value
            layout.addWidget(button(words.label, lambda: self.remedy_asked.emit(remedy)))
        away = QToolButton()
        away.setIcon(icons.icon("x"))
        away.setAccessibleName(self.tr("Put away"))
        away.clicked.connect(self.put_away)
        layout.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.setProperty("look", "notice")
        self.setAccessibleName(f"{words.text} {words.advice}".strip())
