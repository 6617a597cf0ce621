"""Asks for a name, with one line of what it is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.ui.parts import label
from app.ui.theme import GRID

_LONGEST = 80
_WIDTH = 380  # device-independent pixels


class NameDialog(QDialog):
    """`named` tells the name, which is never empty."""

    named = Signal(str)

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._line = QLineEdit()
        self._line.setMaxLength(_LONGEST)
        self._line.setAccessibleName(self.tr("Name"))
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Save | buttons.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._line.textChanged.connect(lambda text: self._save().setEnabled(bool(text.strip())))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inside.setSpacing(GRID)
        inside.addWidget(label(words, "secondary", wraps=True))
        inside.addWidget(self._line)
        inside.addSpacing(GRID)
        inside.addWidget(self._buttons)

    def ask(self, proposed: str) -> None:
        """Shows the dialog with a proposed name."""
        self._line.setText(proposed)
        self._line.selectAll()
        self._save().setEnabled(bool(proposed.strip()))
        self.open()

    def accept(self) -> None:
        """Tells the name."""
        if name := self._line.text().strip():
            super().accept()
            self.named.emit(name)

    def _save(self) -> QWidget:
        return self._buttons.button(QDialogButtonBox.StandardButton.Save)
