"""The program's icons: drawings of the Lucide family, read as data from the package python-lucide, in token colours.

The package's code is never imported; its drawings lie in a small SQLite file (docs/decisions/0012-window.md).
"""

import sqlite3
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.domain.errors import AkinError
from app.ui.theme import Theme

SMALL, LARGE = 16, 20  # device-independent pixels
_INK = "currentColor"


class Icons:
    """Makes icons whose colour follows the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def icon(self, name: str, token: str = "secondary") -> QIcon:
        """The drawing of that name in the family, in the colour of a token. Raises AkinError for an unknown name."""
        return QIcon(_Engine(self._theme, drawing(name), token))

    def pixmap(self, name: str, token: str = "secondary", size: int = SMALL, ratio: float = 1.0) -> QPixmap:
        """The same as a picture of `size` pixels for a screen with `ratio` device pixels each."""
        made = self.icon(name, token).pixmap(QSize(size, size), ratio)
        made.setDevicePixelRatio(ratio)
        return made


class _Engine(QIconEngine):
    """Draws one icon sharply at every size, in the colour that the theme has at that moment."""

    def __init__(self, theme: Theme, svg: str, token: str) -> None:
        super().__init__()
        self._theme, self._svg, self._token = theme, svg, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draws into `rect`."""
        token = "outline" if mode is QIcon.Mode.Disabled else self._token
        ink = self._theme.tokens.named(token).name()
        QSvgRenderer(QByteArray(self._svg.replace(_INK, ink).encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing on nothing."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _Engine(self._theme, self._svg, self._token)


@cache
def drawing(name: str) -> str:
    """The SVG text of an icon, 24 x 24, drawn in `currentColor`. Raises AkinError where there is none."""
    try:
        with closing(sqlite3.connect(f"{_drawings().as_uri()}?mode=ro&immutable=1", uri=True)) as drawings:
            found = drawings.execute("SELECT svg FROM icons WHERE name = ?", (name,)).fetchone()
    except sqlite3.Error as error:
        raise _missing(name) from error
    if found is None:
        raise _missing(name)
    svg: str = found[0]
    return svg


def _drawings() -> Path:
    spec = find_spec("lucide")
    if spec is None or not spec.submodule_search_locations:
        raise _missing("lucide")
    return Path(next(iter(spec.submodule_search_locations)), "data", "lucide-icons.db").absolute()


def _missing(name: str) -> AkinError:
    return AkinError(f"A part of Akin is missing: the icon {name}.", "Install Akin again.")
