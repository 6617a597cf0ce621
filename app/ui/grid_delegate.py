"""Paints a hit in the grid: its picture, page or words, with the name below."""

from collections import OrderedDict
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QStaticText, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import results_words as words
from app.ui.results_item_model import AWAY_ROLE, GONE_ROLE, ROW_ROLE
from app.ui.results_rows import Kin, ResultRow
from app.ui.row_art import DOT, DOTS_WIDTH, RowArt
from app.ui.row_look import shaped
from app.ui.snippet_layout import SnippetStyle, snippet_layout
from app.ui.theme import GRID

Index = QModelIndex | QPersistentModelIndex
Made = TypeVar("Made")
LEAST, MOST, USUAL = 96, 320, 176  # device-independent pixels of a picture's longer side
_PAD = 10  # from the edge of a cell to what stands in it
_MOST_KEPT = 600
_FEW = 128  # a cell smaller than this shows no words


class GridDelegate(QStyledItemDelegate):
    """Cells of the grid; `side` is how large pictures are in it."""

    def __init__(self, art: RowArt, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._art = art
        self.side = USUAL
        self._size = QSize(USUAL, USUAL)
        self._texts: OrderedDict[tuple[object, ...], tuple[QStaticText, QStaticText]] = OrderedDict()
        self._papers: OrderedDict[tuple[object, ...], QTextLayout] = OrderedDict()

    def fit(self) -> None:
        """Begins anew with the fonts and colours that the theme has now."""
        self._texts.clear()
        self._papers.clear()

    def cell(self, width: int) -> QSize:
        """The size of a cell in a view that is so wide: its columns fill it."""
        columns = max(1, width // (self.side + 2 * _PAD))
        below = self._art.body_metrics.height() + self._art.fact_metrics.height()
        self._size = QSize(width // columns, self.side + below + 2 * _PAD + GRID)
        return self._size

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """A whole cell."""
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the cell into `option.rect`."""
        row: ResultRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._art.ground(painter, option, option.rect.adjusted(3, 3, -3, -3))
        place = QRect(option.rect.x() + _PAD, option.rect.y() + _PAD, option.rect.width() - 2 * _PAD, self.side)
        faded = bool(index.data(AWAY_ROLE)) or bool(index.data(GONE_ROLE))
        square = QRect(QPoint(0, 0), QSize(min(self.side, place.width()), self.side))
        square.moveCenter(place.center())
        self._show(painter, option, row, square, faded=faded)
        self._name(painter, option, row, square)
        painter.restore()

    def _show(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ResultRow, square: QRect, *, faded: bool
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        if row.hit.snippet and self.side >= _FEW and self._art.thumbnail(row.hit, square.size(), ratio) is None:
            self._paper(painter, option, row, square)
        else:
            self._art.tile(painter, square, row.hit, ratio, faded=faded)

    def _paper(self, painter: QPainter, option: QStyleOptionViewItem, row: ResultRow, place: QRect) -> None:
        """A text without a picture shows the words for which it was found."""
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        inside = place.adjusted(12, 10, -12, -10)
        lines = inside.height() // max(1, self._art.fact_metrics.lineSpacing())
        key = (row.key, row.hit.snippet, inside.width(), lines, mirrored, selected)
        layout = self._papers.get(key)
        if layout is None:
            style = SnippetStyle(self._art.fact, self._art.marked_format(selected=selected), mirrored=mirrored)
            layout = snippet_layout(row.hit.snippet, row.hit.spans, style, inside.width(), lines)
            _keep(self._papers, key, layout)
        tokens = self._art.tokens
        painter.setPen(tokens.hairline)
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), 6, 6)
        painter.setPen(tokens.text)
        layout.draw(painter, QPointF(inside.topLeft()))

    def _name(self, painter: QPainter, option: QStyleOptionViewItem, row: ResultRow, place: QRect) -> None:
        """The name, and below it page or folder, with the dots at the end of that line."""
        name, fact = self._text(row, place.width())
        top = place.bottom() + 1 + GRID // 2
        painter.setFont(self._art.body)
        painter.setPen(self._art.tokens.text)
        self._write(painter, option, name, QRect(place.x(), top, place.width(), self._art.body_metrics.height()))
        below = QRect(place.x(), top + self._art.body_metrics.height(), place.width(), self._art.fact_metrics.height())
        painter.setFont(self._art.fact)
        painter.setPen(self._art.tokens.secondary)
        self._write(painter, option, fact, below)
        if row.kin is Kin.HIT and row.hit.strength:
            dots = QRect(below.right() + 1 - DOTS_WIDTH, below.center().y() - DOT // 2 + 1, DOTS_WIDTH, DOT)
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            at = QStyle.visualRect(option.direction, option.rect, dots).topLeft()
            self._art.dots(painter, at, row.hit.strength, mirrored=mirrored)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, text: QStaticText, place: QRect) -> None:
        place = QRect(place.topLeft(), QSize(round(text.size().width() + 0.5), place.height()))
        painter.drawStaticText(QStyle.visualRect(option.direction, option.rect, place).topLeft(), text)

    def _text(self, row: ResultRow, width: int) -> tuple[QStaticText, QStaticText]:
        key = (row.key, row.hit.page, row.hit.modified, row.family, width)
        kept = self._texts.get(key)
        if kept is None:
            metrics, middle = self._art.body_metrics, Qt.TextElideMode.ElideMiddle
            name = metrics.elidedText(words.shown_name(row.hit.name), middle, width)
            told = words.kin_words(row.kin) or words.family_words(row)
            facts = (words.page_words(row.hit), told or words.date_words(row.hit.modified))
            right = Qt.TextElideMode.ElideRight
            most = width - DOTS_WIDTH - GRID
            fact = self._art.fact_metrics.elidedText(words.BETWEEN.join(filter(None, facts)), right, most)
            kept = (shaped(name, self._art.body), shaped(fact, self._art.fact))
            _keep(self._texts, key, kept)
        return kept


def _keep(kept: OrderedDict[tuple[object, ...], Made], key: tuple[object, ...], made: Made) -> None:
    kept[key] = made
    if len(kept) > _MOST_KEPT:
        kept.popitem(last=False)
