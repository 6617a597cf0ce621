"""What list and grid paint alike: grounds, dots of strength, tiles of files without a picture, marked words."""

from collections.abc import Callable
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
_MOST_DRAWN = 400  # small drawings that are kept
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
        place_of_icon = QRect(0, 0, size, size)
        drawn = self._cached(
            (name, token, size, ratio),
            place_of_icon.size(),
            ratio,
            lambda on: self.icons.icon(name, token).paint(on, place_of_icon),
        )
        painter.drawPixmap(place, drawn)

    def hover_colour(self) -> QColor:
        """Hardly more than the surface."""
        return _between(self.tokens.raised, self.tokens.surface)

    def dots(self, painter: QPainter, place: QPoint, strength: int, *, mirrored: bool) -> None:
        """Three dots from the leading side on, as many of them full as the hit is strong; `place` is their top left."""
        ratio = painter.device().devicePixelRatio()
        key = ("dots", str(strength), int(mirrored), ratio)
        size = QSize(DOTS_WIDTH, DOT)
        painter.drawPixmap(place, self._cached(key, size, ratio, lambda on: self._draw_dots(on, strength, mirrored)))

    def _draw_dots(self, painter: QPainter, strength: int, mirrored: bool) -> None:
        painter.setPen(QPen(self.tokens.accent, 1))
        for number in range(DOTS):
            full = number < strength
            at = DOTS - 1 - number if mirrored else number
            dot = QRectF(at * (DOT + DOT_GAP), 0, DOT, DOT).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setBrush(self.tokens.accent if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)

    def _cached(
        self, key: tuple[str, str, int, float], size: QSize, ratio: float, draw: Callable[[QPainter], None]
    ) -> QPixmap:
        """What is drawn alike in many rows, drawn once."""
        made = self._drawn.get(key)
        if made is None:
            made = QPixmap(size * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
            painter.end()
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            self._drawn[key] = made
        return made

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
        extension = hit.name.rpartition(".")[2].upper() if "." in hit.name else ""
        has_room = place.height() >= LARGE + self.label_metrics.height() + GRID
        told = extension if has_room and len(extension) <= _LONGEST_EXTENSION and extension.isprintable() else ""
        key = (f"{hit.kind}.{place.width()}", told, place.height(), ratio)
        drawn = self._cached(key, place.size(), ratio, lambda on: self._draw_stand_in(on, place.size(), hit.kind, told))
        painter.drawPixmap(place.topLeft(), drawn)

    def _draw_stand_in(self, painter: QPainter, size: QSize, kind: FileKind, told: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.tokens.raised)
        place = QRect(QPoint(0, 0), size)
        painter.drawRoundedRect(place, _TILE_RADIUS, _TILE_RADIUS)
        metrics = self.label_metrics
        top = place.center().y() - (LARGE + (metrics.height() + 2 if told else 0)) // 2 + 1
        icon = self.icons.icon(_ICONS[kind])
        icon.paint(painter, QRect(place.center().x() - LARGE // 2 + 1, top, LARGE, LARGE))
        if told:
            painter.setFont(self.label)
            painter.setPen(self.tokens.secondary)
            below = QRect(0, top + LARGE + 2, size.width(), metrics.height())
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
