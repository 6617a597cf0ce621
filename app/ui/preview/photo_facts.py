"""What a photo says of itself, below it: when, with what and where it was taken; coordinates can be copied."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QStyle, QWidget

from app.domain.documents import PhotoFacts
from app.ui.flow_layout import FlowLayout
from app.ui.parts import button, label
from app.ui.theme import GRID


def as_text(latitude: float, longitude: float) -> str:
    """Coordinates as programs and people read them: degrees, north and east positive."""
    return f"{latitude:.6f}, {longitude:.6f}"


def as_address(latitude: float, longitude: float) -> str:
    """Coordinates as an address that map programs open (RFC 5870)."""
    return f"geo:{latitude:.6f},{longitude:.6f}"


class PhotoFactsView(QWidget):
    """A list of facts, hidden where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_facts(self, facts: PhotoFacts) -> None:
        """Shows what there is; once for a picture."""
        if facts.taken is not None:
            self._add(self.tr("Taken"), _moment(facts.taken, self.locale()), wraps=True)
        if facts.camera:
            self._add(self.tr("Camera"), facts.camera, wraps=True)
        if facts.lens:
            self._add(self.tr("Lens"), facts.lens, wraps=True)
        if facts.width and facts.height:
            self._add(self.tr("Size"), self._size(facts), wraps=True)
        if facts.place:
            self._add(self.tr("Place"), facts.place, wraps=True)
        if facts.latitude is not None and facts.longitude is not None:
            self._add_coordinates(facts.latitude, facts.longitude)
        self.setVisible(self._grid.count() > 0)

    def show_caption(self, caption: str, page: int | None) -> None:
        """What a document says of one of its pictures, and where it stands there."""
        if caption.strip():
            self._add(self.tr("Caption"), " ".join(caption.split()), wraps=True)
        if page is not None:
            self._add(self.tr("Page"), self.locale().toString(page))
        self.setVisible(self._grid.count() > 0)

    def _size(self, facts: PhotoFacts) -> str:
        locale = self.locale()
        pixels = f"{locale.toString(facts.width)} × {locale.toString(facts.height)}"
        millions = facts.width * facts.height / 1e6
        if millions < 0.1:
            return pixels
        return self.tr("%1 (%2 megapixels)").replace("%1", pixels).replace("%2", locale.toString(millions, "f", 1))

    def _add_coordinates(self, latitude: float, longitude: float) -> None:
        text, address = as_text(latitude, longitude), as_address(latitude, longitude)
        value = _value(text)
        copy = button(self.tr("Copy"), lambda: _copy(text), "link")
        copy.setAccessibleName(self.tr("Copy the coordinates"))
        link = button(self.tr("Copy as map link"), lambda: _copy(address), "link")
        link.setToolTip(address)
        holder = QWidget()
        inside = FlowLayout(4, holder)
        for part in (value, copy, link):
            inside.addWidget(part)
        self._add_row(self.tr("Coordinates"), holder)

    def _add(self, name: str, value: str, *, wraps: bool = False) -> None:
        self._add_row(name, _value(value, wraps=wraps))

    def _add_row(self, name: str, value: QWidget) -> None:
        at = self._grid.rowCount()
        heading = label(name, "fact")
        heading.setBuddy(value)
        self._grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(value, at, 1)


def _value(text: str, *, wraps: bool = False) -> QLabel:
    made = label(text, wraps=wraps)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setMinimumWidth(1)
    side = QStyle.visualAlignment(QGuiApplication.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
    made.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)  # selectable text would go by its own direction
    return made


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _moment(taken: datetime, locale: QLocale) -> str:
    """The camera's own time, of which nobody knows the zone."""
    moment = QDateTime(taken.year, taken.month, taken.day, taken.hour, taken.minute, taken.second)
    day = locale.toString(moment.date(), QLocale.FormatType.LongFormat)
    return f"{day}, {locale.toString(moment.time(), QLocale.FormatType.ShortFormat)}"
