from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from app.domain.documents import PhotoFacts
from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.files import FileKind
from app.extract.limits import Limits
from app.extract.registry import extract


def test_what_the_camera_wrote(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "NIKON CORPORATION", "NIKON D90", 6
    exif.get_ifd(0x8769).update({0x9003: "2024:06:01 12:30:15", 0xA434: "NIKKOR 35mm f/1.8"})
    exif.get_ifd(0x8825).update({1: "S", 2: (33.0, 51.0, 36.0), 3: "E", 4: (151.0, 12.0, 40.0)})
    Image.new("RGB", (40, 20), "red").save(tmp_path / "a.jpg", exif=exif)
    document = extract(str(tmp_path / "a.jpg"), Limits())
    assert (document.kind, document.format) == (FileKind.PICTURE, "jpeg")
    assert document.photo is not None
    assert document.text == (document.photo.place or "")
    assert replace(document.photo, place=None) == PhotoFacts(
        width=20,
        height=40,
        taken=datetime(2024, 6, 1, 12, 30, 15),  # noqa: DTZ001 - cameras write no zone
        camera="NIKON D90",
        latitude=pytest.approx(-33.86),
        longitude=pytest.approx(151.2111111),
        lens="NIKKOR 35mm f/1.8",
    )


def test_a_lens_that_has_no_name_is_told_by_its_range(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA432] = (18.0, 55.0, 3.5, 5.6)
    Image.new("RGB", (4, 4)).save(tmp_path / "a.jpg", exif=exif)
    photo = extract(str(tmp_path / "a.jpg"), Limits()).photo
    assert photo
    assert photo.lens == "18-55mm f/3.5-5.6"


@pytest.mark.parametrize("extension", ["png", "webp", "gif", "bmp", "tiff", "avif", "ico", "ppm", "tga", "heic"])
def test_formats(tmp_path: Path, extension: str) -> None:
    if extension == "heic":
        import pillow_heif

        pillow_heif.register_heif_opener()
    path = tmp_path / f"a.{extension}"
    Image.new("RGB", (32, 16), "blue").save(path)
    photo = extract(str(path), Limits()).photo
    assert photo is not None
    assert photo.width in (32, 16)
    assert (photo.taken, photo.camera, photo.latitude) == (None, None, None)


def test_too_many_pixels_are_refused_before_decoding(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "a.png")
    with pytest.raises(SkippedFileError, match="400 megapixels"):
        extract(str(tmp_path / "a.png"), Limits())


def test_facts_are_read_without_decoding(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.effect_noise((400, 300), 80).save(path)
    path.write_bytes(path.read_bytes()[:2000])
    assert extract(str(path), Limits()).photo == PhotoFacts(400, 300)


def test_what_is_no_picture_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff" + b"nothing" * 100)
    with pytest.raises(FailedFileError, match="damaged"):
        extract(str(path), Limits())


def test_impossible_facts_are_dropped(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "0000:00:00 00:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (133.0, 0.0, 0.0), 3: "E", 4: (10.0, 0.0, 0.0)})
    Image.new("RGB", (4, 4)).save(tmp_path / "a.jpg", exif=exif)
    assert extract(str(tmp_path / "a.jpg"), Limits()).photo == PhotoFacts(4, 4)


def test_pages_of_a_fax_are_to_be_read_but_smaller_copies_are_none(tmp_path: Path) -> None:
    pages = [Image.new("1", (170, 220), 1) for _ in range(3)]
    pages[0].save(tmp_path / "fax.tif", save_all=True, append_images=pages[1:], compression="group4")
    document = extract(str(tmp_path / "fax.tif"), Limits())
    assert (document.scanned_pages, document.pages, document.notes) == ((1, 2, 3), 3, ())
    assert document.photo == PhotoFacts(170, 220)

    copy = Image.new("L", (80, 60))
    copy.encoderinfo = {"tiffinfo": {254: 1}}
    Image.new("L", (160, 120)).save(tmp_path / "pyramid.tif", save_all=True, append_images=[copy])
    assert extract(str(tmp_path / "pyramid.tif"), Limits()).scanned_pages == ()
    Image.new("L", (160, 120)).save(tmp_path / "one.tif")
    assert extract(str(tmp_path / "one.tif"), Limits()).scanned_pages == ()


def test_of_a_very_long_fax_the_first_pages_are_read(tmp_path: Path) -> None:
    pages = [Image.new("1", (17, 22), 1)] * 205
    pages[0].save(tmp_path / "long.tif", save_all=True, append_images=pages[1:], compression="group4")
    document = extract(str(tmp_path / "long.tif"), Limits())
    assert document.scanned_pages == tuple(range(1, 201))
    assert document.notes == ("Text is looked for on its first 200 pages only.",)


def test_a_camera_that_does_not_know_where_it_is_was_not_in_the_sea_off_africa(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)})
    Image.new("RGB", (4, 4)).save(tmp_path / "a.jpg", exif=exif)
    assert extract(str(tmp_path / "a.jpg"), Limits()).photo == PhotoFacts(4, 4)
