"""The whole program in German, looked at page by page and width by width, also mirrored: what overlaps or is cut?

Run as `python laid_out.py DATA_DIR QUERY REPORT`; it writes what it has found to REPORT as JSON.
"""

import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QTabBar, QWidget

from app.runtime.paths import WINDOW_FILE
from app.ui.application import Program, run
from app.ui.elided_label import ElidedLabel
from app.ui.scenes import Director, Scene
from app.ui.translations import Language, choose_language

WIDTHS = (1280, 640, 420)  # the last is as narrow as the window gets, and wider with larger text
LARGEST = 2.0  # times the usual size of text
_LEFT, _RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
Faults = dict[str, list[str]]


class Visit:
    """One look at everything, in both directions."""

    def __init__(self, program: Program, query: str) -> None:
        self._window, self._program, self._query = program.window, program, query
        self.faults: Faults = {}
        self.sides: list[bool] = []  # whether the side bar stands before its page, as one reads

    def scene(self) -> Scene:
        """Pages fill in when they are first shown; so each is shown before any is looked at."""
        yield lambda: "settings" in self._window.page_names()
        for page in self._window.page_names():
            self._window.show_page(page)
            yield 0.5
        for direction, scale in ((_LEFT, 1.0), (_RIGHT, 1.0), (_LEFT, LARGEST)):
            QGuiApplication.setLayoutDirection(direction)
            self._program.theme.set_scale(scale)
            self._program.page.ask_for(self._query)
            yield lambda: bool(self._program.page.results.hits)
            for width in sorted({min(WIDTHS[0], round(scale * width)) for width in WIDTHS}, reverse=True):
                self._window.resize(width, 720)
                yield from self._look(f"{direction.name} {width} {scale}")
            self._window.resize(WIDTHS[0], 720)
            self._window.show_page("library")
            yield 0.05
            first = self._program.side.mapTo(self._window, self._program.side.rect().center()).x() < 640
            self.sides.append(first)
        QCoreApplication.quit()

    def _look(self, where: str) -> Scene:
        for page in self._window.page_names():
            shown = self._window.show_page(page)
            tabs = shown.findChild(QTabBar) if shown is not None else None
            for tab in range(tabs.count() if tabs is not None else 1):
                if tabs is not None:
                    tabs.setCurrentIndex(tab)
                yield 0.05
                if found := faults_of(self._window):
                    yield 0.5  # an answer may have come just now, for which room is made in the next moment
                    found &= faults_of(self._window)
                if found:
                    self.faults[f"{where} {page} {tab}"] = sorted(found)


def faults_of(window: QWidget) -> set[str]:
    """All that is wrong at this moment."""
    return {*overlapping(window), *cut(window)}


def overlapping(window: QWidget) -> Iterator[str]:
    """Widgets of one layout that lie over each other, or beside their parent."""
    for parent in [window, *window.findChildren(QWidget)]:
        layout = parent.layout()
        if layout is None or not parent.isVisible():
            continue
        inside = [each for each in placed(layout) if each.isVisible() and not each.geometry().isEmpty()]
        for one, other in combinations(inside, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{named(one)} lies over {named(other)} in {type(parent).__name__}"
        for each in inside:
            if each.x() < 0 or each.geometry().right() >= parent.width():
                yield f"{named(each)} lies beside {type(parent).__name__}"


def placed(layout: QLayout) -> Iterator[QWidget]:
    """All widgets of a layout and of those in it."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from placed(inner)


def cut(window: QWidget) -> Iterator[str]:
    """Texts that have less room than they need, and no ellipsis."""
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedLabel):
            continue
        if label.wordWrap():
            if label.height() < label.heightForWidth(label.width()):
                yield f"{named(label)} has {label.height()} of {label.heightForWidth(label.width())} in height"
        elif label.width() < label.sizeHint().width():
            yield f"{named(label)} has {label.width()} of {label.sizeHint().width()}"
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width():
            yield f"{named(button)} has {button.width()} of {button.minimumSizeHint().width()}"


def named(widget: QWidget) -> str:
    """A widget by its kind and its text."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} “{text[:40]}”"


def main() -> int:
    """Looks at everything, and says what was found."""
    data_dir, query, report = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    kept = QSettings(str(data_dir / WINDOW_FILE), QSettings.Format.IniFormat)
    choose_language(kept, Language.GERMAN)
    kept.sync()
    visits: list[Visit] = []
    errors: list[str] = []

    def begun(program: Program) -> None:
        visits.append(Visit(program, query))
        director = Director(visits[0].scene(), ended, patience=60)
        director.setParent(program)
        director.begin()

    def ended(error: Exception | None) -> None:
        if error is not None:
            errors.append(repr(error))
            QCoreApplication.quit()

    status = run(data_dir, begun=begun)
    report.write_text(json.dumps({"errors": errors, "faults": visits[0].faults, "sides": visits[0].sides}), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
