"""Paints a hit in the list: tile, name, page and strength, facts, and the snippet with its marked words."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.icons import SMALL
from app.ui.results_item_model import AWAY_ROLE, GONE_ROLE, ROW_ROLE, ResultsItemModel
from app.ui.results_rows import Kin, ResultRow
from app.ui.row_art import RowArt
from app.ui.row_look import SIDE, RowLook, RowLooks, RowPart, Written

Index = QModelIndex | QPersistentModelIndex
_TOUCH = 4  # device-independent pixels around what can be clicked


class ResultsDelegate(QStyledItemDelegate):
    """Rows of the list. Texts are laid out once for a width and kept."""

    def __init__(self, art: RowArt, looks: RowLooks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._art, self._looks = art, looks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """As wide as the view, as high as the row needs; asked of every row of a list, thousands at once."""
        model: ResultsItemModel = index.model()  # type: ignore[assignment]  # no other has this delegate
        return QSize(0, self._looks.height(model.rows[index.row()]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the row into `option.rect`."""
        row: ResultRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        away, gone = bool(index.data(AWAY_ROLE)), bool(index.data(GONE_ROLE))
        look = self._look(row, option, away=away, gone=gone)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._art.ground(painter, option, option.rect.adjusted(6, 1, -6, -2))
        self._line(painter, option, look)
        ratio = painter.device().devicePixelRatio()
        self._art.tile(painter, _placed(look.tile, option), row.hit, ratio, faded=away or gone)
        self._text(painter, option, look, ratio)
        if look.dots is not None and row.hit.strength:
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            dots = _placed(QRect(look.dots, QSize(26, 6)), option).topLeft()
            self._art.dots(painter, dots, row.hit.strength, mirrored=mirrored)
        if row.kin is Kin.HIT and option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            self._art.icon(painter, _placed(look.why, option).topLeft(), "info", "secondary", ratio)
        painter.restore()

    def part_at(self, option: QStyleOptionViewItem, index: Index, at: QPoint) -> RowPart | None:
        """What is under a point of the view, None for the row itself."""
        row: ResultRow | None = index.data(ROW_ROLE)
        if row is None:
            return None
        look = self._look(row, option, away=bool(index.data(AWAY_ROLE)), gone=bool(index.data(GONE_ROLE)))
        parts = [(written.part, written.place) for written in look.facts if written.part is not None]
        parts.append((RowPart.WHY, look.why))
        touched = QPoint(_TOUCH, _TOUCH)
        for part, place in parts:
            around = _placed(place, option)
            if not place.isNull() and QRect(around.topLeft() - touched, around.bottomRight() + touched).contains(at):
                return part
        return None

    def _look(self, row: ResultRow, option: QStyleOptionViewItem, *, away: bool, gone: bool) -> RowLook:
        return self._looks.look(
            row,
            option.rect.width(),
            selected=bool(option.state & QStyle.StateFlag.State_Selected),
            mirrored=option.direction == Qt.LayoutDirection.RightToLeft,
            away=away,
            gone=gone,
        )

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, look: RowLook) -> None:
        """The hairline below a row, from where its text begins; a selected one stands out without it."""
        if option.state & QStyle.StateFlag.State_Selected:
            return
        place = QRect(look.title.place.left(), option.rect.height() - 1, 0, 1)
        place.setRight(option.rect.width() - SIDE)
        painter.fillRect(_placed(place, option), self._art.tokens.hairline)

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, look: RowLook, ratio: float) -> None:
        painter.setFont(self._art.title)
        self._write(painter, option, look.title, ratio)
        painter.setFont(self._art.fact)
        for written in (*([look.page] if look.page else []), *look.facts):
            self._write(painter, option, written, ratio)
        if look.snippet is not None:
            painter.setPen(self._art.tokens.text)
            look.snippet.draw(painter, QPointF(_placed(look.snippet_place, option).topLeft()))

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, written: Written, ratio: float) -> None:
        painter.setPen(self._art.tokens.named(written.token))
        place = _placed(written.place, option)
        if not written.icon:
            painter.drawStaticText(place.topLeft(), written.text)
            return
        icon, text = QRect(written.place), QRect(written.place)
        icon.setWidth(SMALL)
        text.setLeft(icon.right() + 4)
        top = QPoint(0, (place.height() - SMALL) // 2)
        self._art.icon(painter, _placed(icon, option).topLeft() + top, written.icon, written.token, ratio)
        painter.drawStaticText(_placed(text, option).topLeft(), written.text)


def _placed(place: QRect, option: QStyleOptionViewItem) -> QRect:
    """Where a part of a row is in the view, mirrored where the window runs from right to left."""
    return QStyle.visualRect(option.direction, option.rect, place.translated(option.rect.topLeft()))
