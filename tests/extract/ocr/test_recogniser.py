import pickle
import socket
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image

from app.domain.errors import FailedFileError
from app.domain.recognition import RecognisedBlock
from app.extract.limits import Limits
from app.extract.ocr.engine import LANGUAGES, load
from app.extract.ocr.recogniser import Recogniser
from app.extract.pool import ExtractionPool
from tests.extract.ocr.made_text import HERON, MILL, page_of, picture_of, scan

LIMITS = Limits()
CORNER = (60, 63)  # where the text of a page begins, in points
ROTATE_90 = 6  # EXIF: the camera was held upright, the pixels lie on their side


@pytest.fixture
def read() -> Recogniser:
    return Recogniser(2)


def words(blocks: tuple[RecognisedBlock, ...]) -> str:
    return " ".join(block.text for block in blocks)


def test_a_scanned_page_is_read_with_page_and_place(read: Recogniser, tmp_path: Path) -> None:
    blank = Image.new("RGB", (1240, 875), "white")
    path = scan(tmp_path / "scan.pdf", (blank, page_of(HERON)))
    (block,) = read(path, LIMITS)
    assert block.text == HERON
    assert block.page == 2
    assert block.confidence > 0.9
    assert np.allclose(block.box[:2], CORNER, atol=5)
    assert 400 < block.box[2] < 490
    assert 70 < block.box[3] < 110


def test_only_the_wanted_pages_are_read(read: Recogniser, tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.pdf", (page_of(HERON), page_of(MILL)))
    blocks = read(path, LIMITS, (2,))
    assert [block.page for block in blocks] == [2]
    assert words(blocks) == MILL


def test_columns_and_broken_words(read: Recogniser, tmp_path: Path) -> None:
    left = "The grey heron stands<br>still in shallow water<br>and waits for a recog-<br>nisable fish to come."
    right = "An old mill grinds all<br>wheat and barley that<br>farmers of the valley<br>bring on their carts."
    document = pymupdf.open()
    page = document.new_page(width=595, height=300)
    for x, text in ((60, left), (320, right)):
        page.insert_htmlbox((x, 100, x + 230, 280), f'<p style="font-size:16pt">{text}</p>')
    page.insert_htmlbox((60, 30, 560, 80), '<p style="font-size:26pt">News of the Riverside</p>')
    found = [block.text for block in read(scan(tmp_path / "news.pdf", (picture_of(page),)), LIMITS)]
    assert found == [
        "News of the Riverside",
        "The grey heron stands still in shallow water and waits for a recognisable fish to come.",
        "An old mill grinds all wheat and barley that farmers of the valley bring on their carts.",
    ]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_that_lies_on_its_side_or_its_head(read: Recogniser, tmp_path: Path, turns: int) -> None:
    upright = page_of(f"{HERON} {MILL}")
    height, width = upright.height, upright.width
    path = tmp_path / "turned.png"
    Image.fromarray(np.rot90(np.asarray(upright), turns)).save(path)
    (block,) = read(str(path), LIMITS)
    assert block.text == f"{HERON} {MILL}"
    assert block.page is None
    shown = np.zeros((height, width), bool)
    shown[110:280, 120:990] = True  # where the text stands on the upright page, roughly
    x0, y0, x1, y1 = map(round, block.box)
    assert np.rot90(shown, turns)[y0:y1, x0:x1].mean() > 0.9


def test_a_page_that_the_pdf_itself_turns(read: Recogniser, tmp_path: Path) -> None:
    path = scan(tmp_path / "turned.pdf", (page_of(HERON).rotate(90, expand=True),), rotation=90)
    (block,) = read(path, LIMITS)
    assert block.text == HERON
    assert np.allclose(block.box[:2], CORNER, atol=5)


def test_a_photo_whose_orientation_is_in_its_exif_data(read: Recogniser, tmp_path: Path) -> None:
    upright = page_of(HERON)
    exif = Image.Exif()
    exif[0x0112] = ROTATE_90
    path = tmp_path / "photo.jpg"
    upright.rotate(90, expand=True).save(path, exif=exif, quality=92)
    (block,) = read(str(path), LIMITS)
    assert block.text == HERON
    assert np.allclose(block.box[:2], np.multiply(CORNER, 150 / 72), atol=10)  # pixels of the upright picture


def test_boxes_count_in_pixels_of_the_original(read: Recogniser, tmp_path: Path) -> None:
    upright = page_of(HERON)
    path = tmp_path / "large.png"
    upright.resize((3 * upright.width, 3 * upright.height)).save(path)
    (block,) = read(str(path), LIMITS)
    assert block.text == HERON
    assert np.allclose(block.box[:2], np.multiply(CORNER, 3 * 150 / 72), atol=30)


def test_letters_with_accents_and_ideograms(read: Recogniser, tmp_path: Path) -> None:
    german, chinese = "Größere Äpfel fürs Mädchen überall", "人工智能是研究计算机的科学"
    picture = page_of("", html=f'<p style="font-size:16pt">{german}<br><br>{chinese}</p>')
    picture.save(tmp_path / "languages.png")
    assert [block.text for block in read(str(tmp_path / "languages.png"), LIMITS)] == [german, chinese]
    assert {"de", "zh", "en"} <= set(LANGUAGES)


def test_light_text_on_dark(read: Recogniser, tmp_path: Path) -> None:
    Image.fromarray(255 - np.asarray(page_of(HERON)) // 10 * 9).save(tmp_path / "dark.png")
    assert words(read(str(tmp_path / "dark.png"), LIMITS)) == HERON


def test_an_empty_page_gives_nothing(read: Recogniser, tmp_path: Path) -> None:
    assert read(scan(tmp_path / "empty.pdf", (Image.new("RGB", (600, 800), "white"),)), LIMITS) == ()


def test_a_picture_without_text_gives_nothing(read: Recogniser, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (6, 9, 3), np.uint8)
    Image.fromarray(noise).resize((640, 480), Image.Resampling.BICUBIC).save(tmp_path / "scene.png")
    assert read(str(tmp_path / "scene.png"), LIMITS) == ()


@pytest.mark.parametrize("name", ["damaged.pdf", "damaged.png"])
def test_a_damaged_file_fails(read: Recogniser, tmp_path: Path, name: str) -> None:
    start = b"%PDF-1.4\n" if name.endswith("pdf") else b"\x89PNG\r\n\x1a\n"
    (tmp_path / name).write_bytes(start + b"nothing that a reader knows\n" * 20)
    with pytest.raises(FailedFileError) as caught:
        read(str(tmp_path / name), LIMITS)
    assert caught.value.__cause__ is not None


def test_in_a_process_of_the_pool_with_its_limits(tmp_path: Path) -> None:
    """The memory limit is the one that Akin sets; the page is the largest that is ever drawn."""
    page = page_of(f"{HERON} {MILL}").resize((4000, 2822))
    path = scan(tmp_path / "scan.pdf", (page,))
    with ExtractionPool(1, LIMITS, Recogniser(2)) as pool:
        assert words(pool.submit(path, (1,)).result(timeout=120)) == f"{HERON} {MILL}"


def test_it_is_small_to_send() -> None:
    assert len(pickle.dumps(Recogniser(2))) < 200


def test_nothing_is_asked_of_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the models and reading, with every way out closed."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("the network was used")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    load.cache_clear()
    page_of(HERON).save(tmp_path / "page.png")
    assert words(Recogniser(1)(str(tmp_path / "page.png"), LIMITS)) == HERON
