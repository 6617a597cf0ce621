"""A page with a title and tabs, whose content stands in one column in the middle."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.ui.parts import centred, column, label, row
from app.ui.theme import GRID


class TabbedPage(QWidget):
    """`beside` stands at the end of the title's line, `below` under it; what the tabs show fills the rest."""

    tab_changed = Signal(int)

    def __init__(
        self, title: str, beside: QWidget | None = None, below: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(title)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.currentChanged.connect(self.tab_changed)
        first = row(label(title, "title"), None, *([beside] if beside is not None else []))
        strip = row(self.tabs, None)
        parts: list[QWidget | QLayout] = [first, *([below] if below is not None else []), strip]
        head = QWidget()
        self.tabs.setParent(head)  # first, so that the keyboard begins there
        column(*parts, gap=2 * GRID, parent=head)
        around: QVBoxLayout = column(centred(head), self._stack, gap=2 * GRID, parent=self)
        around.setContentsMargins(0, 3 * GRID, 0, 0)
        around.setStretch(1, 1)

    def add_tab(self, title: str, inside: QWidget) -> None:
        """Another tab at the end."""
        self.tabs.addTab(title)
        self._stack.addWidget(inside)
