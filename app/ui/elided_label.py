"""A line of text that is cut with an ellipsis where there is no room, and then tells the rest in its tooltip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QStylePainter, QWidget


class ElidedLabel(QLabel):
    """Plain text on one line; never wider than its place."""

    def __init__(
        self, text: str = "", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip comes and goes with the ellipsis."""
        super().resizeEvent(event)
        self._tell()

    def setText(self, text: str) -> None:
        """Another text."""
        super().setText(text)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Another font may leave more or less room."""
        super().changeEvent(event)
        self._tell()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draws what there is room for."""
        painter = QStylePainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a path runs from left to right everywhere
        option = QStyleOption()
        option.initFrom(self)
        alignment = int(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        painter.drawItemText(
            self.contentsRect(), alignment, option.palette, self.isEnabled(), self._shown(), self.foregroundRole()
        )

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def _tell(self) -> None:
        self.setToolTip(self.text() if self._shown() != self.text() else "")
