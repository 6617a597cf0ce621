from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from app.domain.errors import SkippedFileError
from app.domain.pictures import Picture
from app.extract import mupdf
from app.extract.limits import Limits
from app.extract.pictures import pictures_of
from app.extract.registry import extract
from tests.extract.made_pictures import CORNERS, GREEN, RED, WHITE, are_near, corners, corners_of, encoded, scene

pymupdf = mupdf.load()
SIZE = 64
TEXT = "The harbour was full of boats that day, and more of them came in with every tide until evening."
Made = Callable[..., tuple[Picture, ...]]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(draw: Callable[[Any], None], limits: Limits | None = None, **options: Any) -> tuple[Picture, ...]:
        path = tmp_path / "made.pdf"
        with pymupdf.open() as pdf:
            draw(pdf)
            pdf.save(str(path), **options)
        return pictures_of(str(path), limits or Limits(), SIZE)

    return make


def page_with_text(pdf: Any) -> Any:
    page = pdf.new_page(width=600, height=800)
    page.insert_textbox((50, 40, 550, 200), TEXT * 3, fontsize=11)
    return page


def written_page() -> Image.Image:
    """A picture of a page full of text, 1200 x 1600."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=600, height=800)
        page.insert_textbox((50, 40, 550, 780), TEXT * 22, fontsize=12)
        drawn = page.get_pixmap(dpi=144)
        return Image.frombytes("RGB", (drawn.width, drawn.height), drawn.samples)


def test_a_figure_with_its_caption(made: Made) -> None:
    def draw(pdf: Any) -> None:
        page_with_text(pdf)
        page = page_with_text(pdf)
        page.insert_image((100, 220, 340, 380), stream=encoded(corners()))
        page.insert_textbox((100, 392, 340, 440), "Figure 3: The four corners\nof the world.", fontsize=10)
        page.insert_textbox((50, 470, 550, 600), TEXT * 3, fontsize=11)

    (picture,) = made(draw)
    assert (picture.ordinal, picture.page, picture.width, picture.height) == (0, 2, 240, 160)
    assert picture.box == pytest.approx((100, 220, 340, 380), abs=0.5)
    assert picture.caption == "Figure 3: The four corners of the world."
    assert are_near(corners_of(picture.pixels), CORNERS)
    assert picture.pixels.shape == (SIZE, SIZE, 3)


def test_a_short_text_below_is_a_caption_and_running_text_is_not(made: Made) -> None:
    def draw(pdf: Any) -> None:
        page = page_with_text(pdf)
        page.insert_image((50, 220, 250, 350), stream=encoded(scene(1)))
        page.insert_text((60, 362), "Boats at noon", fontsize=10)
        page.insert_image((50, 450, 250, 580), stream=encoded(scene(2)))
        page.insert_textbox((50, 590, 550, 780), TEXT * 4, fontsize=11)

    assert [picture.caption for picture in made(draw)] == ["Boats at noon", ""]


def test_two_figures_side_by_side_keep_their_own_captions(made: Made) -> None:
    def draw(pdf: Any) -> None:
        page = page_with_text(pdf)
        for number in (0, 1):
            left = 50 + 270 * number
            page.insert_image((left, 220, left + 230, 370), stream=encoded(scene(number)))
            page.insert_textbox((left, 378, left + 230, 400), f"Abb. {number + 1}: Bild {number}", fontsize=10)

    assert [picture.caption for picture in made(draw)] == ["Abb. 1: Bild 0", "Abb. 2: Bild 1"]


def test_logos_rules_icons_and_plain_areas_are_left_out(made: Made) -> None:
    def draw(pdf: Any) -> None:
        for number in range(4):
            page = page_with_text(pdf)
            page.insert_image((450 + number, 20, 550 + number, 80), stream=encoded(scene(50)))
            page.insert_image((50, 210, 550, 220), stream=encoded(scene(51, 1000, 70)))
            page.insert_image((50, 230, 90, 270), stream=encoded(scene(60 + number, 40, 40)))
            page.insert_image((50, 280, 200, 380), stream=encoded(Image.new("RGB", (300, 200), (250, 250, 240))))
            page.insert_image((50, 400, 62, 412), stream=encoded(scene(70 + number, 200, 200)))
        page.insert_image((100, 450, 300, 600), stream=encoded(scene(3)))

    (picture,) = made(draw)
    assert picture.page == 4
    assert picture.box is not None
    assert picture.box[1] == pytest.approx(450, abs=10)


def test_a_picture_that_is_shown_twice_is_kept_once(made: Made) -> None:
    def draw(pdf: Any) -> None:
        for number in range(4):
            page = page_with_text(pdf)
            if number < 2:
                page.insert_image((100, 220 + number, 340, 380 + number), stream=encoded(scene(1)))

    (picture,) = made(draw)
    assert picture.page == 1


def test_alike_pictures_on_every_page_are_no_logos(made: Made) -> None:
    def draw(pdf: Any) -> None:
        for number in range(5):
            page_with_text(pdf).insert_image((100, 220, 340, 380), stream=encoded(scene(number)))

    assert [picture.page for picture in made(draw)] == [1, 2, 3, 4, 5]


def test_a_scanned_page_is_no_picture(made: Made, tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        pdf.new_page(width=600, height=800).insert_image((10, 10, 590, 790), stream=encoded(written_page()))
        pdf.new_page(width=600, height=800).insert_image((80, 100, 520, 700), stream=encoded(written_page()))
        page = pdf.new_page(width=600, height=800)
        for number in range(40):  # a page of strips
            strip = encoded(written_page().crop((0, 40 * number, 1200, 40 * number + 40)))
            page.insert_image((0, 20 * number, 600, 20 * number + 20), stream=strip)
        page_with_text(pdf)

    assert made(draw) == ()
    assert extract(str(tmp_path / "made.pdf"), Limits()).scanned_pages == (1, 2, 3)


def test_a_photo_of_the_size_of_its_page_is_a_picture(made: Made, tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        page_with_text(pdf)
        page = pdf.new_page(width=600, height=800)
        page.insert_image(page.rect, stream=encoded(scene(1, 600, 800)))
        pdf.new_page(width=600, height=800).insert_image((0, 0, 600, 800), stream=encoded(Image.new("RGB", (90, 120))))

    (picture,) = made(draw)
    assert (picture.page, picture.box) == (2, (0, 0, 600, 800))
    document = extract(str(tmp_path / "made.pdf"), Limits())
    assert document.scanned_pages == (2, 3)  # it may bear words all the same
    assert document.pictures  # so that it is looked at


def test_a_stamp_does_not_make_a_scan_a_text_page(made: Made, tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        page = pdf.new_page(width=600, height=800)
        page.insert_image(page.rect, stream=encoded(written_page()))
        page.insert_text((20, 780), "Received 2024-06-01", fontsize=8)

    assert made(draw) == ()
    assert extract(str(tmp_path / "made.pdf"), Limits()).scanned_pages == (1,)


def test_a_background_behind_text_is_neither_picture_nor_scan(made: Made, tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        page = pdf.new_page(width=600, height=800)
        page.insert_image(page.rect, stream=encoded(scene(1, 600, 800)))
        page.insert_textbox((50, 40, 550, 200), TEXT, fontsize=11)

    assert made(draw) == ()
    document = extract(str(tmp_path / "made.pdf"), Limits())
    assert (document.scanned_pages, document.pictures) == ((), ())


def test_a_picture_of_tiles_is_one(made: Made) -> None:
    def draw(pdf: Any) -> None:
        page = page_with_text(pdf)
        whole = corners(240, 160)
        for y in range(2):
            for x in range(3):
                tile = whole.crop((80 * x, 80 * y, 80 * x + 80, 80 * y + 80))
                box = (100 + 80 * x, 220 + 80 * y, 180 + 80 * x, 300 + 80 * y)
                page.insert_image(box, stream=encoded(tile))

    (picture,) = made(draw)
    assert (picture.width, picture.height) == (240, 160)
    assert are_near(corners_of(picture.pixels), CORNERS)


def test_masks_and_turned_pages(made: Made) -> None:
    def draw(pdf: Any) -> None:
        page = page_with_text(pdf)
        clear = corners(200, 200).convert("RGBA")
        clear.paste((0, 0, 0, 0), (0, 100, 100, 200))
        page.insert_image((100, 300, 300, 500), stream=encoded(clear))
        page.set_rotation(90)

    (picture,) = made(draw)
    assert are_near(corners_of(picture.pixels), (WHITE, RED, WHITE, GREEN))


def test_a_drawing_of_lines_is_no_picture(made: Made, tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        page = page_with_text(pdf)
        for number in range(50):
            page.draw_line((100, 300 + number), (300, 500 - number))

    assert made(draw) == ()
    assert extract(str(tmp_path / "made.pdf"), Limits()).pictures == ()


def test_a_bomb_inside_is_never_decoded(made: Made) -> None:
    def draw(pdf: Any) -> None:
        page_with_text(pdf).insert_image((100, 220, 340, 380), stream=encoded(scene(1)))
        page = page_with_text(pdf)
        number = page.insert_image((100, 220, 340, 380), stream=encoded(scene(2)))
        pdf.xref_set_key(number, "Width", "60000")
        pdf.xref_set_key(number, "Height", "60000")

    assert [picture.page for picture in made(draw)] == [1]


def test_a_locked_file_says_so(made: Made) -> None:
    with pytest.raises(SkippedFileError, match="password"):
        made(page_with_text, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="sesame", owner_pw="sesame")


def test_a_truncated_file_gives_what_is_left(made: Made, tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        for number in range(3):
            page_with_text(pdf).insert_image((100, 220, 340, 380), stream=encoded(scene(number)))

    made(draw)
    data = (tmp_path / "made.pdf").read_bytes()
    (tmp_path / "part.pdf").write_bytes(data[: len(data) * 9 // 10])
    assert pictures_of(str(tmp_path / "part.pdf"), Limits(), SIZE)


def test_what_a_page_lists_is_what_is_visited(made: Made, tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        page = page_with_text(pdf)
        page.insert_image((100, 220, 340, 380), stream=encoded(scene(1)))
        page.insert_image((100, 400, 340, 560), stream=encoded(scene(2)))

    pictures = made(draw)
    document = extract(str(tmp_path / "made.pdf"), Limits())
    assert [picture.page for picture in pictures] == [one.page for one in document.pictures] == [1, 1]
    assert [picture.ordinal for picture in pictures] == [0, 1]
    assert np.abs(pictures[0].pixels.astype(int) - pictures[1].pixels).mean() > 10
