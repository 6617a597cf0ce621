"""A part of a page: its heading, and rows below it that hairlines divide."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.ui.parts import column, hairline, label
from app.ui.theme import GRID


class Section(QWidget):
    """A heading, which may be empty, and rows."""

    def __init__(self, title: str, rows: Iterable[QWidget], sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = column(gap=0, parent=self)
        if title:
            inside.addWidget(label(title, "heading"))
        if sentence:
            inside.addWidget(label(sentence, "fact", wraps=True))
        if title or sentence:
            inside.addSpacing(GRID)
        for number, each in enumerate(rows):
            if number or title or sentence:
                inside.addWidget(hairline())
            inside.addWidget(each)
        inside.setContentsMargins(0, 0, 0, 2 * GRID)
        self.setAccessibleName(title)
