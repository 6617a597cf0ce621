"""What the layouts of Akin's own have in common: they hold items, and are the higher the narrower they are."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class OwnLayout(QLayout):
    """Holds the items; a layout of its own puts them in their places by `place`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def place(self, room: QRect, *, move: bool) -> int:
        """The height that the items take in that room, of which the width counts; with `move` they are put there."""
        raise NotImplementedError

    def addItem(self, item: QLayoutItem) -> None:
        """One more at the end."""
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

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all in such a width."""
        margins = self.contentsMargins()
        inside = width - margins.left() - margins.right()
        return self.place(QRect(0, 0, inside, 0), move=False) + margins.top() + margins.bottom()

    def setGeometry(self, place: QRect) -> None:
        """Puts all in their places."""
        super().setGeometry(place)
        self.place(place.marginsRemoved(self.contentsMargins()), move=True)

    def direction(self) -> Qt.LayoutDirection:
        """Whether the window runs from left to right."""
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
