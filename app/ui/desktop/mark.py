"""Akin's own mark, two kindred rings of which one is a magnifier, alone and with what the program is doing."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

SIZES = (16, 20, 22, 24, 32, 40, 44, 48, 64, 128, 256)  # pixels: what trays and task bars ask for
_GROUND, _INK, _BADGE_INK = "#2f62b8", "#ffffff", "#1c1d1f"
_BADGES = {"working": "#8fd3a8", "paused": "#f2c14e", "trouble": "#ff9b8a"}


class MarkState(StrEnum):
    """What the mark tells beside whose it is."""

    RESTING = "resting"
    WORKING = "working"
    PAUSED = "paused"
    TROUBLE = "trouble"


def akin_icon(state: MarkState = MarkState.RESTING) -> QIcon:
    """The mark in all sizes, drawn for each."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(mark(size, state))
    return made


def mark(size: int, state: MarkState = MarkState.RESTING) -> QPixmap:
    """The mark in `size` x `size` pixels. It brings its own ground, so that it is seen on light and dark panels."""
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 64, size / 64)
    _draw_rings(painter)
    if state is not MarkState.RESTING:
        _draw_badge(painter, state)
    painter.end()
    return made


def _draw_rings(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GROUND))
    painter.drawRoundedRect(QRectF(1, 1, 62, 62), 15, 15)
    left, right = QPainterPath(), QPainterPath()
    left.addEllipse(QPointF(25, 28), 14, 14)
    right.addEllipse(QPointF(37, 28), 14, 14)
    both = QColor(_INK)
    both.setAlphaF(0.4)
    painter.fillPath(left.intersected(right), both)
    pen = QPen(QColor(_INK), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(left)
    painter.drawPath(right)
    pen.setWidthF(6.5)
    painter.setPen(pen)
    painter.drawLine(QPointF(47, 39), QPointF(55, 49))


def _draw_badge(painter: QPainter, state: MarkState) -> None:
    """A sign in the lower corner; its shape tells the state, its colour only helps."""
    centre = QPointF(20, 46)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawEllipse(centre, 21, 21)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(QColor(_BADGES[state.value]))
    painter.drawEllipse(centre, 17, 17)
    painter.setPen(QPen(QColor(_BADGE_INK), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if state is MarkState.PAUSED:
        for at in (-5, 5):
            painter.drawLine(centre + QPointF(at, -6), centre + QPointF(at, 6))
    elif state is MarkState.TROUBLE:
        painter.drawLine(centre + QPointF(0, -9), centre + QPointF(0, 2))
        painter.drawPoint(centre + QPointF(0, 9))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_BADGE_INK))
        painter.drawPolygon(QPolygonF([centre + QPointF(-5, -8), centre + QPointF(9, 0), centre + QPointF(-5, 8)]))
