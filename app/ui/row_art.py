"""What list and grid paint alike: grounds, dots of strength, tiles of files without a picture, marked words."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.domain.files import FileKind
from app.domain.hits import Hit
from app.ui.colours import Tokens, mixed
from app.ui.icons import LARGE, SMALL, Icons
from app.ui.theme import GRID, RADIUS, Theme
from app.ui.thumbnails import Thumbnails, wanted_for

DOTS, DOT, DOT_GAP = 3, 6, 4
DOTS_WIDTH = DOTS * DOT + (DOTS - 1) * DOT_GAP
_TILE_RADIUS = 6
_LONGEST_EXTENSION = 5
_ICONS = {
    FileKind.DOCUMENT: "file-text",
    FileKind.PICTURE: "image",
    FileKind.CODE: "file-code",
    FileKind.MAIL: "mail",
    FileKind.OTHER: "file",
}


class RowArt:
    """Paints with the theme's colours and fonts of the moment."""

    def __init__(self, theme: Theme, icons: Icons, thumbnails: Thumbnails) -> None:
        self.theme, self.icons, self.thumbnails = theme, icons, thumbnails
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}
        self.set_fonts()

    def set_fonts(self) -> None:
        """Takes the fonts from the theme; to be called when it has changed."""
        self.title, self.body = self.theme.font(13, semibold=True), self.theme.font(13)
        self.fact, self.label = self.theme.font(11), self.theme.font(11, semibold=True)
        self.title_metrics, self.body_metrics = QFontMetrics(self.title), QFontMetrics(self.body)
        self.fact_metrics = QFontMetrics(self.fact)
        self.label.setPointSizeF(self.label.pointSizeF() * 0.85)
        self.label_metrics = QFontMetrics(self.label)
        self._drawn.clear()

    @property
    def tokens(self) -> Tokens:
        """The colours."""
        return self.theme.tokens

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        """What lies under a row: that it is selected, under the pointer, or has the focus."""
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tokens.accent_soft if selected else self.hover_colour())
            painter.drawRoundedRect(place, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.tokens.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def icon(self, painter: QPainter, place: QPoint, name: str, token: str, ratio: float, size: int = SMALL) -> None:
        """One of the family's drawings, with its top left at `place`."""
        key = (name, token, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self.icons.pixmap(name, token, size, ratio)
        painter.drawPixmap(place, self._drawn[key])

    def hover_colour(self) -> QColor:
        """Hardly more than the surface."""
        return _between(self.tokens.raised, self.tokens.surface)

    def dots(self, painter: QPainter, place: QPoint, strength: int, *, mirrored: bool) -> None:
        """Three dots from the leading side on, as many of them full as the hit is strong; `place` is their top left."""
        painter.setPen(QPen(self.tokens.accent, 1))
        for number in range(DOTS):
            full = number < strength
            at = DOTS - 1 - number if mirrored else number
            dot = QRectF(place.x() + at * (DOT + DOT_GAP), place.y(), DOT, DOT)
            painter.setBrush(self.tokens.accent if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot if full else dot.adjusted(0.5, 0.5, -0.5, -0.5))

    def tile(self, painter: QPainter, place: QRect, hit: Hit, ratio: float, *, faded: bool = False) -> None:
        """What shows the file: its picture or page, as soon as it is there, else its kind and extension."""
        picture = self.thumbnail(hit, place.size(), ratio)
        painter.setOpacity(0.5 if faded else 1.0)
        if picture is not None:
            self._picture(painter, place, picture)
        else:
            self._stand_in(painter, place, hit, ratio)
        painter.setOpacity(1.0)

    def thumbnail(self, hit: Hit, room: QSize, ratio: float) -> QPixmap | None:
        """The small picture of a hit, None where there is none or none yet."""
        wanted = wanted_for(hit)
        return self.thumbnails.of(wanted, room, _TILE_RADIUS, ratio) if wanted else None

    def _picture(self, painter: QPainter, place: QRect, picture: QPixmap) -> None:
        size = picture.deviceIndependentSize()
        left = place.x() + (place.width() - size.width()) / 2
        top = place.y() + (place.height() - size.height()) / 2
        painter.drawPixmap(round(left), round(top), picture)
        painter.setPen(QPen(self.tokens.hairline, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = QRectF(round(left) + 0.5, round(top) + 0.5, size.width() - 1, size.height() - 1)
        painter.drawRoundedRect(edge, _TILE_RADIUS, _TILE_RADIUS)

    def _stand_in(self, painter: QPainter, place: QRect, hit: Hit, ratio: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.tokens.raised)
        painter.drawRoundedRect(place, _TILE_RADIUS, _TILE_RADIUS)
        extension, metrics = hit.name.rpartition(".")[2].upper(), self.label_metrics
        has_room = place.height() >= LARGE + metrics.height() + GRID
        told = extension if has_room and "." in hit.name and 0 < len(extension) <= _LONGEST_EXTENSION else ""
        top = place.center().y() - (LARGE + (metrics.height() + 2 if told else 0)) // 2 + 1
        self.icon(
            painter, QPoint(place.center().x() - LARGE // 2 + 1, top), _ICONS[hit.kind], "secondary", ratio, LARGE
        )
        if told:
            painter.setFont(self.label)
            painter.setPen(self.tokens.secondary)
            below = QRect(place.x(), top + LARGE + 2, place.width(), metrics.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, told)

    def marked_format(self, *, selected: bool) -> QTextCharFormat:
        """How the words that were found look: on another ground, and bolder."""
        made = QTextCharFormat()
        tokens = self.tokens
        made.setBackground(mixed(tokens.accent, tokens.accent_soft, 0.16) if selected else tokens.accent_soft)
        made.setFontWeight(QFont.Weight.DemiBold)
        return made


@lru_cache(64)
def _mixed(over: int, under: int) -> QColor:
    return mixed(QColor.fromRgb(over), QColor.fromRgb(under), 0.5)


def _between(over: QColor, under: QColor) -> QColor:
    return _mixed(over.rgb(), under.rgb())
