"""Tells how far the index is that takes the place of the present one, what answers until then, and lets one go back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from app.domain.library_facts import Anew, BesideStatus, IndexModels
from app.domain.progress import Stage
from app.ui import amounts
from app.ui.action_row import Question
from app.ui.engine_words import in_words
from app.ui.parts import button, column, emphasised, label, row
from app.ui.situation import Situation
from app.ui.theme import GRID

_FINE = 1000  # steps of the progress bar
_STAGES = {Anew.MEANING: Stage.MEANING, Anew.BOTH: Stage.MEANING, Anew.PICTURES: Stage.PICTURES}  # that take longest


class RebuildBar(QFrame):
    """There only while the settings ask for another index than the library has."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._title, self._fact = emphasised(label("", wraps=True)), label("", "fact", wraps=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _FINE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the new index"))
        self._give_up = button(self.tr("Go back…"), self._ask)
        self._question = Question("", self.tr("Go back"), self.tr("Go on building"), danger=False)
        self._question.hide()
        self._question.confirmed.connect(self._confirmed)
        self._question.dropped.connect(self._take_question_away)
        top = row(gap=2 * GRID)
        top.addLayout(column(self._title, self._fact, gap=GRID // 4), 1)
        top.addWidget(self._give_up, 0, Qt.AlignmentFlag.AlignTop)
        inside = column(top, self._bar, self._question, gap=GRID, parent=self)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.hide()

    def show_situation(self, now: Situation) -> None:
        """Shows how far it is."""
        beside = now.facts.beside if now.facts is not None else None
        if now.facts is None or beside is None:
            self.hide()
            self._take_question_away()
            return
        present = now.facts.models
        self._title.setText(self._what(beside))
        self._fact.setText(" ".join((self._how_far(beside, now), self._until(present))))
        self._bar.setValue(int(share_of(beside, now) * _FINE))
        self._give_up.setEnabled(True)
        self.setAccessibleName(f"{self._title.text()} {self._fact.text()}")
        self.show()

    def _what(self, beside: BesideStatus) -> str:
        if not beside.other_models:
            return self.tr("Another index is being built")
        return {
            Anew.PICTURES: self.tr("All pictures are being looked at with another model"),
            Anew.NOTHING: self.tr("Another index is being put in place"),
        }.get(beside.anew) or self.tr("The index of another model is being built")

    def _how_far(self, beside: BesideStatus, now: Situation) -> str:
        if now.paused_until is not None:
            return self.tr("Indexing is paused.")
        if now.waiting:
            return in_words(now.waiting)
        parts = [amounts.per_cent(share_of(beside, now))]
        if now.step is not None and now.step.progress.beside and now.step.seconds_left is not None:
            parts.append(amounts.time_left(now.step.seconds_left))
        elif beside.seconds is not None and not beside.begun:
            parts.append(self.tr("about %1 in all").replace("%1", amounts.duration(beside.seconds)))
        told = " · ".join(parts) + "."
        if beside.out_of_reach:
            told += " " + self.tr("It waits for %Ln file(s) on drives that are away.", "", beside.out_of_reach)
        return told

    def _until(self, present: IndexModels) -> str:
        told = self.tr("Until it is complete, the present index answers (%1 for texts, %2 for pictures).")
        return told.replace("%1", present.text_title).replace("%2", present.pictures_title)

    def _ask(self) -> None:
        self._question.ask(
            self.tr("What has been built of the new index is thrown away, and the present one goes on answering.")
        )

    def _confirmed(self) -> None:
        self._take_question_away()
        self._give_up.setEnabled(False)
        self.given_up.emit()

    def _take_question_away(self) -> None:
        if self._question.isVisible():
            self._give_up.setFocus(Qt.FocusReason.OtherFocusReason)
        self._question.hide()


def share_of(beside: BesideStatus, now: Situation) -> float:
    """How much of the other index is there, from 0 to 1, by the facts and by the step since."""
    known = beside.meaning_ready if beside.anew is not Anew.FILES else (beside.words_ready + beside.meaning_ready) / 2
    stage = _STAGES.get(beside.anew)
    step = now.step
    if step is None or not step.progress.beside or step.progress.stage is not stage:
        return 0.0 if beside.anew is Anew.PICTURES else known
    return step.share or known
