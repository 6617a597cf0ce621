"""How much of the disk each part of a library takes: one bar, and its parts in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.library_facts import DiskUse
from app.ui import amounts
from app.ui.colours import mixed
from app.ui.parts import column, label
from app.ui.theme import GRID, Theme

_SHARES = (1.0, 0.72, 0.5, 0.32, 0.18)  # of the accent in the colour of each part


class DiskBar(QWidget):
    """The parts from left to right as they stand in the list below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(theme)
        self._theme = theme
        self._names = [label() for _ in _SHARES]
        self._sizes = [label("", "secondary") for _ in _SHARES]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for number, (name, size) in enumerate(zip(self._names, self._sizes, strict=True)):
            grid.addWidget(_Swatch(theme, number), number, 0)
            grid.addWidget(name, number, 1)
            grid.addWidget(size, number, 2, Qt.AlignmentFlag.AlignRight)
        column(self._bar, grid, gap=2 * GRID, parent=self)

    def show_use(self, use: DiskUse) -> None:
        """Shows the parts."""
        parts = (
            (self.tr("Words of your files"), use.words),
            (self.tr("Meaning and pictures"), use.meaning),
            (self.tr("Names, places and dates of files"), use.ledger),
            (self.tr("Models"), use.models),
            (self.tr("Other"), use.other),
        )
        for (name, size), said, told in zip(parts, self._names, self._sizes, strict=True):
            said.setText(name)
            told.setText(amounts.size(size))
        self._bar.show_sizes(tuple(size for _, size in parts))
        self.setAccessibleName(", ".join(f"{name} {amounts.size(size)}" for name, size in parts))


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sizes: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sizes(self, sizes: tuple[int, ...]) -> None:
        self._sizes = sizes
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(20 * GRID, GRID)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), GRID / 2, GRID / 2)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), self._theme.tokens.raised)
        total, left = sum(self._sizes), 0.0
        for number, size in enumerate(self._sizes):
            width = self.width() * size / total if total else 0.0
            start = self.width() - left - width if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else left
            painter.fillRect(QRectF(start, 0, width, self.height()), part_colour(self._theme, number))
            left += width


class _Swatch(QWidget):
    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self.setFixedSize(GRID, GRID)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(part_colour(self._theme, self._number))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect(), 2, 2)


def part_colour(theme: Theme, number: int) -> QColor:
    """The colour of a part: the accent, paler from part to part."""
    return mixed(theme.tokens.accent, theme.tokens.surface, _SHARES[number])
