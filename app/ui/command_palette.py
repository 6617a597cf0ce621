"""The command palette: everything that can be done now, found by typing parts of its words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.words import find_words, fold
from app.ui.floating_panel import FloatingPanel
from app.ui.icons import SMALL
from app.ui.theme import GRID, RADIUS, Theme

_WIDTH = 72 * GRID
_ROWS = 9
_KEYS = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to do: its words, its drawing, the keys that do it too, and the deed."""

    text: str
    icon: QIcon
    keys: str
    work: Callable[[], object]


class CommandPalette(FloatingPanel):
    """Asks for its entries anew each time that it opens."""

    def __init__(self, entries: Callable[[], Iterable[Entry]], theme: Theme, window: QWidget) -> None:
        super().__init__(window, _WIDTH)
        self._make = entries
        self._entries: Sequence[Entry] = ()
        self._box = QLineEdit()
        self._list = QListWidget()
        self._delegate = _Delegate(theme, self)
        self._build()

    def open(self) -> None:
        """Shows all that can be done now."""
        if not self.isVisible():
            self._entries = tuple(self._make())
            self._box.clear()
            self._filter("")
        super().open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the box go through the list."""
        if watched is self._box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setAccessibleName(self.tr("All commands"))
        self.setFocusProxy(self._box)
        self._box.setPlaceholderText(self.tr("What do you want to do?"))
        self._box.setAccessibleName(self.tr("What do you want to do?"))
        self._box.installEventFilter(self)
        self._box.textChanged.connect(self._filter)
        self._box.returnPressed.connect(self._do)
        self._list.setItemDelegate(self._delegate)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda _: self._do())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._box)
        layout.addWidget(self._list)

    def _filter(self, text: str) -> None:
        self._list.clear()
        for number, entry in sorted(enumerate(self._entries), key=lambda pair: _rank(pair[1].text, text)):
            if _matches(entry.text, text):
                item = QListWidgetItem(entry.icon, entry.text)
                item.setData(Qt.ItemDataRole.UserRole, number)
                item.setData(_KEYS, entry.keys)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        height = self._delegate.height() * max(1, min(_ROWS, self._list.count()))
        self._list.setFixedHeight(height)
        self.place()

    def _step(self, step: int) -> None:
        last = self._list.count() - 1
        self._list.setCurrentRow(max(0, min(last, self._list.currentRow() + step)))

    def _do(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            entry = self._entries[item.data(Qt.ItemDataRole.UserRole)]
            self.hide()
            entry.work()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self) -> int:
        panel = self.parent()
        assert isinstance(panel, QWidget)
        return panel.fontMetrics().height() + 2 * GRID

    def sizeHint(self, _: QStyleOptionViewItem, __: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10 * GRID, self.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent_soft)
            painter.drawRoundedRect(area, RADIUS - 2, RADIUS - 2)
        icon = QRect(area.left() + GRID, area.center().y() - SMALL // 2, SMALL, SMALL)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, QStyle.visualRect(direction, area, icon))
        inner = area.adjusted(3 * GRID + GRID // 2, 0, -GRID, 0)
        begin = int(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value)
        end = int(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight).value)
        inner = QStyle.visualRect(direction, area, inner)
        painter.setPen(tokens.text)
        painter.drawText(inner, begin, index.data(Qt.ItemDataRole.DisplayRole))
        painter.setPen(tokens.secondary)
        painter.setFont(self._theme.font(11))
        painter.drawText(inner, end, index.data(_KEYS))
        painter.restore()


def _matches(text: str, typed: str) -> bool:
    words = [word.folded for word in find_words(text)]
    return all(any(word.startswith(part.folded) for word in words) for part in find_words(typed))


def _rank(text: str, typed: str) -> bool:
    """What begins as it was typed comes first; otherwise the order of the table holds."""
    return not fold(text).startswith(fold(typed.strip()))
