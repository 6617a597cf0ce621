"""Pages are sharp, their passages marked, and their text can be taken along."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.previews import FoundPassage, Look
from app.ui.preview.client import PreviewClient
from app.ui.preview.page_view import PageView
from app.ui.preview.sheet_layout import Fit
from app.ui.theme import Theme
from tests.extract.preview.made_files import LEFT, pages, two_columns
from tests.ui.preview.conftest import WAIT

TEXTS = [f"Page {number} of the report speaks of tides and of the moon." for number in range(1, 9)]
Open = Callable[..., PageView]


@pytest.fixture
def opened(client: PreviewClient, theme: Theme, look: Callable[[Path], Look], holder: QWidget, qtbot: QtBot) -> Open:
    """Shows a file in a window and waits until there is something to be seen."""

    def open_file(
        path: Path, *passages: FoundPassage, current: int = 0, fit: Fit = Fit.WIDTH, **more: object
    ) -> PageView:
        view = PageView(client, theme, str(path), look(path), fit, parent=holder, **more)  # type: ignore[arg-type]
        view.setGeometry(holder.rect())
        view.show()
        view.show_passages(passages, current, go=True)
        with qtbot.waitSignal(view.ready, timeout=WAIT):
            view.begin()
        return view

    return open_file


def passage(page: int, text: str, *words: str) -> FoundPassage:
    spans = tuple((text.index(word), text.index(word) + len(word)) for word in words)
    return FoundPassage(page, 0, len(text), text, spans)


def colour_at(view: PageView, page: int, x: float, y: float) -> QColor:
    """What is painted at a place of a page, in points."""
    at = view.rect_of(page - 1, (x, y, x + 1, y + 1)).center()
    return view.viewport().grab().toImage().pixelColor(at.toPoint())


def test_a_page_fills_the_width_and_is_sharp(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened(pages(tmp_path / "a.pdf", TEXTS))
    assert view.rect_of(0).width() == pytest.approx(view.viewport().width() - 24, abs=1)

    def is_sharp() -> bool:
        (sheet,) = view._images.of(0)
        return abs(sheet.image.width() - view.rect_of(0).width() * view.devicePixelRatioF()) <= 1

    qtbot.waitUntil(is_sharp, timeout=WAIT)
    assert (view.page, view.pages) == (1, 8)


def test_the_passage_is_marked_and_brought_into_sight(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened(pages(tmp_path / "a.pdf", TEXTS), passage(6, TEXTS[5], "tides"))
    qtbot.waitUntil(lambda: view._mark_of(6, 0) is not None, timeout=WAIT)
    mark = view._mark_of(6, 0)
    assert mark is not None
    assert view.viewport().rect().contains(view.rect_of(5, mark.areas[0]).toRect())
    x0, y0, x1, y1 = mark.words[0]
    ground, word = colour_at(view, 6, 20, 20), colour_at(view, 6, (x0 + x1) / 2, y1 - 0.5)
    assert ground == QColor("#ffffff")
    assert word.blue() > word.red() + 40
    assert y1 - y0 < 20


def test_stepping_goes_to_the_page_of_the_next_passage(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", TEXTS)
    found = (passage(1, TEXTS[0]), passage(7, TEXTS[6]))
    view = opened(path, *found)
    with qtbot.waitSignal(view.page_changed, timeout=WAIT):
        view.show_passages(found, 1, go=True)
    qtbot.waitUntil(lambda: view.page == 7 and view._mark_of(7, 1) is not None, timeout=WAIT)


def test_a_picture_on_a_page_is_framed(opened: Open, tmp_path: Path) -> None:
    path = pages(tmp_path / "a.pdf", TEXTS)
    view = opened(path, frame=(3, (100.0, 120.0, 200.0, 180.0)))
    assert view.page == 3
    edges = [colour_at(view, 3, 150, 120 - away / view._zoom) for away in range(7)]
    assert any(edge.blue() > edge.red() + 40 for edge in edges)


def test_zooming_keeps_the_place_under_the_pointer(opened: Open, tmp_path: Path) -> None:
    view = opened(pages(tmp_path / "a.pdf", TEXTS))
    at = QPointF(300, 250)
    before = view.place_at(at)
    view.zoom_to(300, at)
    number, x, y = view.place_at(at)
    assert number == before[0]
    assert (x, y) == (pytest.approx(before[1], abs=1), pytest.approx(before[2], abs=1))
    assert (view.fit, view.percent) == (Fit.FREE, 300)


def test_a_large_page_is_drawn_sharp_where_it_is_seen(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened(pages(tmp_path / "a.pdf", TEXTS[:1]))
    view.zoom_to(1000)
    qtbot.waitUntil(lambda: len(list(view._images.of(0))) == 2, timeout=WAIT)
    detail = list(view._images.of(0))[1]
    scale = detail.image.width() / (detail.clip[2] - detail.clip[0])
    assert scale == pytest.approx(view._zoom * view.devicePixelRatioF(), rel=0.02)
    assert detail.image.sizeInBytes() < 40_000_000


def test_fitting_the_page_shows_all_of_it(opened: Open, tmp_path: Path) -> None:
    view = opened(pages(tmp_path / "a.pdf", TEXTS), fit=Fit.PAGE)
    assert view.viewport().rect().contains(view.rect_of(0).toRect())
    view.set_fit(Fit.WIDTH)
    assert view.horizontalScrollBar().maximum() == 0


def test_keys_and_wheel_go_through_the_pages(opened: Open, tmp_path: Path) -> None:
    view = opened(pages(tmp_path / "a.pdf", TEXTS))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == 8
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    below = view.verticalScrollBar().value()
    assert below > 300
    turned = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)
    assert view.verticalScrollBar().value() < below


def test_text_is_selected_with_the_mouse_and_copied(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened(two_columns(tmp_path / "a.pdf"))
    qtbot.waitUntil(lambda: 1 in view._letters, timeout=WAIT)
    letters = view._letters[1]
    start, end = letters.text.index("rise"), letters.text.index("because")
    first, last = (view.rect_of(0, tuple(map(float, letters.boxes[at]))).center() for at in (start, end))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=(first - QPointF(2, 0)).toPoint())
    QTest.mouseMove(view.viewport(), (last - QPointF(2, 0)).toPoint())
    QTest.mouseRelease(view.viewport(), left, pos=(last - QPointF(2, 0)).toPoint())
    with qtbot.waitSignal(view.copied, timeout=WAIT):
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert " ".join(QGuiApplication.clipboard().text().split()) == "rise twice a day"


def test_all_text_is_copied_though_few_pages_were_seen(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened(pages(tmp_path / "a.pdf", TEXTS))
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(view.copied, timeout=WAIT):
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\n\n".join(TEXTS)


def test_a_double_click_takes_the_word(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened(two_columns(tmp_path / "a.pdf"))
    qtbot.waitUntil(lambda: 1 in view._letters, timeout=WAIT)
    letters = view._letters[1]
    at = letters.text.index("moon") + 1
    place = view.rect_of(0, tuple(map(float, letters.boxes[at]))).center().toPoint()  # type: ignore[arg-type]
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.copied, timeout=WAIT):
        view.copy()
    assert QGuiApplication.clipboard().text() == "moon"
    assert "moon" in LEFT


def test_a_closed_view_wants_nothing_more(opened: Open, client: PreviewClient, tmp_path: Path) -> None:
    view = opened(pages(tmp_path / "a.pdf", TEXTS))
    view.zoom_to(150)
    view.begin()
    view.close_document()
    assert client._open == {}
