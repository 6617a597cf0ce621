"""The quiet list of suggestions under the search box: there only when it is asked for, gone with the next key."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.ui.icons import Icons
from app.ui.suggestions import Source, Suggestion
from app.ui.theme import GRID

_DRAWINGS = {Source.SAVED: "bookmark", Source.HISTORY: "clock", Source.NAME: "file"}


class SuggestionList(QListWidget):
    """Floats over its window below `under`; the keys come from the line, which keeps the focus."""

    picked = Signal(object)  # Suggestion

    def __init__(self, under: QWidget, icons: Icons) -> None:
        super().__init__(under)
        self._under, self._icons = under, icons
        self._shown: tuple[Suggestion, ...] = ()
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Suggestions"))
        self.itemClicked.connect(self._pick)
        self.itemEntered.connect(self.setCurrentItem)
        self.hide()

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows these; without any it goes."""
        self._shown = tuple(suggestions)
        self.clear()
        for each in self._shown:
            item = QListWidgetItem(self._icons.icon(_DRAWINGS[each.source]), each.label or each.text)
            item.setToolTip(each.text if each.label else "")
            self.addItem(item)
        if not self._shown:
            self.hide()
            return
        self._place()
        self.setCurrentRow(0)
        self.show()
        self.raise_()

    def use_key(self, key: int) -> bool:
        """Whether the list used a key of the line; it does while it is shown."""
        if not self.isVisible():
            return False
        last = self.count() - 1
        to = {
            Qt.Key.Key_Down: min(self.currentRow() + 1, last),
            Qt.Key.Key_Up: self.currentRow() - 1,
            Qt.Key.Key_PageDown: last,
            Qt.Key.Key_PageUp: 0,
        }.get(Qt.Key(key))
        if to is None:
            return False
        if to < 0:
            self.hide()
        else:
            self.setCurrentRow(to)
        return True

    def take_current(self) -> bool:
        """Picks the current one; False where none is shown."""
        item = self.currentItem() if self.isVisible() else None
        if item is None:
            return False
        self._pick(item)
        return True

    def _pick(self, item: QListWidgetItem) -> None:
        self.hide()
        self.picked.emit(self._shown[self.row(item)])

    def _place(self) -> None:
        window = self._under.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._under.mapTo(window, QPoint(0, self._under.height() + GRID // 2))
        height = self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth() + GRID
        self.setGeometry(corner.x(), corner.y(), self._under.width(), height)
