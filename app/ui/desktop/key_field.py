"""The field for a key that is to be pressed: it takes the next one that is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QSizePolicy

from app.ui.desktop.key_combination import key_combination
from app.ui.parts import row
from app.ui.setting_row import Field
from app.ui.theme import GRID

_WIDTH = 20 * GRID


class KeyField(Field):
    """Its value is a key in Qt's portable writing, nothing for none."""

    def __init__(self) -> None:
        super().__init__()
        self._edit = QKeySequenceEdit()
        self._edit.setMaximumSequenceLength(1)
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
        if text == self._shown:
            return
        if text and key_combination(text) is None:
            translate = QCoreApplication.translate
            self.refused.emit(
                translate(
                    "Desktop", "Choose a letter, a digit or the space bar together with Ctrl or Alt, or a function key."
                )
            )
            return
        self._shown = text
        self.chosen.emit(text)

    def _cleared(self, keys: QKeySequence) -> None:
        """The button that clears ends no editing."""
        if keys.isEmpty():
            self._finish()
