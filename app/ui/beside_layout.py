"""Puts words and what belongs to them beside each other, or below each other where the room is too narrow for both."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget, QWidgetItem

_LEAST_LETTERS = 18  # that the words need beside the other


class BesideLayout(QLayout):
    """Two items: the words get what room there is, the other stands at the end of their first line in its own size."""

    def __init__(self, words: QLayout, other: QWidget, gap: int, below: int, parent: QWidget) -> None:
        """`gap` is between them beside each other, `below` below each other, in device-independent pixels."""
        super().__init__(parent)
        self._gap, self._below = gap, below
        self._items: list[QLayoutItem] = [words]
        self.addChildLayout(words)
        self.addChildWidget(other)
        self._items.append(QWidgetItem(other))

    def addItem(self, item: QLayoutItem) -> None:
        """There are two, from the beginning."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of both in such a width."""
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        return self._place(QRect(0, 0, inside, 0), move=False) + margins.top() + margins.bottom()

    def setGeometry(self, place: QRect) -> None:
        """Puts both in their places."""
        super().setGeometry(place)
        self._place(place.marginsRemoved(self.contentsMargins()), move=True)

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

    def _place(self, room: QRect, *, move: bool) -> int:
        """The height that they take; with `move` they are put there."""
        words, other = self._items
        size = other.sizeHint()
        beside = self._are_beside(room.width(), size.width())
        left = room.width() - size.width() - self._gap if beside else room.width()
        height = words.heightForWidth(left) if words.hasHeightForWidth() else words.sizeHint().height()
        top = room.y() if beside else room.y() + height + self._below
        if move:
            direction = self._direction()
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

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
