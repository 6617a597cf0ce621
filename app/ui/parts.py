"""The small parts that pages are made of, with the looks of the style sheet."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.theme import GRID

W = TypeVar("W", bound=QWidget)
PAGE_WIDTH, PAGE_MARGIN = 110 * GRID, 3 * GRID  # of a column of text and rows


def label(text: str = "", look: str = "", *, wraps: bool = False) -> QLabel:
    """A plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wraps)
    if wraps:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def emphasised(widget: W) -> W:
    """The same in semibold."""
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    widget.setFont(font)
    return widget


def button(text: str, clicked: Callable[[], object], look: str = "") -> QPushButton:
    """A button that calls `clicked`."""
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.clicked.connect(lambda: clicked())
    return made


def hairline() -> QFrame:
    """A line that divides."""
    made = QFrame()
    made.setProperty("look", "line")
    return made


def column(*parts: QWidget | QLayout, gap: int = GRID, parent: QWidget | None = None) -> QVBoxLayout:
    """Parts below each other, without margins."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    _fill(layout, parts, gap)
    return layout


def row(*parts: QWidget | QLayout | None, gap: int = GRID, parent: QWidget | None = None) -> QHBoxLayout:
    """Parts beside each other, without margins; None stands for what is left of the room."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    _fill(layout, parts, gap)
    return layout


def centred(inside: QWidget, width: int = PAGE_WIDTH) -> QWidget:
    """`inside` in the middle of what room there is, never wider than `width`, with the margins of a page."""
    inside.setMaximumWidth(width)
    made = QWidget()
    around = QHBoxLayout(made)
    around.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
    around.addStretch(1)
    around.addWidget(inside, 100)
    around.addStretch(1)
    return made


def scrolling(inside: QWidget, width: int = PAGE_WIDTH) -> QScrollArea:
    """`inside` in the middle, scrolled up and down where it is higher than its place."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    middle = centred(inside, width)
    middle.setProperty("look", "page")
    made.setWidget(middle)
    bar = made.verticalScrollBar()
    bar.rangeChanged.connect(lambda _, most: _make_room(middle, bar.sizeHint().width() if most else 0))
    return made


def _make_room(middle: QWidget, bar: int) -> None:
    """What stands in the middle stays where it is when a scroll bar comes or goes."""
    layout = middle.layout()
    if layout is not None:
        first, last = PAGE_MARGIN, PAGE_MARGIN - bar
        if middle.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            first, last = last, first
        layout.setContentsMargins(first, 0, last, 0)


def indented(inside: QLayout, by: int) -> QHBoxLayout:
    """Begins later in the line, from whichever side one reads."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    made.addSpacing(by)
    made.addLayout(inside, 1)
    return made


def set_look(widget: QWidget, look: str) -> None:
    """Gives a widget another look."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _fill(layout: QBoxLayout, parts: Sequence[QWidget | QLayout | None], gap: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
