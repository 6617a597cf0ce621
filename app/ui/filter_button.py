"""A button of the filter bar: what is filtered by it, and a menu of choices that is made when it is opened."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from app.ui.icons import Icons


class FilterButton(QPushButton):
    """Shows `name`, or while it filters what by; `cleared` tells that it is not to filter any more."""

    cleared = Signal()

    def __init__(self, name: str, icons: Icons, fill: Callable[[QMenu], None], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._name, self._fill = name, fill
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setIcon(icons.icon("chevron-down"))
        left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(left if QApplication.isRightToLeft() else right)  # the arrow stands behind the name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._open)
        self.set_active("")

    def set_active(self, said: str) -> None:
        """What it filters by; nothing where it does not."""
        self.setText(said or self._name)
        self.setChecked(bool(said))
        told = self.tr("%1: %2").replace("%1", self._name, 1).replace("%2", said, 1) if said else self._name
        self.setAccessibleName(told)
        self.setToolTip("" if told == self.text() else told)
        self._active = bool(said)

    def open_menu(self) -> QMenu:
        """Shows the choices below the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the choices, Delete drops the filter."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_menu()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.setChecked(self._active)  # a click opens the menu and decides nothing
        self.open_menu()
