"""One entry of the side bar: a drawing, a name that is cut where there is no room, and a number."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from app.ui import amounts
from app.ui.icons import SMALL
from app.ui.theme import GRID, RADIUS, Theme

_PAD = GRID


class SideButton(QAbstractButton):
    """Checked while it says what is shown. Arrow keys go to the neighbours, as in a list."""

    def __init__(self, text: str, icon: QIcon, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count: int | None = None
        self._detail = ""
        self._narrow = self._hovered = False
        self.setText(text)
        self.setIcon(icon)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """What is checked follows what is shown, not the click."""

    def set_count(self, count: int | None) -> None:
        """The number at the end; None takes it away."""
        if count != self._count:
            self._count = count
            self.setAccessibleDescription("" if count is None else amounts.number(count))
            self._tell()
            self.update()

    def set_detail(self, detail: str) -> None:
        """What the tooltip says, such as the path of a folder."""
        self._detail = detail
        self._tell()

    def set_narrow(self, narrow: bool) -> None:
        """Only the drawing is shown; the name is in the tooltip."""
        self._narrow = narrow
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row."""
        height = max(self.fontMetrics().height(), SMALL) + _PAD + GRID // 2
        return QSize(height if self._narrow else 20 * GRID, height)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the drawing."""
        return QSize(SMALL + _PAD, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is over it."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip comes and goes with the ellipsis."""
        super().resizeEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours, Return presses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draws the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        icon, text, count = self._places()
        self.icon().paint(painter, icon)
        if self._narrow:
            return
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setFont(self.font())
        painter.setPen(self._theme.tokens.text)
        flags = int(QStyle.visualAlignment(self.layoutDirection(), alignment).value)
        painter.drawText(text, flags, self._elided(text.width()))
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.tokens.secondary)
        painter.drawText(count, Qt.AlignmentFlag.AlignCenter, self._number())

    def _draw_ground(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = tokens.accent_soft if self.isChecked() else tokens.raised if self._hovered else None
        painter.setPen(QPen(tokens.accent, 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, RADIUS - 2, RADIUS - 2)

    def _places(self) -> tuple[QRect, QRect, QRect]:
        """Where the drawing, the name and the number go."""
        height = self.height()
        first = (self.width() - SMALL) // 2 if self._narrow else _PAD
        icon = QRect(first, (height - SMALL) // 2, SMALL, SMALL)
        wide = self._number_width()
        begin = _PAD + SMALL + _PAD
        text = QRect(begin, 0, max(0, self.width() - begin - wide - _PAD), height)
        count = QRect(self.width() - wide - _PAD // 2, 0, wide, height)
        return tuple(QStyle.visualRect(self.layoutDirection(), self.rect(), each) for each in (icon, text, count))  # type: ignore[return-value]

    def _number(self) -> str:
        return "" if self._count is None else amounts.number(self._count)

    def _number_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._number()) + _PAD if self._number() else 0

    def _elided(self, width: int) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _tell(self) -> None:
        cut = self._narrow or self._elided(self._places()[1].width()) != self.text()
        parts = [self.text()] if cut else []
        parts += [self._detail] if self._detail else []
        self.setToolTip("\n".join(parts))
