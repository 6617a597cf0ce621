"""The field for a key that is to be pressed: it takes the next one that is."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QSizePolicy

from app.ui.parts import row
from app.ui.setting_row import Field
from app.ui.theme import GRID

_WIDTH = 20 * GRID
_LEAVING = (
    QKeyCombination(Qt.Key.Key_Tab),
    QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Backtab),
    QKeyCombination(Qt.Key.Key_Escape),
)


class KeyField(Field):
    """Its value is a key in Qt's portable writing, nothing for none; `refusal` says in a sentence why one is none."""

    def __init__(self, refusal: Callable[[str], str]) -> None:
        super().__init__()
        self._refusal = refusal
        self._edit = _Edit()
        self._edit.setMaximumSequenceLength(1)
        self._edit.setFinishingKeyCombinations(_LEAVING)  # these keys go on to the next field
        self._edit.setClearButtonEnabled(True)
        self._edit.setMinimumWidth(_WIDTH)
        self._edit.editingFinished.connect(self._finish)
        self._edit.keySequenceChanged.connect(self._cleared)
        self._shown = ""
        row(None, self._edit, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_value(self, value: object) -> None:
        """Shows a key."""
        self._shown = str(value)
        self._edit.setKeySequence(QKeySequence(self._shown))

    def _finish(self) -> None:
        text = self._edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        sentence = self._refusal(text) if text and text != self._shown else ""
        if sentence or (self._edit.is_pressed and not text):  # or Shift alone was pressed
            self._edit.is_pressed = False
            self._edit.setKeySequence(QKeySequence(self._shown))
            self.refused.emit(sentence)
            return
        self._edit.is_pressed = False
        if text != self._shown:
            self._shown = text
            self.chosen.emit(text)

    def _cleared(self, keys: QKeySequence) -> None:
        """The button that clears ends no editing; a key that begins to be pressed empties the field, too."""
        if keys.isEmpty() and not self._edit.is_pressed:
            self._finish()


class _Edit(QKeySequenceEdit):
    """Knows whether a key is being pressed."""

    is_pressed = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """It is from now on, until editing is finished."""
        self.is_pressed = True
        super().keyPressEvent(event)
