"""Puts words and what belongs to them beside each other, or below each other where the room is too narrow for both."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QStyle, QWidget, QWidgetItem

from app.ui.own_layout import OwnLayout

_LEAST_LETTERS = 18  # that the words need beside the other


class BesideLayout(OwnLayout):
    """Two items: the words get what room there is, the other stands at the end of their first line in its own size."""

    def __init__(self, words: QLayout, other: QWidget, gap: int, below: int, parent: QWidget) -> None:
        """`gap` is between them beside each other, `below` below each other, in device-independent pixels."""
        super().__init__(parent)
        self._gap, self._below = gap, below
        self.addChildLayout(words)
        self.addChildWidget(other)
        self._items += [words, QWidgetItem(other)]

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """Both beside each other."""
        words, other = (item.sizeHint() for item in self._items)
        size = QSize(words.width() + self._gap + other.width(), max(words.height(), other.height()))
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Both below each other are as wide as the wider one."""
        words, other = (item.minimumSize() for item in self._items)
        return QSize(max(words.width(), other.width()), max(words.height(), other.height())).grownBy(
            self.contentsMargins()
        )

    def place(self, room: QRect, *, move: bool) -> int:
        """The height that they take; with `move` they are put there."""
        words, other = self._items
        size = other.sizeHint()
        beside = self._are_beside(room.width(), size.width())
        left = room.width() - size.width() - self._gap if beside else room.width()
        height = words.heightForWidth(left) if words.hasHeightForWidth() else words.sizeHint().height()
        top = room.y() if beside else room.y() + height + self._below
        if move:
            direction = self.direction()
            words.setGeometry(QStyle.visualRect(direction, room, QRect(room.topLeft(), QSize(left, height))))
            start = room.right() + 1 - size.width() if beside else room.x()
            at = QRect(QPoint(start, top), QSize(min(size.width(), room.width()), size.height()))
            other.setGeometry(QStyle.visualRect(direction, room, at))
        return max(height, size.height()) if beside else height + self._below + size.height()

    def _are_beside(self, width: int, other: int) -> bool:
        parent = self.parentWidget()
        letters = _LEAST_LETTERS * parent.fontMetrics().averageCharWidth() if parent is not None else 0
        least = max(letters, self._items[0].minimumSize().width())
        return width >= least + self._gap + other
