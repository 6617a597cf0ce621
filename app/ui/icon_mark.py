"""A drawing that stands by itself, sharp on every screen and in the colour that the theme has now."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import SMALL, Icons


class IconMark(QWidget):
    """A drawing of `size` device-independent pixels; screen readers pass over it."""

    def __init__(
        self, icons: Icons, name: str, token: str = "secondary", size: int = SMALL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._size = size
        self.set_drawing(name, token)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_drawing(self, name: str, token: str = "secondary") -> None:
        """Another drawing."""
        self._icon = self._icons.icon(name, token)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draws it in the middle of its place."""
        place = self.rect()
        place.setSize(self.sizeHint())
        place.moveCenter(self.rect().center())
        self._icon.paint(QPainter(self), place)
