"""The popover that tells why a hit was found, and where else the same content lies."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.domain.files import display
from app.ui import results_words as words
from app.ui.elided_label import ElidedLabel
from app.ui.parts import hairline, label
from app.ui.results_rows import ResultRow, name_of
from app.ui.theme import GRID
from app.ui.why_words import nothing_but_filters, reasons

WIDTH = 400  # device-independent pixels
_MOST_COPIES = 6


class WhyPopover(QFrame):
    """Opens at a place of the screen; a click elsewhere or any key of Escape, Enter and Space closes it."""

    def __init__(self, row: ResultRow, folders: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "floating")
        self.setFixedWidth(WIDTH)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inside.setSpacing(GRID)
        title = ElidedLabel(words.shown_name(row.hit.name), Qt.TextElideMode.ElideMiddle)
        title.setProperty("look", "heading")
        inside.addWidget(title)
        if row.hit.heading:
            inside.addWidget(label(row.hit.heading, "fact", wraps=True))
        inside.addWidget(label(_strength(row), "secondary", wraps=True))
        inside.addWidget(hairline())
        inside.addLayout(_table(row))
        self._add_others(inside, row, folders)
        self.setAccessibleName(self.tr("Why %1 was found").replace("%1", words.shown_name(row.hit.name)))
        self.setAccessibleDescription(" ".join(each.sentence for each in reasons(row.hit)))

    def open_at(self, at: QPoint) -> None:
        """Shows it there, within the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(max(at.x() - WIDTH // 2, room.left() + GRID), room.right() - WIDTH - GRID)
        below = at.y() + GRID + self.height() <= room.bottom()
        self.move(left, at.y() + GRID if below else max(room.top(), at.y() - GRID - self.height()))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.close()
        else:
            super().keyPressEvent(event)

    def _add_others(self, inside: QVBoxLayout, row: ResultRow, folders: Sequence[str]) -> None:
        """Where the same bytes lie, too."""
        copies = row.hit.copies
        if not copies:
            return
        inside.addWidget(hairline())
        inside.addWidget(label(self.tr("The same content is also here"), "section"))
        for path in copies[:_MOST_COPIES]:
            place = words.folder_words(path, folders)
            where = ElidedLabel(f"{place}{words.STEP}{words.shown_name(name_of(path))}", Qt.TextElideMode.ElideMiddle)
            where.setProperty("look", "fact")
            where.setToolTip(display(path))
            inside.addWidget(where)


def _strength(row: ResultRow) -> str:
    said = words.strength_words(row.hit.strength)
    return said[:1].upper() + said[1:]


def _table(row: ResultRow) -> QGridLayout:
    """A line for each reason: its name, what it says, and its score."""
    table = QGridLayout()
    table.setHorizontalSpacing(2 * GRID)
    table.setVerticalSpacing(GRID)
    table.setColumnStretch(1, 1)
    found = reasons(row.hit)
    for at, reason in enumerate(found):
        name, sentence, score = (
            label(reason.name),
            label(reason.sentence, "secondary", wraps=True),
            _score(reason.score),
        )
        top = Qt.AlignmentFlag.AlignTop
        table.addWidget(name, at, 0, top)
        table.addWidget(sentence, at, 1)
        table.addWidget(score, at, 2, top | Qt.AlignmentFlag.AlignTrailing)
    if not found:
        table.addWidget(label(nothing_but_filters(), "secondary", wraps=True), 0, 0, 1, 3)
    return table


def _score(text: str) -> QLabel:
    return label(text, "fact")
