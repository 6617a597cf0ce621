"""The room below the header: views lie on each other, and a new one is laid out under the one that is seen."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Body(QWidget):
    """Shows one widget; another can be made ready below it first, at the size that it will have."""

    def __init__(self, shown: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        shown.setParent(self)
        shown.show()

    @property
    def shown(self) -> QWidget:
        """What is seen."""
        return self._shown

    def put_below(self, widget: QWidget) -> None:
        """Lays a widget out where it cannot be seen yet."""
        widget.setParent(self)
        widget.setGeometry(self.rect())
        widget.show()
        widget.stackUnder(self._shown)

    def reveal(self, widget: QWidget) -> None:
        """Shows a widget in place of the one before, which is hidden; who had the focus there has it here."""
        before = self._shown
        had_focus = before.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else before.hasFocus()
        widget.setGeometry(self.rect())
        widget.show()
        widget.raise_()
        self._shown = widget
        if before is not widget:
            before.hide()
        if had_focus and before is not widget:
            widget.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All that lie here fill the room."""
        super().resizeEvent(event)
        for child in self.children():
            if isinstance(child, QWidget) and child.isVisibleTo(self):
                child.setGeometry(self.rect())
