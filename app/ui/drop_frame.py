"""Frames a page while something is held over it that may be dropped there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import GRID, RADIUS, Theme


class DropFrame(QWidget):
    """Lies over its parent, which gives it its size, and takes nothing of the pointer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_dropping(self, dropping: bool) -> None:
        """Whether something is held over the page."""
        self.setVisible(dropping)
        self.raise_()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(GRID, GRID, -GRID, -GRID), RADIUS, RADIUS)
