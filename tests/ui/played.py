"""The whole program, played by a script in its own process: types, looks at what is found, opens it large, quits.

Run as `python played.py DATA_DIR QUERY NAME REPORT`; it writes what it has seen to REPORT as JSON.
"""

import json
import sys
import threading
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.application import Program, run
from app.ui.preview.overlay import PreviewOverlay
from app.ui.scenes import Director, Scene


class Player:
    """Plays one visit."""

    def __init__(self, program: Program, query: str, name: str) -> None:
        self.program, self.query, self.name = program, query, name
        self.seen: dict[str, object] = {}
        self.steps: list[str] = []
        program.search.answered.connect(lambda answered: self.steps.append(answered.step))

    def scene(self) -> Scene:
        """Each line is what a person would do; each `yield` what they would wait for."""
        window, page = self.program.window, self.program.page
        yield lambda: QApplication.focusWidget() is not None
        for letter in self.query:
            _press(letter)
        yield lambda: page.question.text == self.query
        yield lambda: "ranked" in self.steps and bool(page.results.hits)
        self.seen["hits"] = [hit.name for hit in page.results.hits]
        _press(Qt.Key.Key_Down)
        while page.results.current() is None or page.results.current().hit.name != self.name:
            _press(Qt.Key.Key_Down)
            yield 0.05
        page.results.view.setFocus()
        _press(Qt.Key.Key_Space)
        yield lambda: bool(window.findChildren(PreviewOverlay))
        (overlay,) = window.findChildren(PreviewOverlay)
        yield lambda: overlay.is_open and overlay.pane.view is not None
        self.seen["shown"] = type(overlay.pane.view).__name__
        _press(Qt.Key.Key_Escape)
        yield lambda: not overlay.is_open
        self.seen["windows"] = [type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()]
        self.seen["processes"] = [child.pid for child in psutil.Process().children(recursive=True)]
        window.close()


def _press(key: Qt.Key | str) -> None:
    """Presses it as the window system would, shortcuts included, where the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key)


def main() -> int:
    """Plays it, and says what it was like."""
    data_dir, query, name, report = sys.argv[1:]
    players: list[Player] = []
    problems: list[str] = []

    def begun(program: Program) -> None:
        players.append(Player(program, query, name))
        director = Director(players[0].scene(), ended, patience=60)
        director.setParent(program)
        director.begin()

    def ended(error: Exception | None) -> None:
        if error is not None:
            problems.append(repr(error))
            QCoreApplication.quit()

    status = run(Path(data_dir), begun=begun)
    threads = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    seen = players[0].seen | {"problems": problems, "steps": players[0].steps, "threads": threads}
    Path(report).write_text(json.dumps(seen), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
