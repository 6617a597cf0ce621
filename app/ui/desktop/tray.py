"""Akin's place in the tray: what it is doing, and the few things that are wanted without a window."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.ui.desktop.mark import MarkState, akin_icon
from app.ui.icons import Icons
from app.ui.situation import Situation

PAUSE_SECONDS = 3600.0
TRIES, TRY_MS = 12, 5000  # for a tray that comes later


def state_of(now: Situation) -> MarkState:
    """What the mark says of a situation: trouble before a pause before work."""
    if now.trouble is not None and not now.doing:
        return MarkState.TROUBLE
    if now.paused_until is not None:
        return MarkState.PAUSED
    if now.step is not None or now.doing:
        return MarkState.WORKING
    return MarkState.RESTING


class Tray(QObject):
    """Nothing is seen of it where the desktop has no tray; then `is_there` is False."""

    open_asked = Signal()
    launcher_asked = Signal()
    pause_asked = Signal(float)  # seconds
    resume_asked = Signal()
    quit_asked = Signal()
    message_clicked = Signal()

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = MarkState.RESTING
        self._marks = {self._state: akin_icon()}
        self.menu = QMenu()  # has no window to be a child of
        add = self.menu.addAction
        self._open = add(self.tr("Open Akin"), self.open_asked.emit)
        add(icons.icon("search"), self.tr("Quick search"), self.launcher_asked.emit)
        self.menu.addSeparator()
        self._pause = add(icons.icon("pause"), self.tr("Pause indexing for an hour"), self._ask_to_pause)
        self._resume = add(icons.icon("play"), self.tr("Resume indexing"), self.resume_asked.emit)
        self.menu.addSeparator()
        add(icons.icon("power"), self.tr("Quit Akin"), self.quit_asked.emit)
        self.menu.setDefaultAction(self._open)
        self._resume.setVisible(False)
        self._icon = QSystemTrayIcon(self._marks[self._state], self)
        self._icon.setToolTip(QCoreApplication.applicationName())
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activate)
        self._icon.messageClicked.connect(self.message_clicked)
        self._tries = TRIES
        self._again = QTimer(self, singleShot=True, interval=TRY_MS)
        self._again.timeout.connect(self.begin)

    @property
    def plain_mark(self) -> QIcon:
        """Akin's mark alone, for its windows too."""
        return self._marks[MarkState.RESTING]

    @property
    def is_there(self) -> bool:
        """Whether the desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def state(self) -> MarkState:
        """What the mark says."""
        return self._state

    def begin(self) -> None:
        """Shows the mark, also in a tray that comes soon: at login Akin may be quicker than its desktop."""
        if self.is_there:
            self._icon.show()
        elif self._tries > 0:
            self._tries -= 1
            self._again.start()

    def show_situation(self, now: Situation, words: str) -> None:
        """The mark, its tooltip and the menu follow the library; `words` is what the status line says."""
        state = state_of(now)
        if state is not self._state:
            self._state = state
            if state not in self._marks:
                self._marks[state] = akin_icon(state)
            self._icon.setIcon(self._marks[state])
        told = now.trouble.text if state is MarkState.TROUBLE and now.trouble is not None else words
        self._icon.setToolTip(self.tr("Akin: %1").replace("%1", told))
        paused = now.paused_until is not None
        self._pause.setVisible(not paused)
        self._resume.setVisible(paused)

    def tell(self, title: str, text: str) -> None:
        """Tells the person something while they do not see the window."""
        if self.is_there and QSystemTrayIcon.supportsMessages():
            self._icon.showMessage(title, text, self._marks[self._state])

    def end(self) -> None:
        """The mark goes."""
        self._again.stop()
        self._icon.hide()
        self.menu.deleteLater()

    def _ask_to_pause(self) -> None:
        self.pause_asked.emit(PAUSE_SECONDS)

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        wanted = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)
        if reason in wanted and sys.platform != "darwin":  # there a click opens the menu
            self.open_asked.emit()
