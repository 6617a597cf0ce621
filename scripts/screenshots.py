"""Starts the real window on a real library without a screen, visits its pages and states, and writes pictures of them.

`uv run scripts/screenshots.py FOLDER` makes the demonstration library, lets the window index it, and writes every
scene in light and dark to FOLDER. A scene is a generator: it acts, and yields what has to be true before it goes on.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.domain.asking import PictureChip, Question
from app.domain.errors import LibraryDamagedError
from app.domain.files import FileKind
from app.ui.models.shown_model import ModelFilter, Purpose
from app.ui.models_page import ModelsPage
from app.ui.notice_words import words_for
from app.ui.preview.overlay import PreviewOverlay
from app.ui.preview.pane import PreviewPane
from app.ui.scenes import Director, Scene
from app.ui.situation import Situation
from app.ui.tabbed_page import TabbedPage
from app.ui.theme import Appearance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.application import Program
    from app.ui.welcome_page import WelcomePage

_SIZE = (1280, 800)


def main() -> int:
    """Writes the pictures; returns 1 where a scene waits in vain."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--only", default="", metavar="WORD", help="only the scenes whose names hold WORD")
    parser.add_argument("--ratio", type=float, default=1.0, help="device pixels for each pixel of the window (1)")
    parser.add_argument("--language", default="en", choices=("en", "de"), help="what the window speaks (en)")
    parser.add_argument("--mirrored", action="store_true", help="as for people who read from right to left")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="akin-screenshots-", ignore_cleanup_errors=True) as temporary:
        place = Path(temporary)
        _pretend_to_be_a_desktop(place, arguments.ratio)
        return _run(place, arguments)


def _pretend_to_be_a_desktop(place: Path, ratio: float) -> None:
    """A screen in memory, and a home with folders of a person."""
    screen = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "dpr": ratio}
    (place / "screens.json").write_text(json.dumps({"screens": [screen]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={place / 'screens.json'}"
    os.environ["HOME"] = str(place / "ada")
    os.environ["XDG_CONFIG_HOME"] = str(place / "ada" / ".config")
    (place / "ada").mkdir()


def _run(place: Path, arguments: argparse.Namespace) -> int:
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtGui import QCursor, QGuiApplication

    from app.cli.demo_library import copy_demo_library
    from app.runtime.paths import WINDOW_FILE
    from app.runtime.settings_writing import set_setting
    from app.ui.application import Program, run
    from app.ui.translations import Language, choose_language

    home = place / "ada"
    copy_demo_library(home)
    (place / "data").mkdir()
    set_setting(place / "data", "busy_percent", 100)  # whatever else this machine does
    kept = QSettings(str(place / "data" / WINDOW_FILE), QSettings.Format.IniFormat)
    choose_language(kept, Language(arguments.language))
    kept.sync()
    errors: list[Exception | None] = []

    def begun(program: Program) -> None:
        if arguments.mirrored:
            QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        program.window.resize(*_SIZE)
        QCursor.setPos(1900, 1190)  # over nothing
        director = Director(
            Studio(program, arguments.folder, arguments.only).scenes(home), lambda error: end(program, error)
        )
        director.setParent(program)
        director.begin()

    def end(program: Program, error: Exception | None) -> None:
        errors.append(error)
        program.window.commands.action("quit").trigger()

    status = run(place / "data", begun=begun)
    for error in filter(None, errors):
        raise error
    return status


class Studio:
    """The scenes, in the order in which a person would meet them."""

    def __init__(self, program: "Program", target: Path, only: str) -> None:
        self._program, self._target, self._only = program, target, only
        self._situation = Situation()
        program.library.situation.connect(self._remember)

    def scenes(self, home: Path) -> Scene:
        """From the first start to the last page."""
        yield from self._first_run(home)
        yield from self._searching()
        yield from self._pages()
        yield from self._models(home)
        yield from self._panels()
        yield from self._launcher()
        yield from self._sizes()

    def _first_run(self, home: Path) -> Scene:
        window = self._program.window
        yield lambda: window.page == "welcome" and self._situation.gathered
        page = cast("WelcomePage", window.show_page("welcome"))
        yield 0.5
        self._shoot("welcome")
        yield from self._add(page, [str(home / name) for name in ("Documents", "Pictures", "Notes", "Mail", "Code")])
        yield lambda: window.page == "search" and self._situation.step is not None
        self._shoot("indexing")
        yield lambda: self._situation.step is None and self._situation.readiness.complete
        yield 2.0
        self._shoot("ready")

    def _add(self, page: "WelcomePage", folders: list[str]) -> Scene:
        page.add(folders)
        yield lambda: len(page.wanted()) == len(folders)
        yield 0.5
        self._shoot("welcome-chosen")
        page.chosen.emit(page.wanted())

    def _searching(self) -> Scene:
        for name, query in (
            ("words", "broken heating in the flat"),
            ("picture-words", "boats in a harbour"),
            ("filters", "kind:document date:2024"),
        ):
            yield from self._ask(query)
            self._shoot(f"search-{name}")
        self._program.page.ask_for("zyxwvut")
        yield lambda: not self._program.page.parts.shows_results and not self._program.page.results.hits
        yield 0.5
        self._shoot("search-nothing")
        yield from self._ask("sunset over the sea")
        self._program.page.toggle_overlay()
        yield lambda: any(overlay.is_open and overlay.pane.view is not None for overlay in self._overlays())
        yield 1.0
        self._shoot("search-large")
        self._program.page.toggle_overlay()
        sunset = next(hit for hit in self._program.page.results.hits if hit.kind is FileKind.PICTURE)
        like = PictureChip(sunset.name, 1.0, path=sunset.path, in_library=True)
        self._program.page.ask_question(Question("kind:picture", (like,)))
        yield lambda: len(self._program.page.results.hits) > 1
        self._program.page.toggle_grid()
        yield 2.0
        self._shoot("search-like")
        self._program.page.toggle_grid()

    def _ask(self, query: str) -> Scene:
        """Asks, and waits until the best is seen."""
        page = self._program.page
        page.ask_for(query)
        yield 2.0  # the reranked order among it
        yield lambda: bool(page.results.hits)
        pane = next(each for each in self._program.window.findChildren(PreviewPane) if each.isVisible())
        yield lambda: pane.view is not None
        yield 0.5

    def _overlays(self) -> list[PreviewOverlay]:
        return self._program.window.findChildren(PreviewOverlay)

    def _pages(self) -> Scene:
        for page in self._program.window.page_names():
            shown = self._program.window.show_page(page)
            yield 1.5
            self._shoot(f"page-{page}")
            inside = shown.findChild(TabbedPage) if shown is not None and page == "settings" else None
            if inside is not None:
                yield from self._tabs(inside, page)
        self._program.window.focus_search()

    def _tabs(self, inside: TabbedPage, page: str) -> Scene:
        for tab in range(1, inside.tabs.count()):
            inside.tabs.setCurrentIndex(tab)
            yield 0.3
            self._shoot(f"page-{page}-{tab}")

    def _models(self, home: Path) -> Scene:
        """One of the models that could be installed, a filter that finds none, a folder that is no model, no room."""
        window = self._program.window
        page = cast("QWidget", window.show_page("models")).findChild(ModelsPage)
        assert page is not None
        page.choose("leaf-ir")
        yield 0.5
        self._shoot("models-one")
        page.filter_by(ModelFilter(words="zyxwvut"))
        yield 0.3
        self._shoot("models-none")
        page.filter_by(ModelFilter(purpose=Purpose.ORDER, fits=True))
        page.import_from(str(home / "Documents"))
        yield 1.0
        self._shoot("models-unknown")
        window.resize(560, _SIZE[1])
        yield 0.5
        self._shoot("models-narrow")
        window.resize(*_SIZE)
        page.filter_by(ModelFilter())
        window.focus_search()

    def _panels(self) -> Scene:
        window = self._program.window
        window.commands.action("palette").trigger()
        yield 0.3
        self._shoot("palette")
        window.commands.action("sheet").trigger()
        yield 0.3
        self._shoot("shortcuts")
        window.commands.action("sheet").trigger()
        words = words_for(LibraryDamagedError("A table is damaged.", "Repair it."))
        self._program.notices.tell("index", words)
        self._program.notices.say("The folder is forgotten.")
        yield 0.3
        self._shoot("notices")
        self._program.notices.take_away("index")
        self._program.notices.take_away("said")

    def _launcher(self) -> Scene:
        desktop = self._program.desktop
        desktop.launch("broken heating in the flat")
        yield 2.0
        yield lambda: desktop.launcher is not None and bool(desktop.launcher.results.hits)
        self._shoot("launcher", desktop.launcher)
        desktop.launch()

    def _sizes(self) -> Scene:
        self._program.page.ask_for("broken heating in the flat")
        for width in (1600, 880, 600, 420):
            self._program.window.resize(width, 720)
            yield 1.5
            self._shoot(f"width-{width}")

    def _remember(self, now: Situation) -> None:
        self._situation = now

    def _shoot(self, name: str, seen: "QWidget | None" = None) -> None:
        """Both looks of what is seen now, in the window or in another one."""
        if self._only not in name:
            return
        for look in (Appearance.LIGHT, Appearance.DARK):
            self._program.theme.set_appearance(look)
            (seen or self._program.window).grab().save(str(self._target / f"{name}-{look}.png"))
        print(name)


if __name__ == "__main__":
    sys.exit(main())
