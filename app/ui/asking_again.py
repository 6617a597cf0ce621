"""Asks once more for what was not found, when more files have been read since."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.library_facts import Readiness
from app.ui.conversation import Conversation

PAUSE_MS = 2000  # at least, between two


class AskingAgain(QObject):
    """`states` is what stands in the place of results; whoever has the focus there is left alone."""

    def __init__(
        self, asking: Conversation, states: QWidget, parent: QObject | None = None, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(parent)
        self._asking, self._states = asking, states
        self._readiness: Readiness | None = None
        self._timer = QTimer(self, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(self._ask)

    def set_readiness(self, readiness: Readiness) -> None:
        """How much can be found now."""
        now = replace(readiness, seconds_left=None)
        before, self._readiness = self._readiness, now
        if before not in (None, now) and self._found_nothing() and not self.is_due:
            self._timer.start()

    @property
    def is_due(self) -> bool:
        """Whether it is about to ask."""
        return self._timer.isActive()

    def _found_nothing(self) -> bool:
        answer = self._asking.answer
        return self._asking.is_answered and answer is not None and not answer.response.hits

    def _ask(self) -> None:
        focus = QApplication.focusWidget()
        if self._found_nothing() and not (focus is not None and self._states.isAncestorOf(focus)):
            self._asking.repeat()
