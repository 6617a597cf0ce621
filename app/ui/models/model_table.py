"""The table of the models: a row of two lines for each, as many columns as there is room for."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.ui.icons import SMALL, Icons
from app.ui.models.models_item_model import Column, ModelsItemModel, Role, WantedModels
from app.ui.models.shown_model import ModelFilter, ShownModel
from app.ui.theme import GRID, Theme

Index = QModelIndex | QPersistentModelIndex
_TITLE_LETTERS = 22  # for which there is always room
_LETTERS = {Column.LANGUAGES: 16, Column.SIZE: 16, Column.QUALITY: 16, Column.LICENCE: 18, Column.STATE: 18}  # at most
_LEAVING = (Column.QUALITY, Column.LANGUAGES, Column.LICENCE, Column.SIZE)  # the first goes first
_SHEET = (
    "QHeaderView { background: transparent; }"
    " QTreeView { show-decoration-selected: 0; } QTreeView::item { background: transparent; }"
)
_BAR = 3  # device-independent pixels
_BY_NOTHING = -1  # the section by which the page's own order is asked for


class ModelTable(QTreeView):
    """Arrow keys go from model to model, Return opens all about the one."""

    chosen = Signal(str)  # the id of the model that is selected now
    opened = Signal(str)  # the id of a model of which everything is asked for

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._models = ModelsItemModel(self)
        self._wanted = WantedModels(self._models, self)
        self._selected = ""
        self.setModel(self._wanted)
        self.setItemDelegate(_Delegate(theme, self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Models"))
        self.setStyleSheet(_SHEET)
        self._set_up_header()
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._choose(now))
        self.activated.connect(self._open)
        self._wanted.modelReset.connect(self._select_again)

    @property
    def items(self) -> ModelsItemModel:
        """All models."""
        return self._models

    @property
    def selected(self) -> ShownModel | None:
        """The model that is selected."""
        place = self._models.place_of(self._selected)
        return None if place is None else self._models.models[place]

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The ids of what is listed, from the top."""
        rows = range(self._wanted.rowCount())
        return tuple(self._wanted.index(row, 0).data(Role.MODEL).entry.id for row in rows)

    def set_models(self, models: tuple[ShownModel, ...]) -> None:
        """Shows the models as they are now; the selected one stays so."""
        self._models.set_models(models)
        self._fit()
        self._select_again()

    def set_filter(self, wanted: ModelFilter) -> None:
        """Lists what is wanted; what is selected stays so where it is still listed."""
        self._wanted.set_filter(wanted)
        self._select_again()

    def select(self, model_id: str) -> None:
        """Selects a model, where it is listed."""
        self._selected = model_id
        self._select_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Space open."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns for which there is no room go."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text needs other widths."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        widths = {
            column: min(self._needed(column), letters * letter) + 2 * GRID for column, letters in _LETTERS.items()
        }
        left = self.viewport().width() - _TITLE_LETTERS * letter - 2 * GRID
        hidden = set[Column]()
        for column in _LEAVING:
            if left < sum(width for each, width in widths.items() if each not in hidden):
                hidden.add(column)
        for column, width in widths.items():
            self.setColumnHidden(column, column in hidden)
            self.header().resizeSection(column, width)

    def _needed(self, column: Column) -> int:
        """How wide the longest text of a column is, its title with what tells the order included."""
        metrics = QFontMetrics(self._theme.font(13))
        cells = {self._models.index(row, column).data() or "" for row in range(self._models.rowCount())}
        title = self._models.headerData(column, Qt.Orientation.Horizontal) or ""
        return max(metrics.horizontalAdvance(text) for text in (f"{title}  ", *cells)) + GRID // 2

    def _set_up_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(_BY_NOTHING, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(lambda section, order: self._wanted.sort(section, order))

    def _choose(self, index: Index) -> None:
        shown = index.data(Role.MODEL) if index.isValid() else None
        if isinstance(shown, ShownModel) and shown.entry.id != self._selected:
            self._selected = shown.entry.id
            self.chosen.emit(self._selected)

    def _open(self, index: Index) -> None:
        shown = index.data(Role.MODEL)
        if isinstance(shown, ShownModel):
            self._choose(index)
            self.opened.emit(shown.entry.id)

    def _select_again(self) -> None:
        place = self._models.place_of(self._selected)
        index = self._wanted.mapFromSource(self._models.index(place, 0)) if place is not None else QModelIndex()
        if index.isValid():
            if index.row() != self.currentIndex().row() or not self.selectionModel().hasSelection():
                self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()


class _Delegate(QStyledItemDelegate):
    """Draws the title over what the model is for, the rest in one line, and the state in its colour."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, Icons(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, with room around them."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), self._line(13) + self._line(11) + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text = cell.text
        self._paint_ground(painter, cell, index)
        inside = cell.rect.adjusted(GRID, GRID, -GRID, -GRID)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a size runs from left to right everywhere
        if index.column() == Column.TITLE:
            self._paint_title(painter, cell, inside, index, text)
        else:
            token = index.data(Role.COLOUR) or "secondary"
            self._write(painter, cell, inside, text, 13, token)
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        """What lies under the row that is selected, or that the pointer is over; a bar says that the keys move it."""
        tokens = self._theme.tokens
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        if selected or cell.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(cell.rect, tokens.accent_soft if selected else tokens.raised)
        table = cell.widget
        if selected and index.column() == Column.TITLE and isinstance(table, QWidget) and table.hasFocus():
            bar = QRect(cell.rect.left(), cell.rect.top(), _BAR, cell.rect.height())
            painter.fillRect(QStyle.visualRect(cell.direction, cell.rect, bar), tokens.accent)

    def _paint_title(
        self, painter: QPainter, cell: QStyleOptionViewItem, inside: QRect, index: Index, title: str
    ) -> None:
        first, second = QRect(inside), QRect(inside)
        first.setHeight(self._line(13))
        second.setTop(inside.top() + self._line(13))
        if index.data(Role.RECOMMENDED):
            mark = QRect(first.left(), first.top() + (first.height() - SMALL) // 2, SMALL, SMALL)
            self._icons.icon("star", "accent").paint(painter, QStyle.visualRect(cell.direction, first, mark))
            left, right = SMALL + GRID // 2, 0
            if cell.direction is Qt.LayoutDirection.RightToLeft:
                left, right = right, left
            first.adjust(left, 0, -right, 0)
        self._write(painter, cell, first, title, 13, "text")
        self._write(painter, cell, second, index.data(Role.SECOND_LINE), 11, "secondary")

    def _write(
        self, painter: QPainter, cell: QStyleOptionViewItem, place: QRect, text: str, step: int, token: str
    ) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.tokens.named(token))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        flags = QStyle.visualAlignment(cell.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(place, int(flags), elided)

    def _line(self, step: int) -> int:
        return QFontMetrics(self._theme.font(step)).height()
