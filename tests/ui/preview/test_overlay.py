"""The large preview lies over the window, goes on through the hits, and gives the focus back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.asking import Question
from app.domain.previews import FoundPassage
from app.ui.bridge import Jobs
from app.ui.preview.client import PreviewClient
from app.ui.preview.overlay import PreviewOverlay
from app.ui.theme import Theme
from tests.extract.preview.made_files import pages
from tests.ui.preview.conftest import WAIT, hit_on

TEXTS = [f"Page {number} of the report speaks of tides." for number in range(1, 4)]
FOUND = tuple(FoundPassage(page, 0, 9, TEXTS[page - 1]) for page in (1, 3))
QUESTION = Question("tides")


@pytest.fixture
def window(holder: QWidget) -> QWidget:
    layout = QVBoxLayout(holder)
    layout.addWidget(QLineEdit())
    return holder


@pytest.fixture
def overlay(client: PreviewClient, theme: Theme, jobs: Jobs, window: QWidget) -> Iterator[PreviewOverlay]:
    overlay = PreviewOverlay(client, theme, window, jobs, lambda path, question: FOUND)  # noqa: ARG005
    yield overlay
    overlay.pane.close_preview()


def test_it_covers_the_window_and_follows_its_size(
    overlay: PreviewOverlay, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    overlay.open(hit_on(pages(tmp_path / "a.pdf", TEXTS)), QUESTION)
    assert overlay.geometry() == window.rect()
    window.resize(800, 700)
    qtbot.waitUntil(lambda: overlay.geometry() == window.rect(), timeout=WAIT)
    qtbot.waitUntil(lambda: overlay.pane.view is not None, timeout=WAIT)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_space_and_escape_go_back_to_where_the_focus_was(
    overlay: PreviewOverlay, window: QWidget, qtbot: QtBot, tmp_path: Path, key: Qt.Key
) -> None:
    box = window.findChild(QLineEdit)
    assert box is not None
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus, timeout=WAIT)
    overlay.open(hit_on(pages(tmp_path / "a.pdf", TEXTS)), QUESTION)
    assert overlay.hasFocus()
    with qtbot.waitSignal(overlay.closed, timeout=WAIT):
        QTest.keyClick(overlay, key)
    assert not overlay.is_open
    assert box.hasFocus()


def test_keys_go_through_hits_and_passages(overlay: PreviewOverlay, qtbot: QtBot, tmp_path: Path) -> None:
    overlay.open(hit_on(pages(tmp_path / "a.pdf", TEXTS), TEXTS[0], 1), QUESTION)
    qtbot.waitUntil(lambda: len(overlay.pane.passages) == 2 and overlay.pane.view is not None, timeout=WAIT)
    steps: list[int] = []
    overlay.step_asked.connect(steps.append)
    QTest.keyClick(overlay, Qt.Key.Key_Down)
    QTest.keyClick(overlay, Qt.Key.Key_Up)
    assert steps == [1, -1]
    QTest.keyClick(overlay, Qt.Key.Key_Right)
    assert overlay.pane._current == 1
    QTest.keyClick(overlay, Qt.Key.Key_Left)
    assert overlay.pane._current == 0


def test_other_keys_reach_what_is_shown(overlay: PreviewOverlay, qtbot: QtBot, tmp_path: Path) -> None:
    overlay.open(hit_on(pages(tmp_path / "a.pdf", TEXTS * 3)), QUESTION)
    qtbot.waitUntil(lambda: overlay.pane.view is not None, timeout=WAIT)
    QTest.keyClick(overlay, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: getattr(overlay.pane.view, "page", 0) == 9, timeout=WAIT)
    QTest.keyClick(overlay, Qt.Key.Key_F5)  # which nothing knows
    assert overlay.is_open


def test_a_click_beside_it_closes_it(overlay: PreviewOverlay, tmp_path: Path) -> None:
    overlay.open(hit_on(pages(tmp_path / "a.pdf", TEXTS)), QUESTION)
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not overlay.is_open


def test_a_hidden_one_shows_no_hits(overlay: PreviewOverlay, tmp_path: Path) -> None:
    overlay.show_hit(hit_on(pages(tmp_path / "a.pdf", TEXTS)), QUESTION)
    assert overlay.pane.hit is None
