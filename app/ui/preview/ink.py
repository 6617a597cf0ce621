"""The colours of marks on a page, which is white paper in the light and in the dark."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.colours import Tokens, light_tokens, mixed
from app.ui.theme import Theme

_PASSAGE, _OTHER, _WORD = 0.18, 0.08, 0.28  # how much of the accent lies on the paper
BAR = 3.0  # device-independent pixels


class Ink:
    """Paints over paper so that what is printed can still be read: as a marker pen does."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def tokens(self) -> Tokens:
        """The colours for white paper, with the accent that the theme has."""
        accent = self._theme.tokens.accent
        if self._theme.is_dark:  # as strong a colour as on dark ground, not a grey that is merely dark enough
            accent = QColor.fromHslF(max(accent.hslHueF(), 0.0), accent.hslSaturationF(), 0.45)
        return light_tokens(accent)

    def mark(self, painter: QPainter, boxes: list[QRectF], *, is_current: bool) -> None:
        """Lays colour under the lines of a passage."""
        self._wash(painter, boxes, _PASSAGE if is_current else _OTHER)

    def words(self, painter: QPainter, boxes: list[QRectF]) -> None:
        """Marks single words: darker, and underlined, so that colour alone need not tell."""
        self._wash(painter, boxes, _WORD)
        painter.setPen(QPen(self.tokens().accent, 1.5))
        for box in boxes:
            painter.drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))

    def bar(self, painter: QPainter, boxes: list[QRectF]) -> None:
        """A bar beside each column of lines of the current passage."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.tokens().accent)
        for column in columns_of(boxes):
            painter.drawRoundedRect(QRectF(column.left() - 3 * BAR, column.top(), BAR, column.height()), 1.5, 1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def frame(self, painter: QPainter, box: QRectF) -> None:
        """A frame around a picture."""
        painter.setPen(QPen(self.tokens().accent, 2.0))
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 3, 3)

    def selection(self, painter: QPainter, boxes: list[QRectF]) -> None:
        """What is selected with the mouse."""
        self._fill(painter, boxes, QColor("#b9d0f5"))

    def _wash(self, painter: QPainter, boxes: list[QRectF], share: float) -> None:
        self._fill(painter, boxes, mixed(self.tokens().accent, QColor("#ffffff"), share))

    def _fill(self, painter: QPainter, boxes: list[QRectF], colour: QColor) -> None:
        """Fills the boxes once, however they overlap, without covering what is printed."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for box in boxes:
            path.addRoundedRect(box.adjusted(-1.5, 0, 1.5, 0), 2, 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(path, colour)
        painter.restore()


def columns_of(boxes: list[QRectF]) -> list[QRectF]:
    """Lines that stand below each other, as one rectangle for each such group."""
    found: list[QRectF] = []
    for box in boxes:
        if found and box.top() >= found[-1].top() and box.left() < found[-1].right() and box.right() > found[-1].left():
            found[-1] = found[-1].united(box)
        else:
            found.append(QRectF(box))
    return found
