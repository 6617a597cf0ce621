from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image

from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.detect import detect
from app.extract.limits import Limits
from app.extract.ocr.pages import sheets_of
from tests.extract.made_pictures import scene
from tests.extract.ocr.made_text import HERON, MILL, page_of

LIMITS = Limits()


def test_pages_are_drawn_large_enough_to_be_read(tmp_path: Path) -> None:
    document = pymupdf.open()
    for width, height in ((595, 842), (60, 40), (6000, 3000)):
        document.new_page(width=width, height=height)
    document.save(tmp_path / "sizes.pdf")
    sheets = list(sheets_of(detect(str(tmp_path / "sizes.pdf"), LIMITS), LIMITS, None))
    assert [sheet.page for sheet in sheets] == [1, 2, 3]
    assert [max(sheet.pixels.shape[:2]) for sheet in sheets] == [1755, 1200, 2400]


def test_only_wanted_pages_that_exist_are_drawn(tmp_path: Path) -> None:
    document = pymupdf.open()
    for _ in range(3):
        document.new_page()
    document.save(tmp_path / "three.pdf")
    sheets = sheets_of(detect(str(tmp_path / "three.pdf"), LIMITS), LIMITS, (2, 9))
    assert [sheet.page for sheet in sheets] == [2]


def test_a_small_picture_is_enlarged_and_a_large_one_shrunk(tmp_path: Path) -> None:
    for size, wanted in (((100, 60), 300), ((700, 500), 736), ((1200, 900), 1200), ((5000, 4000), 2000)):
        Image.new("RGB", size, "white").save(tmp_path / "one.png")
        (sheet,) = sheets_of(detect(str(tmp_path / "one.png"), LIMITS), LIMITS, None)
        assert max(sheet.pixels.shape[:2]) == wanted
        assert sheet.scale == pytest.approx(wanted / max(size), rel=0.01)


def test_a_very_long_picture_is_cut_where_nothing_stands(tmp_path: Path) -> None:
    pixels = np.full((6000, 800, 3), 255, np.uint8)
    for top in range(0, 5900, 40):  # lines of text of 30 pixels, with 10 between them
        pixels[top : top + 30, 100:700:7] = 0
    Image.fromarray(pixels).save(tmp_path / "long.png")
    sheets = list(sheets_of(detect(str(tmp_path / "long.png"), LIMITS), LIMITS, None))
    assert len(sheets) == 5
    assert sum(len(sheet.pixels) for sheet in sheets) == 6000
    for sheet in sheets[1:]:
        assert 30 <= sheet.top % 40 <= 39


def test_a_damaged_pdf_fails(tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"nothing that a reader knows\n" * 20)
    with pytest.raises(FailedFileError):
        list(sheets_of(detect(str(path), LIMITS), LIMITS, None))


def test_a_pdf_with_a_password_is_left_out(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page()
    path = str(tmp_path / "secret.pdf")
    document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="heron", owner_pw="mill")
    with pytest.raises(SkippedFileError):
        list(sheets_of(detect(path, LIMITS), LIMITS, None))


def test_other_formats_hold_no_pictures_of_text(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("words")
    assert not list(sheets_of(detect(str(tmp_path / "note.txt"), LIMITS), LIMITS, None))


def test_pages_of_a_fax_are_drawn_where_they_hold_text(tmp_path: Path) -> None:
    pages = [page_of(HERON * 4), scene(1, 600, 420), page_of(MILL * 4)]
    pages[0].save(tmp_path / "fax.tif", save_all=True, append_images=pages[1:])
    file = detect(str(tmp_path / "fax.tif"), LIMITS)
    sheets = list(sheets_of(file, LIMITS, (1, 2, 3)))
    assert [sheet.page for sheet in sheets] == [1, 3]
    assert max(sheets[0].pixels.shape[:2]) >= 1200
    (first,) = sheets_of(file, LIMITS, None)
    assert first.page is None
