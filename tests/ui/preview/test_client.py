"""The client keeps what was drawn within bounds, tells only what is wanted, and leaves nothing behind."""

from pathlib import Path
from typing import Any

import psutil
from PIL import Image
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.previews import Drawn, DrawPage, DrawPicture, LookInto, Unshown
from app.ui.preview.client import PreviewClient, Sheet, ThumbnailClient, as_sheet
from app.ui.thumbnails import Wanted
from tests.extract.preview.made_files import pages
from tests.ui.preview.conftest import WAIT


def asked(client: PreviewClient, qtbot: QtBot, request: Any) -> Any:
    found: list[Any] = []
    client.ask(request, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    return found[0]


def test_pixels_become_an_image() -> None:
    sheet = as_sheet(Drawn(3, 2, bytes(range(18)), (3.0, 2.0), (0.0, 0.0, 3.0, 2.0)))
    assert sheet.image.format() is QImage.Format.Format_RGB32
    assert sheet.image.pixelColor(2, 1) == QColor(15, 16, 17)


def test_what_was_drawn_is_kept(client: PreviewClient, qtbot: QtBot, tmp_path: Path) -> None:
    request = DrawPage(str(pages(tmp_path / "a.pdf", ["Hello"])), 1, 1.0)
    assert client.held(request) is None
    sheet = asked(client, qtbot, request)
    assert isinstance(sheet, Sheet)
    assert client.held(request) is sheet


def test_images_of_a_changed_file_are_forgotten(client: PreviewClient, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (20, 20), "red").save(path)
    request = DrawPicture(str(path), 1.0)
    asked(client, qtbot, LookInto(str(path)))
    asked(client, qtbot, request)
    assert client.held(request) is not None
    Image.new("RGB", (30, 30), "blue").save(path)
    asked(client, qtbot, LookInto(str(path)))
    assert client.held(request) is None


def test_memory_is_bounded(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:  # noqa: ARG001
    path = str(pages(tmp_path / "a.pdf", ["Hello"] * 4))
    client = PreviewClient(memory=2 * 400 * 300 * 4)
    for page in range(1, 5):
        asked(client, qtbot, DrawPage(path, page, 1.0))
    assert client.bytes_held <= 2 * 400 * 300 * 4
    assert client.held(DrawPage(path, 1, 1.0)) is None
    assert client.held(DrawPage(path, 4, 1.0)) is not None
    process = psutil.Process(client.process_id)
    client.close()
    assert not process.is_running()


def test_nothing_is_told_of_what_was_dropped(client: PreviewClient, qtbot: QtBot, tmp_path: Path) -> None:
    path = str(pages(tmp_path / "a.pdf", ["Hello"]))
    told: list[Any] = []
    client.ask(LookInto(path), told.append).drop()
    assert asked(client, qtbot, DrawPage(path, 1, 1.0))
    assert told == []


def test_what_cannot_be_shown_comes_with_a_reason(client: PreviewClient, qtbot: QtBot, tmp_path: Path) -> None:
    found = asked(client, qtbot, LookInto(str(tmp_path / "gone.pdf")))
    assert isinstance(found, Unshown)


def test_thumbnails_are_told_by_number(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:  # noqa: ARG001
    Image.new("RGB", (300, 200), "red").save(tmp_path / "a.png")
    (tmp_path / "b.txt").write_text("words")
    client, told = ThumbnailClient(), dict[int, Any]()
    client.drawn.connect(told.__setitem__)
    picture = client.ask(Wanted(str(tmp_path / "a.png"), (0, 0)), 96)
    text = client.ask(Wanted(str(tmp_path / "b.txt"), (0, 0)), 96)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT)
    assert (told[picture].width, told[picture].height) == (96, 64)
    assert told[text] is None
    client.close()
