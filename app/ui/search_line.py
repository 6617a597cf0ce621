"""The line into which words are typed: what keys mean beside typing, and how an earlier search goes on."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QValidator,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.incoming import could_be_asked
from app.ui.query_text import one_line
from app.ui.results_view import Act
from app.ui.theme import Theme

_ALWAYS_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_STEPS_WHERE_EMPTY = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST = 4000  # characters of a question


class SearchLine(QLineEdit):
    """Tells what is asked for by keys; with `ghost` it shows in grey how what is typed may go on."""

    stepped = Signal(int)  # a key that goes through the hits
    acted = Signal(object)  # Act
    list_asked = Signal()
    left_behind = Signal()  # Backspace with nothing before it
    brought = Signal(object)  # QMimeData with something else than text
    focused = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ghost = ""
        self.setProperty("look", "bare")
        self.setMaxLength(_MOST)
        self.setValidator(_OneLine(self))
        self.setPlaceholderText(self.tr("Search by meaning, by words or with a picture"))
        self.setAccessibleName(self.tr("Search"))
        self.setAccessibleDescription(self.tr("Results appear while you type. Arrow keys go through them."))

    @property
    def ghost(self) -> str:
        """How what is typed may go on."""
        return self._ghost if self.cursorPosition() == len(self.text()) and not self.selectedText() else ""

    def set_ghost(self, rest: str) -> None:
        """Shows how what is typed may go on."""
        if rest != self._ghost:
            self._ghost = rest
            self.update()

    def paste_anything(self) -> None:
        """Pastes text into the line; a picture or files are told."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None and could_be_asked(mime):
            self.brought.emit(mime)
        else:
            self.paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that do something else than typing."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_anything()
        elif not (self._goes_through(event) or self._acts(event) or self._edits(event)):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The box around shows the focus."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The box around shows the focus."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, in which pictures can be pasted, too."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None and could_be_asked(mime):
            action = QAction(self.tr("Search with the copied picture"), menu)
            action.triggered.connect(self.paste_anything)
            menu.insertAction(menu.actions()[0], action)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures can be dropped as well as text."""
        if could_be_asked(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The same while the pointer moves."""
        if could_be_asked(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells what was dropped; text goes into the line."""
        if could_be_asked(event.mimeData()):
            event.acceptProposedAction()
            self.brought.emit(event.mimeData())
        else:
            super().dropEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line, then how it may go on."""
        super().paintEvent(event)
        rest = self.ghost
        if not rest or not self.hasFocus() or self.isRightToLeft() or self.text().isspace():
            return
        place = self.cursorRect()
        left = place.center().x() + 1
        room = self.rect().right() - left
        painter = QPainter(self)
        painter.setPen(self._theme.tokens.secondary)
        shown = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, room)
        where = QRect(QPoint(left, place.top()), place.size())
        where.setWidth(max(0, room))
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _goes_through(self, event: QKeyEvent) -> bool:
        """Whether the key went through the hits, or asked for the list of suggestions."""
        key, modifiers = Qt.Key(event.key()), _modifiers(event)
        alt_down = key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier
        if alt_down or (key == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.ControlModifier):
            self.list_asked.emit()
            return True
        steps = key in _ALWAYS_STEPS and not modifiers
        of_list = not self.text() or modifiers == Qt.KeyboardModifier.ControlModifier
        if steps or (key in _STEPS_WHERE_EMPTY and of_list):
            self.stepped.emit(key.value)
            return True
        return False

    def _acts(self, event: QKeyEvent) -> bool:
        acts = {
            Qt.KeyboardModifier.NoModifier: Act.OPEN,
            Qt.KeyboardModifier.ControlModifier: Act.REVEAL,
            Qt.KeyboardModifier.AltModifier: Act.DETAILS,
        }
        if event.key() not in _ENTER or _modifiers(event) not in acts:
            return False
        self.acted.emit(acts[_modifiers(event)])
        return True

    def _edits(self, event: QKeyEvent) -> bool:
        """Whether the key took the rest of an earlier search, or something before the text."""
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_End) and not _modifiers(event) and self.ghost:
            self.insert(self.ghost)
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.cursorPosition() and not self.selectedText():
            self.left_behind.emit()
            return True
        return False


class _OneLine(QValidator):
    """Lets everything pass, made one line of: whatever is typed, pasted, dropped or comes from an input method."""

    def validate(self, text: str, cursor: int) -> tuple[QValidator.State, str, int]:
        """The text and the place of the cursor as they are to be."""
        made = one_line(text)
        return QValidator.State.Acceptable, made, cursor if made == text else _units(one_line(_first(text, cursor)))


def _units(text: str) -> int:
    """The length as Qt counts it: a character beyond 16 bits counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _first(text: str, units: int) -> str:
    """The beginning of a text, as long as Qt counts."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass")


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
