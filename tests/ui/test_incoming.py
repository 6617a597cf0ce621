"""What is pasted or dropped becomes a part of the question: real mime data, as other programs make it."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.domain.asking import PictureChip
from app.ui.incoming import LONGEST_SIDE, MOST_FILES, Incoming, could_be_asked, read_incoming, why_refused

pytestmark = pytest.mark.usefixtures("qapp")


def picture(width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_ARGB32)
    made.fill(QColor("#4080c0"))
    return made


def files(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def test_a_screenshot_becomes_a_small_png(qapp: QApplication) -> None:
    qapp.clipboard().setImage(picture(3000, 1500))
    incoming = read_incoming(qapp.clipboard().mimeData(), "Pasted")
    (chip,) = incoming.chips
    assert (chip.label, chip.path, chip.weight) == ("Pasted", None, 1.0)
    read = QImage.fromData(chip.png)
    assert (read.width(), read.height()) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert read.pixelColor(10, 10).name() == "#4080c0"


def test_what_is_transparent_is_seen_on_white(qapp: QApplication) -> None:
    clear = picture(20, 20)
    clear.fill(QColor(0, 0, 0, 0))
    qapp.clipboard().setImage(clear)
    (chip,) = read_incoming(qapp.clipboard().mimeData(), "Pasted").chips
    assert QImage.fromData(chip.png).pixelColor(5, 5).name() == "#ffffff"


def test_files_become_chips_by_what_their_names_say() -> None:
    mime = files("/home/ada/a b#1.JPG", "/home/ada/report.pdf", "/home/ada/song.mp3", "/home/ada/Photos")
    assert could_be_asked(mime)
    assert read_incoming(mime, "Pasted") == Incoming(
        (
            PictureChip("a b#1.JPG", path="/home/ada/a b#1.JPG"),
            PictureChip("report.pdf", path="/home/ada/report.pdf"),
        ),
        ("/home/ada/song.mp3", "/home/ada/Photos"),
    )


def test_only_so_many_files_are_taken() -> None:
    incoming = read_incoming(files(*(f"/p/{n}.png" for n in range(MOST_FILES + 3))), "Pasted")
    assert (len(incoming.chips), len(incoming.refused)) == (MOST_FILES, 3)


def test_text_with_a_picture_of_it_is_text() -> None:
    """Text programs put a picture of the text beside it."""
    mime = QMimeData()
    mime.setText("twelve words")
    mime.setImageData(picture(20, 20))
    assert not could_be_asked(mime)
    assert read_incoming(mime, "Pasted") == Incoming()


def test_a_picture_from_a_browser_comes_with_its_address() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.png")])
    mime.setText("https://example.org/a.png")
    mime.setImageData(picture(20, 20))
    assert could_be_asked(mime)
    assert len(read_incoming(mime, "Pasted").chips) == 1


def test_an_address_alone_is_nothing_to_ask_with() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.png")])
    assert not could_be_asked(mime)
    assert read_incoming(mime, "Pasted") == Incoming()


def test_a_name_that_turns_around_or_breaks_is_shown_as_what_it_is() -> None:
    (chip,) = read_incoming(files("/tmp/\u202egpj.exe.png"), "").chips
    assert chip.label == "\ufffdgpj.exe.png"
    assert "\n" not in why_refused("/tmp/two\nlines.txt")
