"""A photo is shown as large as fits, with what it says of itself, and can be zoomed and moved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.hits import HitPicture
from app.domain.previews import Look
from app.ui.preview.client import PreviewClient
from app.ui.preview.photo_facts import as_address, as_text
from app.ui.preview.picture_view import PictureView
from app.ui.preview.sheet_layout import Fit
from app.ui.theme import Theme
from tests.extract.made_pictures import scene
from tests.ui.preview.conftest import WAIT


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Acme", "One"
    exif[0x8769] = {0x9003: "2024:08:08 19:42:10"}
    exif[0x8825] = {1: "N", 2: (48.0, 38.0, 9.6), 3: "W", 4: (1.0, 30.0, 41.0)}
    scene(3, 3000, 2000).save(tmp_path / "a.jpg", exif=exif)
    return tmp_path / "a.jpg"


@pytest.fixture
def view(
    photo: Path, client: PreviewClient, theme: Theme, look: Callable[[Path], Look], holder: QWidget, qtbot: QtBot
) -> PictureView:
    view = PictureView(client, theme, str(photo), look(photo).sheets[0], parent=holder)
    view.setGeometry(holder.rect())
    view.show()
    with qtbot.waitSignal(view.ready, timeout=WAIT):
        view.begin()
    qtbot.waitUntil(lambda: not view.facts.isHidden(), timeout=WAIT)
    return view


def texts(view: PictureView) -> list[str]:
    return [label.text() for label in view.facts.findChildren(QLabel)]


def test_facts_are_listed(view: PictureView) -> None:
    shown = " ".join(texts(view))
    assert "Acme One" in shown
    assert "2024" in shown
    assert "48.636000, -1.511389" in shown


def test_coordinates_can_be_copied_as_text_and_as_an_address(view: PictureView) -> None:
    copy, link = view.facts.findChildren(QPushButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == as_text(48.636, -1.5113889)
    link.click()
    assert QGuiApplication.clipboard().text() == as_address(48.636, -1.5113889) == "geo:48.636000,-1.511389"


def test_the_whole_picture_is_seen_and_then_its_own_pixels(view: PictureView, qtbot: QtBot) -> None:
    canvas = view.canvas
    assert canvas.viewport().rect().contains(canvas.rect_of(0).toRect())
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert (canvas.percent, canvas.fit) == (100, Fit.FREE)
    qtbot.waitUntil(lambda: max(sheet.image.width() for sheet in canvas._images.of(0)) > 2900, timeout=WAIT)
    before = canvas.place_at(QPoint(100, 100).toPointF())
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    QTest.mouseMove(canvas.viewport(), QPoint(260, 170))
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(260, 170))
    after = canvas.place_at(QPoint(100, 100).toPointF())
    assert after[1] - before[1] == pytest.approx(40 * canvas.devicePixelRatioF(), abs=1)
    assert after[2] - before[2] == pytest.approx(30 * canvas.devicePixelRatioF(), abs=1)


def test_a_picture_of_a_document_tells_its_caption(
    client: PreviewClient, theme: Theme, holder: QWidget, tmp_path: Path
) -> None:
    inside = HitPicture(4, (0.0, 0.0, 9.0, 9.0), 300, 200, "Figure 2:  the mill")
    view = PictureView(client, theme, str(tmp_path / "a.pptx"), (300.0, 200.0), inside, holder)
    assert {"Figure 2: the mill", "4"} <= set(texts(view))
