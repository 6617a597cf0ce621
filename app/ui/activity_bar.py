"""What the indexer does just now, how quickly and for how long, with the button that lets it rest."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QProgressBar, QWidget

from app.domain.progress import Stage
from app.ui import amounts
from app.ui.elided_label import ElidedLabel
from app.ui.engine_words import in_words
from app.ui.pace import Step
from app.ui.parts import button, column, emphasised, label, row, set_look
from app.ui.situation import Situation
from app.ui.theme import GRID

_FINE = 1000  # steps of the progress bar
HOUR = 3600.0


class ActivityBar(QWidget):
    """Two lines and a thin bar; it grows only where the words of a trouble need more room."""

    pause_asked = Signal(object)  # seconds, None: until resumed
    resume_asked = Signal()
    remedy_asked = Signal(str)  # a Remedy

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._fact = emphasised(ElidedLabel()), label("", "fact", wraps=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _FINE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of indexing"))
        kept = self._bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(kept)
        self._pause = button(self.tr("Pause"), lambda: None)
        self._pause.setMenu(self._pauses())
        self._resume = button(self.tr("Resume"), self.resume_asked.emit)
        self._remedy = button("", lambda: self.remedy_asked.emit(self._remedy_name), "primary")
        self._remedy_name = ""
        top = row(gap=2 * GRID)
        top.addLayout(column(self._title, self._fact, gap=GRID // 4), 1)
        for each in (self._remedy, self._pause, self._resume):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        column(top, self._bar, gap=GRID, parent=self)
        self.show_situation(Situation())

    def show_situation(self, now: Situation) -> None:
        """Shows what goes on."""
        title, fact = self._words(now)
        self._title.setText(title)
        self._fact.setText(fact)
        set_look(self._title, "danger" if now.trouble is not None and not now.doing else "")
        share = now.step.share if now.step is not None and now.trouble is None and not now.doing else None
        self._bar.setVisible(share is not None)
        self._bar.setValue(int((share or 0) * _FINE))
        remedy = now.trouble.remedy if now.trouble is not None and not now.doing else None
        self._remedy_name = remedy.value if remedy is not None else ""
        self._remedy.setText(now.trouble.label if now.trouble is not None else "")
        self._remedy.setVisible(remedy is not None)
        can_pause = now.gathered and not now.is_empty and not now.doing and remedy is None
        self._pause.setVisible(can_pause and now.paused_until is None)
        self._resume.setVisible(can_pause and now.paused_until is not None)
        self.setAccessibleName(f"{title}. {fact}")

    def _words(self, now: Situation) -> tuple[str, str]:
        meanwhile = self.tr("You can go on searching meanwhile.")
        if now.doing:
            return now.doing, meanwhile
        if now.trouble is not None:
            return now.trouble.text, now.trouble.advice
        if now.paused_until is not None:
            return self._paused(now.paused_until), self.tr("What is indexed already can be searched.")
        if now.waiting:
            return in_words(now.waiting), self.tr("What is indexed already can be searched.")
        if now.step is not None:
            return self._stage(now.step.progress.stage), self._step(now.step)
        return self._resting(now)

    def _resting(self, now: Situation) -> tuple[str, str]:
        if not now.gathered:
            return "", ""
        last = now.facts.last_run if now.facts is not None else None
        if last is None:
            return self.tr("Nothing has been indexed yet"), ""
        when = self.tr("Last looked through %1").replace("%1", amounts.moment(last.ended))
        files = self.tr("%Ln file(s)", "", last.report.found)
        if last.report.interrupted:
            return self.tr("The last run was stopped early"), when
        return self.tr("Everything is up to date"), f"{when} · {files}"

    def _paused(self, until: float) -> str:
        if until == float("inf"):
            return self.tr("Indexing is paused")
        end = datetime.fromtimestamp(until).astimezone()
        return self.tr("Indexing is paused until %1").replace("%1", amounts.clock(end))

    def _stage(self, stage: Stage) -> str:
        return {
            Stage.SCAN: self.tr("Looking through your folders"),
            Stage.WORDS: self.tr("Reading words"),
            Stage.PICTURES: self.tr("Looking at pictures"),
            Stage.MEANING: self.tr("Working out what texts mean"),
            Stage.RECOGNITION: self.tr("Reading text in pictures"),
        }[stage]

    def _step(self, step: Step) -> str:
        progress = step.progress
        if progress.stage is Stage.SCAN:
            return self.tr("%Ln file(s) found", "", progress.done)
        many = (
            self.tr("%1 of %Ln passage(s)", "", progress.total)
            if progress.stage is Stage.MEANING
            else self.tr("%1 of %Ln file(s)", "", progress.total)
        )
        parts = [many.replace("%1", amounts.number(progress.done))]
        if step.rate is not None:
            parts.append(self.tr("%1 a second").replace("%1", amounts.number(max(1, round(step.rate)))))
        if step.seconds_left is not None:
            parts.append(amounts.time_left(step.seconds_left))
        return " · ".join(parts)

    def _pauses(self) -> QMenu:
        menu = QMenu(self)
        for text, seconds in (
            (self.tr("For an hour"), HOUR),
            (self.tr("Until tomorrow morning"), None),
            (self.tr("Until I resume"), float("inf")),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, chosen=seconds: self._ask_for_pause(chosen))
            menu.addAction(action)
        return menu

    def _ask_for_pause(self, seconds: float | None) -> None:
        if seconds is None:
            now = datetime.now().astimezone()
            morning = (now + timedelta(days=1)).replace(hour=7, minute=0, second=0, microsecond=0)
            seconds = (morning - now).total_seconds()
        self.pause_asked.emit(None if seconds == float("inf") else seconds)
