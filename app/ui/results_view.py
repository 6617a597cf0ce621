"""A view of the results, as list or grid: keys, pointer, dragging out, and what can be clicked inside a row."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from app.ui import amounts
from app.ui.grid_delegate import GridDelegate
from app.ui.results_delegate import ResultsDelegate
from app.ui.results_item_model import ResultsItemModel
from app.ui.row_art import RowArt
from app.ui.row_look import RowPart
from app.ui.settling import Settling
from app.ui.theme import GRID, RADIUS

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint
SLICE = 300  # rows of a long list that are laid out at once
_CHIP_WIDTH = 240  # device-independent pixels of what follows the pointer while files are dragged
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
    Qt.Key.Key_Home: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End: QAbstractItemView.CursorAction.MoveEnd,
    Qt.Key.Key_Left: QAbstractItemView.CursorAction.MoveLeft,
    Qt.Key.Key_Right: QAbstractItemView.CursorAction.MoveRight,
}


class Act(StrEnum):
    """What a key or a click in the list asks for."""

    OPEN = "open"
    REVEAL = "reveal"
    DETAILS = "details"
    PREVIEW = "preview"
    COPY = "copy"


class ResultsView(QListView):
    """Tells what the person does; `chosen` says that they picked a hit themselves."""

    acted = Signal(object)  # Act
    typed = Signal(str)
    chosen = Signal()
    part_clicked = Signal(object, QPoint)  # RowPart, where its popover belongs (global); the row is the current one
    menu_asked = Signal(QPoint)  # global

    def __init__(
        self,
        model: ResultsItemModel,
        delegate: ResultsDelegate | GridDelegate,
        art: RowArt,
        settling: Settling,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows, self._delegate, self._art, self._settling = model, delegate, art, settling
        self._pressed: RowPart | None = None
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setMouseTracking(True)
        self.setBatchSize(SLICE)
        self.setViewportMargins(0, GRID // 2, 0, 0)
        self.setAccessibleName(self.tr("Results"))
        self.verticalScrollBar().setSingleStep(3 * GRID)
        if isinstance(delegate, GridDelegate):
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setUniformItemSizes(True)
        self.doubleClicked.connect(lambda _: self.acted.emit(Act.OPEN))

    @property
    def is_grid(self) -> bool:
        """Whether it shows a grid."""
        return isinstance(self._delegate, GridDelegate)

    def fit_grid(self) -> None:
        """Gives the cells their size in the view as it is now."""
        if isinstance(self._delegate, GridDelegate):
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
            self.setGridSize(
                self._delegate.cell(max(1, self.maximumViewportSize().width() - bar - 1))
            )  # as Qt lays out

    def lay_out(self) -> None:
        """Gives all rows their places: those of a long list slice by slice, between which keys are heard.

        Qt asks for the height of every row, which takes longest of all that is done with an answer.
        """
        slices = not self.is_grid and self._rows.rowCount() > SLICE
        self.setLayoutMode(QListView.LayoutMode.Batched if slices else QListView.LayoutMode.SinglePass)
        self.doItemsLayout()
        self.setLayoutMode(QListView.LayoutMode.SinglePass)  # a view that only gets another width is laid out at once

    def lay_out_to(self, index: Index) -> None:
        """Gives the row of the index its place now, with all others if need be."""
        if index.isValid() and self.visualRect(index).isEmpty():
            self.doItemsLayout()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Also to a row whose turn has not come yet."""
        self.lay_out_to(index)
        super().scrollTo(index, hint)

    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:
        """The end is that of all rows, also of those whose turn has not come yet."""
        if action is QAbstractItemView.CursorAction.MoveEnd:
            self.lay_out_to(self._rows.index(self._rows.rowCount() - 1, 0))
        return super().moveCursor(action, held)

    def step(self, key: int) -> bool:
        """Goes through the hits as that key does; False for a key that does not."""
        action = _MOVES.get(Qt.Key(key))
        if action is None:
            return False
        self._settling.touch()
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.setCurrentIndex(index)
            self.chosen.emit()
        return True

    def keyboardSearch(self, text: str) -> None:
        """Letters go to the search box."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What keys do in the list."""
        act = _act_of(event)
        if act is not None:
            self.acted.emit(act)
        elif _is_text(event):
            self.typed.emit(event.text())
        else:
            self._settling.touch()
            before = self.currentIndex()
            super().keyPressEvent(event)
            if event.key() in _MOVES or before != self.currentIndex():
                self.chosen.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer is at work; over what can be clicked it is a hand."""
        self._settling.touch()
        super().mouseMoveEvent(event)
        over = self._part_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a hit, or begins a click on a part of it."""
        self._settling.touch()
        self._pressed = self._part_at(event.position().toPoint())
        super().mousePressEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.chosen.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a click on a part of a row."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        at = event.position().toPoint()
        if pressed is not None and pressed is self._part_at(at) and event.button() == Qt.MouseButton.LeftButton:
            self.part_clicked.emit(pressed, self.viewport().mapToGlobal(at))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a hit, but does nothing on a part that has just been clicked."""
        if self._part_at(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling is work, too."""
        self._settling.touch()
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu stands at the pointer, or asked for by the keyboard at the current row."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        elif not self.indexAt(event.pos()).isValid():
            return
        self.menu_asked.emit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by Tab stands on a hit."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The grid fills the width."""
        self.fit_grid()
        super().resizeEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Parts of a row have tooltips of their own."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            part = self._part_at(event.pos())
            if part is not None:
                words = {RowPart.WHY: self.tr("Why it was found"), RowPart.FAMILY: self.tr("Show or hide the others")}
                QToolTip.showText(event.globalPos(), words[part], self)
                return True
        return super().viewportEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drags the chosen files out of the window."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData(indexes))
        drag.setPixmap(self._chip(indexes))
        drag.setHotSpot(QPoint(-GRID, -GRID))
        self._settling.hold()
        drag.exec(actions & (Qt.DropAction.CopyAction | Qt.DropAction.LinkAction), Qt.DropAction.CopyAction)
        self._settling.release()

    def drag_data(self) -> QMimeData:
        """What is dragged or copied: the chosen files."""
        return self._rows.mimeData(self.selectedIndexes())

    def _part_at(self, at: QPoint) -> RowPart | None:
        index = self.indexAt(at)
        if not index.isValid() or not isinstance(self._delegate, ResultsDelegate):
            return None
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return self._delegate.part_at(option, index, at)

    def _chip(self, indexes: list[QModelIndex]) -> QPixmap:
        """The name of what is dragged, or how many it is."""
        one = self._rows.hit_at(indexes[0])
        count = len(indexes)
        text = one.name if count == 1 and one else amounts.plural(self.tr("%Ln file(s)", "", count), count)
        metrics, tokens, ratio = self._art.body_metrics, self._art.tokens, self.devicePixelRatio()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, _CHIP_WIDTH)
        size = QSize(metrics.horizontalAdvance(text) + 3 * GRID, metrics.height() + 2 * GRID)
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.outline)
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(1, 1, size.width() - 2, size.height() - 2, RADIUS, RADIUS)
        painter.setPen(tokens.text)
        painter.setFont(self._art.body)
        painter.drawText(made.rect().adjusted(0, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return made


def _act_of(event: QKeyEvent) -> Act | None:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in _ENTER:
        return {
            Qt.KeyboardModifier.NoModifier: Act.OPEN,
            Qt.KeyboardModifier.ControlModifier: Act.REVEAL,
            Qt.KeyboardModifier.AltModifier: Act.DETAILS,
        }.get(modifiers)
    if event.key() == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.NoModifier:
        return Act.PREVIEW
    if event.key() == Qt.Key.Key_C and modifiers == Qt.KeyboardModifier.ControlModifier:
        return Act.COPY
    return None


def _is_text(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not plain and bool(event.text().strip()) and event.text().isprintable()
