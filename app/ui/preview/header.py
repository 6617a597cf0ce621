"""The line above a preview: the file's name, its page, the steps through its passages, and the zoom."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from app.ui.elided_label import ElidedLabel
from app.ui.icons import SMALL, Icons
from app.ui.parts import label, row
from app.ui.preview.sheet_layout import Fit
from app.ui.theme import GRID

_PERCENTS = (50, 75, 100, 150, 200, 400)


class PaneHeader(QWidget):
    """Shows where one is and asks for steps and zooms; it knows nothing of files."""

    step_asked = Signal(int)
    zoom_step_asked = Signal(int)
    zoom_asked = Signal(float)
    fit_asked = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        self._name.setProperty("look", "heading")
        self._page = label("", "fact")
        self._count = label("", "fact")
        self._previous = _tool(icons, "chevron-left", self.tr("Previous passage"))
        self._next = _tool(icons, "chevron-right", self.tr("Next passage"))
        self._out = _tool(icons, "zoom-out", self.tr("Smaller"))
        self._in = _tool(icons, "zoom-in", self.tr("Larger"))
        self._percent = QToolButton()
        self._percent.setProperty("look", "quiet")
        self._percent.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._percent.setMenu(self._menu())
        self._previous.clicked.connect(lambda: self.step_asked.emit(-1))
        self._next.clicked.connect(lambda: self.step_asked.emit(1))
        self._out.clicked.connect(lambda: self.zoom_step_asked.emit(-1))
        self._in.clicked.connect(lambda: self.zoom_step_asked.emit(1))
        self._places = QWidget()
        row(self._page, None, self._previous, self._count, self._next, gap=2, parent=self._places)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID - 2)
        layout.setSpacing(0)
        layout.addLayout(row(self._name, self._out, self._percent, self._in, gap=2))
        layout.addWidget(self._places)
        self.set_page(0, 0)
        self.set_passages(0, 0)
        self.set_zoom(None)

    def set_name(self, name: str) -> None:
        """The file that is shown, "" for none."""
        self._name.setText(name)
        self.setVisible(bool(name))

    def set_page(self, page: int, pages: int) -> None:
        """Page `page` of `pages`; 0 of 0 where there are none."""
        locale = self.locale()
        text = self.tr("Page %1 of %2").replace("%1", locale.toString(page)).replace("%2", locale.toString(pages))
        self._page.setText(text if pages else "")
        self._page.setVisible(bool(pages))
        self._show_places()

    def set_passages(self, current: int, count: int) -> None:
        """Passage `current` (from 1) of `count`; hidden where there is nothing to step through."""
        locale = self.locale()
        text = self.tr("%1 of %2").replace("%1", locale.toString(current)).replace("%2", locale.toString(count))
        self._count.setText(text)
        self._count.setAccessibleName(self.tr("Passage") + " " + text)
        for each in (self._previous, self._count, self._next):
            each.setVisible(count > 1)
        self._show_places()

    def _show_places(self) -> None:
        parts = (self._page, self._count)
        self._places.setVisible(any(part.isVisibleTo(self._places) for part in parts))

    def set_zoom(self, percent: int | None, fit: Fit | None = None) -> None:
        """The zoom; None hides it. Without a `fit` nothing can be fitted."""
        for each in (self._out, self._percent, self._in):
            each.setVisible(percent is not None)
        if percent is None:
            return
        text = self.tr("%1 %").replace("%1", self.locale().toString(percent))
        self._percent.setText(text)
        self._percent.setAccessibleName(self.tr("Zoom") + " " + text)
        for meant, action in self._fits.items():
            action.setVisible(fit is not None)
            action.setChecked(meant is fit)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        words = {Fit.WIDTH: self.tr("Fit the width"), Fit.PAGE: self.tr("Fit the whole page")}
        self._fits: dict[Fit, QAction] = {}
        for fit, text in words.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, fit=fit: self.fit_asked.emit(fit))
            group.addAction(action)
            self._fits[fit] = action
        menu.addSeparator()
        for percent in _PERCENTS:
            action = menu.addAction(self.tr("%1 %").replace("%1", self.locale().toString(percent)))
            action.triggered.connect(lambda _=False, percent=percent: self.zoom_asked.emit(float(percent)))
        return menu


def _tool(icons: Icons, icon: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setIconSize(QSize(SMALL, SMALL))
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made
