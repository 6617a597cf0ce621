"""A picture as a part of the question: a chip with what it shows, how much it counts, and in which direction."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QStyle, QWidget

from app.domain.asking import PictureChip
from app.ui import amounts
from app.ui.icons import SMALL, Icons
from app.ui.incoming import shows_itself
from app.ui.theme import GRID, RADIUS, Theme
from app.ui.thumbnails import Thumbnails, Wanted

WEIGHTS = (0.25, 0.5, 1.0, 2.0)
AWAY = 0.5  # what a picture counts that is turned round: to stay away asks for less than to come near
_TILE, _WIDEST = 24, 200  # device-independent pixels


class PictureChipButton(QAbstractButton):
    """Shows one chip; `changed` tells what became of it, None that it goes."""

    changed = Signal(object)

    def __init__(
        self, chip: PictureChip, theme: Theme, icons: Icons, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chip, self._theme, self._icons, self._thumbnails = chip, theme, icons, thumbnails
        self._own = _pixmap(chip.png)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(self._label())
        self.setAccessibleName(self._told())
        self.setAccessibleDescription(self.tr("Opens a menu. Delete removes it, plus and minus turn it round."))
        self.setToolTip(self._told())
        self.clicked.connect(self.open_menu)
        thumbnails.arrived.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    @property
    def chip(self) -> PictureChip:
        """What it stands for."""
        return self._chip

    def sizeHint(self) -> QSize:
        """As wide as its name, within bounds."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        wide = _TILE + text + SMALL + 4 * GRID
        return QSize(min(wide, _WIDEST), max(_TILE + GRID, self.fontMetrics().height() + GRID))

    def minimumSizeHint(self) -> QSize:
        """Only its picture, where room is short."""
        return QSize(_TILE + SMALL + 2 * GRID, self.sizeHint().height())

    def open_menu(self) -> None:
        """Offers what can be done with it."""
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def menu(self) -> QMenu:
        """Like it or unlike it, how much it counts, and away with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        like = self._chip.weight > 0
        _add(menu, self.tr("Find what is like it"), partial(self._turn, True), like)
        _add(menu, self.tr("Stay away from what is like it"), partial(self._turn, False), not like)
        menu.addSeparator()
        for weight in WEIGHTS:
            _add(menu, self._weight_words(weight), partial(self._weigh, weight), abs(self._chip.weight) == weight)
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), lambda: self.changed.emit(None))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes it, plus and minus turn it round."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.changed.emit(None)
        elif event.text() in ("+", "-"):
            self._turn(event.text() == "+")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross removes it."""
        if self._cross().adjusted(-4, -8, 4, 8).contains(event.position().toPoint()):
            self.setDown(False)
            self.changed.emit(None)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draws picture, sign and name."""
        painter, tokens = QPainter(self), self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.accent if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.hairline if self.underMouse() else tokens.raised)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        tile = QRect(GRID // 2, (self.height() - _TILE) // 2, _TILE, _TILE)
        self._draw_tile(painter, self._placed(tile))
        text = QRect(tile.right() + 1 + GRID, 0, 0, self.height())
        text.setRight(self._cross_left() - GRID // 2)
        name = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, max(0, text.width()))
        painter.setPen(tokens.text)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._placed(text), int(QStyle.visualAlignment(self.layoutDirection(), align)), name)
        self._icons.icon("x", "secondary").paint(painter, self._cross())

    def _draw_tile(self, painter: QPainter, place: QRect) -> None:
        picture = self._own if self._own is not None else self._drawn()
        if picture is None:
            icon = "image" if self._chip.png or _is_picture(self._chip) else "file-text"
            self._icons.icon(icon).paint(painter, place.adjusted(4, 4, -4, -4))
            return
        size = picture.deviceIndependentSize().toSize().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(QPoint(0, 0), size)
        target.moveCenter(place.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, picture)
        if self._chip.weight < 0:  # struck through: not this
            painter.setPen(self._theme.tokens.danger)
            painter.drawLine(place.topLeft(), place.bottomRight())

    def _drawn(self) -> QPixmap | None:
        if self._chip.path is None:
            return None
        page = self._chip.page if self._chip.page is not None else None if _is_picture(self._chip) else 1
        wanted = Wanted(self._chip.path, (0, 0), page)
        return self._thumbnails.of(wanted, QSize(_TILE, _TILE), 4, self.devicePixelRatio())

    def _cross_left(self) -> int:
        return self.width() - SMALL - GRID // 2

    def _cross(self) -> QRect:
        return self._placed(
            QRect(self._cross_left(), (self.height() - SMALL) // 2, SMALL, SMALL).adjusted(2, 2, -2, -2)
        )

    def _placed(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _label(self) -> str:
        sign = "−" if self._chip.weight < 0 else ""
        counts = abs(self._chip.weight)
        usual = AWAY if sign else 1.0
        return f"{sign}{self._chip.label}" + ("" if counts == usual else f" × {counts:g}")

    def _told(self) -> str:
        like = self._chip.weight > 0
        said = self.tr("Like the picture %1. %2") if like else self.tr("Unlike the picture %1. %2")
        return said.replace("%1", self._chip.label).replace("%2", self._weight_words(abs(self._chip.weight)))

    def _weight_words(self, weight: float) -> str:
        known = {
            0.25: self.tr("Counts a little"),
            0.5: self.tr("Counts half as much as the words"),
            1.0: self.tr("Counts as much as the words"),
            2.0: self.tr("Counts twice as much as the words"),
        }
        return known.get(weight) or self.tr("Counts %1").replace("%1", amounts.per_cent(weight))

    def _turn(self, like: bool) -> None:
        if like is not (self._chip.weight > 0):
            self.changed.emit(replace(self._chip, weight=1.0 if like else -AWAY))

    def _weigh(self, weight: float) -> None:
        self.changed.emit(replace(self._chip, weight=weight if self._chip.weight > 0 else -weight))


def _add(menu: QMenu, text: str, work: Callable[[], None], checked: bool) -> None:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(lambda _=False: work())


def _pixmap(png: bytes) -> QPixmap | None:
    made = QPixmap()
    return made if png and made.loadFromData(png) else None


def _is_picture(chip: PictureChip) -> bool:
    return chip.path is not None and shows_itself(chip.path)
