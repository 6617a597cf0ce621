"""A panel over the window, gone on Escape or when the focus leaves it; the focus then goes back where it was."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

from app.ui.theme import GRID


class FloatingPanel(QFrame):
    """Lies centred in the upper part of its window, at most `width` wide."""

    def __init__(self, window: QWidget, width: int) -> None:
        super().__init__(window)
        self._width = width
        self.before: QWidget | None = None  # what had the focus
        self._watching = False
        self.setProperty("look", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(4 * GRID)
        shadow.setOffset(0, GRID)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Shows it; open already, it closes."""
        if self.isVisible():
            self.hide()
            return
        self.before = _outside_of_panels(QApplication.focusWidget())
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Puts it where it belongs in the window as it is now."""
        window = self.parentWidget()
        if window is None:
            return
        width = min(self._width, window.width() - 4 * GRID)
        self.setFixedWidth(width)
        height = min(self.wanted_height(width), window.height() - 8 * GRID)
        top = min(max(2 * GRID, window.height() // 10), window.height() - height - 2 * GRID)
        self.setGeometry((window.width() - width) // 2, max(2 * GRID, top), width, height)

    def wanted_height(self, width: int) -> int:
        """How high it is where there is room for all of it."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the window."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Watches where the focus goes."""
        super().showEvent(event)
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._watching:
            app.focusChanged.connect(self._focus_moved)
            self._watching = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Gives the focus back."""
        super().hideEvent(event)
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._watching:
            app.focusChanged.disconnect(self._focus_moved)
            self._watching = False
        before, self.before = self.before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.before = None
            self.hide()


def _outside_of_panels(widget: QWidget | None) -> QWidget | None:
    """Where the focus was before the panel opened that has it now."""
    around = widget
    while around is not None and not isinstance(around, FloatingPanel):
        around = around.parentWidget()
    return widget if around is None else around.before
