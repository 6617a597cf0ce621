"""The line at the bottom: what can be searched already and how long the rest takes, the pause, and what is offline."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.domain.library_facts import Readiness
from app.domain.progress import Stage
from app.ui import amounts
from app.ui.elided_label import ElidedLabel
from app.ui.engine_words import in_words
from app.ui.icons import Icons
from app.ui.situation import Situation
from app.ui.theme import GRID


class StatusLine(QWidget):
    """One line; its height never changes."""

    pause_asked = Signal()
    resume_asked = Signal()
    offline_asked = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._words = ElidedLabel()
        self._words.setProperty("look", "fact")
        self._offline = QToolButton()
        self._offline.setProperty("look", "link")
        self._offline.clicked.connect(self.offline_asked)
        self._rest = QToolButton()
        self._rest.clicked.connect(self._toggle)
        self._paused = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 0, GRID, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._offline)
        layout.addWidget(self._rest)
        self.setObjectName("status-line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(4 * GRID)
        self.show_situation(Situation())

    def show_situation(self, now: Situation) -> None:
        """Shows how far things are."""
        words = self.words_for(now)
        self._words.setText(words)
        self.setAccessibleName(words)
        away = sum(not folder.available for folder in now.folders)
        self._offline.setText(self.tr("%Ln folder(s) offline", "", away))
        self._offline.setVisible(bool(away))
        self._paused = now.paused_until is not None
        words = self.tr("Resume indexing") if self._paused else self.tr("Pause indexing")
        self._rest.setIcon(self._icons.icon("play" if self._paused else "pause"))
        self._rest.setAccessibleName(words)
        self._rest.setToolTip(words)
        self._rest.setVisible(now.gathered and not now.is_empty and not now.doing)

    def words_for(self, now: Situation) -> str:
        """What the line says."""
        if not now.gathered:
            return self.tr("Opening the library…")
        if now.doing:
            return now.doing
        if now.is_empty:
            return self.tr("Nothing leaves this computer.")
        state = self._state(now)
        ready = self._ready(now)
        return " · ".join(filter(None, (state, ready)))

    def _state(self, now: Situation) -> str:
        if now.paused_until is not None:
            if now.paused_until == float("inf"):
                return self.tr("Indexing is paused")
            until = amounts.clock(datetime.fromtimestamp(now.paused_until).astimezone())
            return self.tr("Indexing is paused until %1").replace("%1", until)
        return in_words(now.waiting) if now.waiting else ""

    def _ready(self, now: Situation) -> str:
        ready = now.readiness
        if now.step is not None and now.step.progress.stage is Stage.SCAN and not ready.names:
            found = now.step.progress.done
            return self.tr("Looking through your folders, %Ln file(s) found", "", found)
        if ready.complete and now.step is None:
            files = sum(now.facts.files.values()) if now.facts is not None else 0
            return self.tr("%Ln file(s), all searchable by words and meaning", "", files)
        text = " · ".join(self._arms(ready))
        if ready.seconds_left is not None and not ready.complete:
            left = self.tr("about %1 left").replace("%1", amounts.duration(ready.seconds_left))
            return f"{text} · {left}"
        return text

    def _arms(self, ready: Readiness) -> Iterator[str]:
        arms = (
            (ready.names, self.tr("names ready"), self.tr("names %1")),
            (ready.words, self.tr("words ready"), self.tr("words %1")),
            (ready.pictures, self.tr("pictures ready"), self.tr("pictures %1")),
            (ready.meaning, self.tr("meaning ready"), self.tr("meaning %1")),
        )
        for share, complete, partly in arms:
            yield complete if share >= 1 else partly.replace("%1", amounts.per_cent(share))

    def _toggle(self) -> None:
        (self.resume_asked if self._paused else self.pause_asked).emit()
