"""The line below the preview: in which ways the hit was found; a click tells more."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.hits import Hit
from app.ui.elided_label import ElidedLabel
from app.ui.parts import hairline
from app.ui.theme import GRID
from app.ui.why_words import in_short


class WhyLine(QFrame):
    """`asked` tells where the rest is to be said (global)."""

    asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        self._words.setProperty("look", "fact")
        self._more = QPushButton(self.tr("Why?"))
        self._more.setProperty("look", "link")
        self._more.setAccessibleName(self.tr("Why it was found"))
        self._more.clicked.connect(lambda _=False: self.asked.emit(self._more.mapToGlobal(QPoint(0, 0))))
        line = QHBoxLayout()
        line.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        line.addWidget(self._words, 1)
        line.addWidget(self._more)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(hairline())
        inside.addLayout(line)
        self.show_hit(None)

    def show_hit(self, hit: Hit | None) -> None:
        """Says how this hit was found."""
        self._words.setText(in_short(hit) if hit is not None else "")
        self.setVisible(hit is not None)
