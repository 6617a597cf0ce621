"""Two days to choose, inside a menu."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QDateEdit, QFormLayout, QMenu, QPushButton, QWidget, QWidgetAction

from app.ui.theme import GRID


class DateRangeAction(QWidgetAction):
    """Calls `chosen` with the first and the last day."""

    def __init__(self, chosen: Callable[[QDate, QDate], None], parent: QObject) -> None:
        super().__init__(parent)
        self._chosen = chosen
        today = QDate.currentDate()
        self.first, self.last = _day(today.addMonths(-1)), _day(today)
        self._apply = QPushButton(self.tr("Apply"))
        self._apply.setProperty("look", "primary")
        self._apply.clicked.connect(self.apply)
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(GRID, GRID, GRID, GRID)
        form.setSpacing(GRID)
        form.addRow(self.tr("From"), self.first)
        form.addRow(self.tr("To"), self.last)
        form.addRow(self._apply)
        inside.setFocusProxy(self.first)
        self.setDefaultWidget(inside)

    def apply(self) -> None:
        """Tells the days and closes the menus."""
        self._chosen(self.first.date(), self.last.date())
        menu = self.parent()
        while isinstance(menu, QMenu):
            menu.close()
            menu = menu.parent()


def _day(day: QDate) -> QDateEdit:
    made = QDateEdit(day)
    made.setCalendarPopup(True)
    return made
