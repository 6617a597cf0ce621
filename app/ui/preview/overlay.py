"""The large preview over the window: the arrows go on through the hits, Escape and Space go back."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from app.domain.asking import Question
from app.domain.hits import Hit
from app.ui.bridge import Jobs
from app.ui.preview.client import PreviewClient
from app.ui.preview.pane import PassagesOf, PreviewPane
from app.ui.theme import GRID, RADIUS, Theme

_WIDEST = 1200  # device-independent pixels
_VEIL = 120  # of 255
_CARD = 'QFrame[look="floating"] { background: palette(window); }'
_HEADER = f"PaneHeader {{ border-top-left-radius: {RADIUS - 1}px; border-top-right-radius: {RADIUS - 1}px; }}"


class PreviewOverlay(QWidget):
    """Covers `parent`; `step_asked` asks for the next (1) or previous (-1) hit, `closed` tells that it is gone."""

    step_asked = Signal(int)
    closed = Signal()

    def __init__(
        self,
        client: PreviewClient,
        theme: Theme,
        parent: QWidget,
        jobs: Jobs | None = None,
        passages_of: PassagesOf | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = QFrame(self)
        self._card.setProperty("look", "floating")
        self._card.setStyleSheet(_CARD)
        self.pane = PreviewPane(client, theme, jobs, passages_of)
        self.pane.header.setStyleSheet(_HEADER)
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(1, 1, 1, RADIUS)
        layout.addWidget(self.pane)
        self._before: QWidget | None = None
        self._forwarding = False
        self.setAccessibleName(self.tr("Large preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        parent.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether it is seen."""
        return self.isVisible()

    def open(self, hit: Hit | None, question: Question) -> None:
        """Shows a hit large."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self._fill()
            self.show()
            self.raise_()
            self.setFocus()
        self.pane.show_hit(hit, question)

    def show_hit(self, hit: Hit | None, question: Question) -> None:
        """Shows another hit while it is open."""
        if self.isVisible():
            self.pane.show_hit(hit, question)

    def close_overlay(self) -> None:
        """Back to the window, where the focus was before."""
        if not self.isVisible():
            return
        self.hide()
        self.pane.show_hit(None, Question(""))
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the window."""
        if watched is self.parent() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._fill()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keeps the window from taking the keys that mean something here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Escape close; Up and Down go through the hits, Left and Right through the passages of one."""
        key = Qt.Key(event.key())
        mirrored = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.close_overlay()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_asked.emit(1 if key is Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.pane.step_hit(mirrored if key is Qt.Key.Key_Right else -mirrored)
        elif not self._forwarding:  # what the view does not know comes back here
            self._forwarding = True
            QApplication.sendEvent(self.pane.body.shown.focusProxy() or self.pane.body.shown, event)
            self._forwarding = False
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside it closes it."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil over the window."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(0, 0, 0, _VEIL))
        painter.end()

    def _meant(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return plain and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space)

    def _fill(self) -> None:
        window = self.parentWidget()
        room = window.rect() if window is not None else QRect()
        self.setGeometry(room)
        margin = 3 * GRID if room.width() > 700 else GRID
        width = min(room.width() - 2 * margin, _WIDEST)
        self._card.setGeometry((room.width() - width) // 2, margin, width, room.height() - 2 * margin)
