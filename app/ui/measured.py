"""The real window, played by a script that measures it: `python -m app.ui.measured` for `akin benchmark window`.

It prints one line of JSON. Times are seconds unless they say otherwise.
"""

import argparse
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.ui.application import Program, run
from app.ui.first_paint import FirstPaint
from app.ui.scenes import Director, Scene
from app.ui.scrolled import Frames, Scrolling, lengthened
from app.ui.situation import Situation

KEY_SECONDS = 0.08  # between two keys of a quick typist
IDLE_SECONDS = 5.0
SURELY_SECONDS = 10.0  # more than it takes to give memory back
PULSE_SECONDS = 0.003
FRAME_MS = 16.0
QUERIES = ("broken heating in the flat", "invoice for the second stage", "boats in a harbour", "knee exercises")


class Waits(QObject):
    """How long what happens now waits until the main thread takes it up, in milliseconds.

    A thread asks every `PULSE_SECONDS`. `waited_ms` are by the clock; `worked_ms` what the main thread itself worked
    between two answers, which bounds from above what it made others wait for.
    """

    _asked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.waited_ms: list[float] = []
        self.worked_ms: list[float] = []
        self._worked = time.thread_time()
        self._over = threading.Event()
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._ask, name="pulse", daemon=True)

    def begin(self) -> None:
        """Measures from now on."""
        self._thread.start()

    def end(self) -> None:
        """Measures no more."""
        self._over.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._over.wait(PULSE_SECONDS):
            self._asked.emit(time.perf_counter())

    def _answer(self, asked: float) -> None:
        worked = time.thread_time()
        self.waited_ms.append((time.perf_counter() - asked) * 1000)
        self.worked_ms.append((worked - self._worked) * 1000)
        self._worked = worked


class Measured:
    """One run of the window, with what was found out in `found`."""

    def __init__(self, program: Program, folders: Sequence[str]) -> None:
        self.found: dict[str, object] = {}
        self._program, self._folders = program, folders
        self._situation = Situation()
        self._answers = 0
        self._process = psutil.Process()
        first = FirstPaint(program.window)
        first.happened.connect(self._painted)
        program.library.situation.connect(self._remember)
        program.search.answered.connect(self._answered)

    def scene(self) -> Scene:
        """Waits for the engine; adds folders, types while they are indexed; types again; then rests."""
        yield lambda: self._situation.gathered
        self.found["facts_after"] = self._age()
        if self._folders:
            self._program.library.with_library(lambda library: library.add_folders(self._folders))
            yield lambda: self._situation.step is not None
            yield from self._type("indexing", lambda: self._situation.step is None)
        yield lambda: self._situation.step is None
        yield from self._type("indexed", lambda: True)
        yield from self._rest()
        yield from self._scroll()

    def _type(self, name: str, enough: Callable[[], bool]) -> Scene:
        """Types the queries, again and again until it is enough."""
        self._program.window.focus_search()
        yield 1.0
        waits, answers = Waits(), self._answers
        waits.begin()
        while True:
            for query in QUERIES:
                for letter in query:
                    _press(Qt.Key.Key_A, letter)
                    yield KEY_SECONDS
                yield 0.6
                _press(Qt.Key.Key_A, "", Qt.KeyboardModifier.ControlModifier)
                _press(Qt.Key.Key_Backspace)
            if enough():
                break
        waits.end()
        self.found[name] = {
            "answers": self._answers - answers,
            "waited": _summary(waits.waited_ms),
            "worked": _summary(waits.worked_ms),
        }

    def _rest(self) -> Scene:
        yield 2.0
        began, before = time.perf_counter(), self._process.cpu_times()
        yield IDLE_SECONDS
        now = self._process.cpu_times()
        used = now.user + now.system - before.user - before.system
        self.found["idle"] = {
            "cpu_percent": 100 * used / (time.perf_counter() - began),
            **self._memory(),
            "threads": threading.active_count(),
        }
        yield self._program.answers.rest_after() + SURELY_SECONDS
        self.found["rested"] = self._memory()

    def _memory(self) -> dict[str, float]:
        memory = self._process.memory_full_info()
        return {"resident_mb": memory.rss / 1e6, "own_mb": memory.uss / 1e6}

    def _scroll(self) -> Scene:
        page = self._program.page
        page.ask_for(QUERIES[0])
        yield lambda: bool(page.results.hits)
        yield 2.0  # for the reranked order
        scrolling = Scrolling(page.results, lengthened(page.results.hits))
        yield from scrolling.scene()
        self.found["scrolled"] = {name: _frames(frames) for name, frames in scrolling.frames.items()}

    def _painted(self) -> None:
        self.found["painted_after"] = self._age()
        self.found["typing_possible"] = self._program.window.page == "welcome" or QApplication.focusWidget() is not None

    def _age(self) -> float:
        """Seconds since the process began."""
        return time.time() - self._process.create_time()

    def _remember(self, now: Situation) -> None:
        self._situation = now

    def _answered(self, _: object) -> None:
        self._answers += 1


def main() -> int:
    """Runs the window in the data folder that is named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--start-only", action="store_true")
    parser.add_argument("folders", nargs="*")
    arguments = parser.parse_args()
    kept: list[Measured] = []
    errors: list[Exception] = []

    def begun(program: Program) -> None:
        measured = Measured(program, arguments.folders)
        kept.append(measured)
        scene = _until_painted(measured) if arguments.start_only else measured.scene()
        director = Director(scene, lambda error: _end(error, errors), patience=1200)
        director.setParent(program)
        director.begin()

    status = run(arguments.data_dir, begun=begun)
    if errors:
        sys.stderr.write(f"{type(errors[0]).__name__}: {errors[0]}\n")
        return 1
    sys.stdout.write(json.dumps(kept[0].found) + "\n")
    return status


def _until_painted(measured: Measured) -> Scene:
    yield lambda: "painted_after" in measured.found


def _end(error: Exception | None, errors: list[Exception]) -> None:
    if error is not None:
        errors.append(error)
    QCoreApplication.quit()


def _press(key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key goes down and up where the focus is."""
    target = QApplication.focusWidget()
    if target is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(target, QKeyEvent(kind, key, modifiers, text))


def _frames(frames: Frames) -> dict[str, float]:
    """Milliseconds: the median and what 99 % stay below, by the clock and by what the main thread worked."""
    took, worked = sorted(frames.took_ms), sorted(frames.worked_ms)
    return {
        "frames": len(took),
        "median_ms": took[len(took) // 2],
        "p99_ms": _percentile(took),
        "worked_median_ms": worked[len(worked) // 2],
        "worked_p99_ms": _percentile(worked),
        "over_a_frame": sum(each > FRAME_MS for each in took),
    }


def _percentile(ordered: Sequence[float]) -> float:
    return ordered[int(0.99 * (len(ordered) - 1))] if ordered else 0.0


def _summary(values: Sequence[float]) -> dict[str, float]:
    """Milliseconds: the longest, what 99 % stay below, and how many took more than a frame."""
    ordered = sorted(values)
    return {
        "times": len(ordered),
        "longest_ms": ordered[-1] if ordered else 0.0,
        "p99_ms": _percentile(ordered),
        "over_a_frame": sum(value > FRAME_MS for value in ordered),
    }


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
