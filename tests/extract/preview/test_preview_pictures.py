"""Pictures are shown upright and small, wherever they lie, and hostile ones become reasons."""

import io
from pathlib import Path

import docx
import numpy as np
import pytest
from PIL import Image

from app.domain.documents import PhotoFacts
from app.domain.hits import HitPicture
from app.domain.previews import Drawn, DrawPicture, DrawThumbnail, Look, LookInto, ReadFacts, Request, Showing, Unshown
from app.extract.limits import Limits
from app.extract.preview.answers import Answers
from app.extract.preview.serve import reply
from tests.extract.made_pictures import CORNERS, are_near, corners, corners_of, dng, encoded, scene

LIMITS = Limits()
HOSTILE = Path(__file__).parents[4] / "shared" / "data" / "images_hostile"


@pytest.fixture
def answers() -> Answers:
    return Answers(LIMITS)


def drawn(answers: Answers, request: Request) -> Drawn:
    found = answers.answer(request)
    assert isinstance(found, Drawn)
    assert len(found.pixels) == found.width * found.height * 3
    return found


def pixels(found: Drawn) -> np.ndarray:
    return np.frombuffer(found.pixels, np.uint8).reshape(found.height, found.width, 3)


def test_a_photo_is_upright_and_as_small_as_it_is_asked_for(answers: Answers, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = str(tmp_path / "a.jpg")
    corners(400, 240).transpose(Image.Transpose.ROTATE_90).save(path, exif=exif, quality=95)
    look = answers.answer(LookInto(path))
    assert isinstance(look, Look)
    assert (look.showing, look.sheets) == (Showing.PICTURE, ((400, 240),))
    found = drawn(answers, DrawPicture(path, 0.25))
    assert (found.width, found.height, found.sheet) == (100, 60, (400.0, 240.0))
    assert are_near(corners_of(np.asarray(Image.fromarray(pixels(found)).resize((60, 60)))), CORNERS, 30)


def test_a_part_is_drawn_larger_than_the_whole_was(answers: Answers, tmp_path: Path) -> None:
    picture = scene(1, 3000, 2000)
    path = str(tmp_path / "a.png")
    picture.save(path)
    assert drawn(answers, DrawPicture(path, 0.1)).width == 300
    found = drawn(answers, DrawPicture(path, 1.0, (1000.0, 500.0, 1100.0, 560.0)))
    assert np.abs(pixels(found).astype(int) - np.asarray(picture)[500:560, 1000:1100]).max() <= 2
    assert drawn(answers, DrawPicture(path, 5.0, (0.0, 0.0, 10.0, 10.0))).width == 10  # never blown up


def test_thumbnails_keep_their_shape(answers: Answers, tmp_path: Path) -> None:
    scene(2, 900, 300).save(tmp_path / "a.png")
    found = drawn(answers, DrawThumbnail(str(tmp_path / "a.png"), 90))
    assert (found.width, found.height) == (90, 30)


def test_a_camera_file_shows_its_preview(answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "a.dng").write_bytes(dng(encoded(corners(), "jpg"), 256, 192, 1))
    found = drawn(answers, DrawPicture(str(tmp_path / "a.dng"), 1.0))
    assert (found.width, found.height) == (240, 160)


def test_a_drawing_is_a_picture(answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="red"/></svg>'
    )
    look = answers.answer(LookInto(str(path)))
    assert isinstance(look, Look)
    assert look.showing is Showing.PICTURE
    found = drawn(answers, DrawPicture(str(path), 2.0))
    assert found.width == pytest.approx(2 * found.sheet[0], abs=1)
    assert tuple(pixels(found)[10, 10]) == (255, 0, 0)
    assert isinstance(answers.answer(ReadFacts(str(path))), PhotoFacts)


def test_a_picture_inside_a_document_is_shown_as_it_is(answers: Answers, tmp_path: Path) -> None:
    made = docx.Document()
    for seed in (1, 2):
        made.add_picture(io.BytesIO(encoded(scene(seed, 300, 200))))
        made.add_paragraph(f"Figure {seed}: scene {seed}", style="Caption")
    path = str(tmp_path / "a.docx")
    made.save(path)
    inside = HitPicture(None, None, 300, 200, "Figure 2: scene 2")
    found = drawn(answers, DrawPicture(path, 1.0, inside=inside))
    assert np.abs(pixels(found).astype(int) - np.asarray(scene(2, 300, 200))).max() <= 1
    assert drawn(answers, DrawThumbnail(path, 60, inside=inside)).height == 40
    gone = reply(answers, DrawPicture(path, 1.0, inside=HitPicture(None, None, 9, 9, "")), LIMITS)
    assert isinstance(gone, Unshown)
    assert "no longer" in gone.message


def test_a_changed_file_is_read_anew(answers: Answers, tmp_path: Path) -> None:
    path = str(tmp_path / "a.png")
    scene(1, 100, 100).save(path)
    assert drawn(answers, DrawPicture(path, 1.0)).width == 100
    scene(1, 70, 50).save(path)
    assert drawn(answers, DrawPicture(path, 1.0)).width == 70


def test_text_has_no_thumbnail(answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    found = reply(answers, DrawThumbnail(str(tmp_path / "a.txt"), 64), LIMITS)
    assert isinstance(found, Unshown)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile pictures are not at ../shared/data")
def test_hostile_pictures_are_drawn_or_told(answers: Answers) -> None:
    paths = sorted(path for path in HOSTILE.iterdir() if path.is_file() and path.stat().st_size < 200_000)[::4]
    found = [reply(answers, DrawThumbnail(str(path), 64), LIMITS) for path in paths]
    told = [each for each in found if isinstance(each, Unshown)]
    assert all(each.message.endswith(".") for each in told)
    shown = [each for each in found if isinstance(each, Drawn)]
    assert len(shown) > len(found) // 3
    assert all(
        max(each.width, each.height) <= 64 and len(each.pixels) == each.width * each.height * 3 for each in shown
    )


def test_a_fax_of_several_pages_is_shown_as_pages(answers: Answers, tmp_path: Path) -> None:
    path = str(tmp_path / "fax.tif")
    Image.new("RGB", (60, 80), "white").save(path, save_all=True, append_images=[corners(240, 160)], dpi=(72, 72))
    look = answers.answer(LookInto(path))
    assert isinstance(look, Look)
    assert (look.showing, look.pages, look.sheets) == (Showing.PAGES, 2, ((60, 80), (240, 160)))
    small = drawn(answers, DrawThumbnail(path, 120, page=2))
    assert (small.width, small.height) == (120, 80)
    square = np.asarray(Image.fromarray(pixels(small)).resize((80, 80)))
    assert are_near(corners_of(square), CORNERS)
    assert answers.answer(ReadFacts(path)) == PhotoFacts(60, 80)
