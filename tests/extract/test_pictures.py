import struct
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms

from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.pictures import Picture
from app.extract.decode import FORMATS
from app.extract.limits import Limits
from app.extract.pictures import pictures_of
from app.extract.registry import extract
from tests.extract.made_pictures import (
    BLUE,
    CORNERS,
    GREEN,
    RED,
    WHITE,
    are_near,
    corners,
    corners_of,
    dng,
    encoded,
    scene,
)

SIZE = 64


def shown(path: Path, data: bytes) -> Picture:
    path.write_bytes(data)
    (picture,) = pictures_of(str(path), Limits(), SIZE)
    assert picture.pixels.shape == (SIZE, SIZE, 3)
    assert picture.pixels.dtype == np.uint8
    assert (picture.ordinal, picture.page, picture.box, picture.caption) == (0, None, None, "")
    return picture


@pytest.mark.parametrize(
    "extension", ["jpg", "png", "webp", "gif", "bmp", "tiff", "avif", "heif", "ico", "jp2", "tga", "ppm", "pcx", "sgi"]
)
def test_formats(tmp_path: Path, extension: str) -> None:
    pillow_heif.register_heif_opener()
    picture = shown(tmp_path / f"a.{extension}", encoded(corners(256, 256), extension))
    assert (picture.width, picture.height) == (256, 256)
    assert are_near(corners_of(picture.pixels), CORNERS)


def test_every_format_that_may_be_opened_has_a_reader() -> None:
    Image.init()
    assert set(FORMATS) <= set(Image.OPEN)
    assert not {"EPS", "WMF"} & set(FORMATS)


def test_a_program_for_printers_is_never_run(tmp_path: Path) -> None:
    path = tmp_path / "a.tga"
    path.write_bytes(encoded(corners(), "eps"))
    with pytest.raises(FailedFileError):
        pictures_of(str(path), Limits(), SIZE)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "YCbCr", "LAB", "I", "F", "I;16", "PA"])
def test_modes(tmp_path: Path, mode: str) -> None:
    grey = Image.new("L", (240, 160))
    grey.paste(255, (120, 0, 240, 160))
    source = {"I": grey.convert("I").point(lambda value: value * 200), "F": grey.convert("F")}.get(mode)
    if mode == "I;16":
        source = Image.fromarray((np.asarray(grey).astype(np.uint16)) * 257)
    if mode == "LAB":
        to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
        source = ImageCms.applyTransform(grey.convert("RGB"), to_lab)
    if mode == "PA":
        source = grey.convert("P").convert("PA")
    picture = shown(tmp_path / "a.tiff", encoded(source or grey.convert(mode), "tiff"))
    black, white = (0, 0, 0), WHITE
    assert are_near(corners_of(picture.pixels), (black, white, black, white))


def test_large_pictures_of_any_mode_are_shrunk_by_strips(tmp_path: Path) -> None:
    for number, mode in enumerate(("P", "RGBA", "L", "1", "I;16")):
        source = corners(3001, 2003)
        made = Image.fromarray(np.asarray(source.convert("L")).astype(np.uint16) * 257) if mode == "I;16" else None
        picture = shown(tmp_path / f"{number}.png", encoded(made or source.convert(mode), "png", compress_level=1))
        assert (picture.width, picture.height) == (3001, 2003)
        wanted = CORNERS if mode in ("P", "RGBA") else [(value,) * 3 for value in (88, 108, 55, 255)]
        assert mode == "1" or are_near(corners_of(picture.pixels), wanted, 16)


def test_transparent_parts_are_white(tmp_path: Path) -> None:
    source = corners().convert("RGBA")
    source.paste((0, 0, 0, 0), (0, 0, 120, 80))
    assert are_near(corners_of(shown(tmp_path / "a.png", encoded(source)).pixels), (WHITE, GREEN, BLUE, WHITE))
    palette = corners().convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
    clear = palette.getpixel((10, 10))
    found = shown(tmp_path / "b.gif", encoded(palette, "gif", transparency=clear)).pixels
    assert are_near(corners_of(found), (WHITE, GREEN, BLUE, WHITE))


@pytest.mark.parametrize("extension", ["jpg", "tiff", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientations(tmp_path: Path, extension: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"a.{extension}"
    options = {"compression": "tiff_lzw"} if extension == "tiff" and orientation % 2 else {}
    picture = shown(path, encoded(corners(), extension, exif=exif, **options))
    size = (160, 240) if orientation > 4 else (240, 160)
    photo = extract(str(path), Limits()).photo
    assert photo
    assert (picture.width, picture.height) == (photo.width, photo.height) == size
    order = ("RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB")[orientation - 1]
    wanted = [dict(zip("RGBW", CORNERS, strict=True))[letter] for letter in order]
    assert are_near(corners_of(picture.pixels), wanted, 16)


def swapped_profile() -> bytes:
    """An sRGB profile in which red and green have changed places: whoever ignores it sees other colours."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = data.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    return swapped.replace(b"sRGB", b"odd ").replace("sRGB".encode("utf-16-be"), "odd ".encode("utf-16-be"))


def test_colours_are_converted_from_their_profile(tmp_path: Path) -> None:
    picture = shown(tmp_path / "a.png", encoded(corners(), icc_profile=swapped_profile()))
    first, second, *_ = corners_of(picture.pixels)
    assert first[1] > first[0] + 100
    assert second[0] > second[1] + 100


@pytest.mark.parametrize("profile", [b"nonsense", swapped_profile()[:200]])
def test_a_damaged_profile_is_ignored(tmp_path: Path, profile: bytes) -> None:
    picture = shown(tmp_path / "a.jpg", encoded(corners(), "jpg", icc_profile=profile))
    assert are_near(corners_of(picture.pixels), CORNERS)


def test_printers_colours(tmp_path: Path) -> None:
    picture = shown(tmp_path / "a.jpg", encoded(corners().convert("CMYK"), "jpg"))  # Pillow writes them as Adobe does
    assert are_near(corners_of(picture.pixels), CORNERS)


@pytest.mark.parametrize("extension", ["gif", "webp", "png", "tiff"])
def test_the_first_of_many_frames(tmp_path: Path, extension: str) -> None:
    others = [scene(number) for number in range(3)]
    data = encoded(corners(), extension, save_all=True, append_images=others)
    assert are_near(corners_of(shown(tmp_path / f"a.{extension}", data).pixels), CORNERS, 40)


def test_a_large_jpeg_is_decoded_at_an_eighth_and_keeps_its_size(tmp_path: Path) -> None:
    picture = shown(tmp_path / "a.jpg", encoded(corners(4000, 3000), "jpg"))
    assert (picture.width, picture.height) == (4000, 3000)
    assert are_near(corners_of(picture.pixels), CORNERS)


def bomb(width: int, height: int) -> bytes:
    """A tiny PNG that says it is as large as asked."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def test_a_bomb_is_refused_before_decoding(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(bomb(100_000, 100_000))
    for read in (lambda: extract(str(path), Limits()), lambda: pictures_of(str(path), Limits(), SIZE)):
        with pytest.raises(SkippedFileError, match="10000 megapixels"):
            read()


def test_a_bomb_inside_an_icon_is_refused(tmp_path: Path) -> None:
    inner = bomb(100_000, 100_000)
    path = tmp_path / "a.ico"
    path.write_bytes(struct.pack("<HHH4B2HII", 0, 1, 1, 0, 0, 0, 0, 1, 32, len(inner), 22) + inner)
    with pytest.raises(SkippedFileError, match="megapixels"):
        pictures_of(str(path), Limits(), SIZE)


@pytest.mark.parametrize(("extension", "options"), [("jpg", {}), ("jpg", {"progressive": True}), ("png", {})])
def test_most_of_a_picture_is_better_than_none(tmp_path: Path, extension: str, options: dict[str, bool]) -> None:
    data = encoded(scene(1, 400, 400), extension, **options)
    whole = shown(tmp_path / f"whole.{extension}", data)
    part = shown(tmp_path / f"part.{extension}", data[: len(data) * 4 // 5])
    assert (part.width, part.height) == (400, 400)
    upper = slice(0, SIZE // 2)
    difference = np.abs(part.pixels[upper].astype(int) - whole.pixels[upper]).mean()
    assert difference < 8
    again = shown(tmp_path / f"again.{extension}", data)
    assert (again.pixels == whole.pixels).all()


def test_little_of_a_picture_is_nothing(tmp_path: Path) -> None:
    data = encoded(scene(1, 400, 400), "png")
    path = tmp_path / "a.png"
    path.write_bytes(data[: len(data) // 4])
    with pytest.raises(FailedFileError, match="less than half"):
        pictures_of(str(path), Limits(), SIZE)


def test_a_damaged_picture_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4)
    with pytest.raises(FailedFileError, match="damaged"):
        pictures_of(str(path), Limits(), SIZE)


def test_the_preview_of_a_camera_file(tmp_path: Path) -> None:
    path = tmp_path / "a.dng"
    picture = shown(path, dng(encoded(corners(320, 240), "jpg"), 64, 48, orientation=6))
    assert (picture.width, picture.height) == (48, 64)
    assert are_near(corners_of(picture.pixels), (BLUE, RED, WHITE, GREEN), 16)
    photo = extract(str(path), Limits()).photo
    assert photo
    assert (photo.width, photo.height, photo.camera) == (48, 64, "Acme One")
    assert photo.taken
    assert photo.taken.isoformat() == "2024-06-01T12:30:15"


def test_a_camera_file_without_preview_or_reader_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.dng"
    path.write_bytes(dng(None, 64, 48, orientation=1))
    with pytest.raises(SkippedFileError, match="preview"):
        pictures_of(str(path), Limits(), SIZE)
    path.write_bytes(b"nothing that a camera writes" * 100)
    with pytest.raises(SkippedFileError, match="no reader"):
        pictures_of(str(path), Limits(), SIZE)


@pytest.mark.parametrize(("name", "text"), [("a.txt", "words"), ("a.svg", "<svg><text>words</text></svg>")])
def test_a_file_without_pixels_has_no_pictures(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert pictures_of(str(tmp_path / name), Limits(), SIZE) == ()


def test_tiny_and_long_pictures(tmp_path: Path) -> None:
    for number, size in enumerate(((1, 1), (5000, 2), (1, 3000))):
        picture = shown(tmp_path / f"{number}.png", encoded(Image.new("RGB", size, RED)))
        assert (picture.width, picture.height) == size
        assert are_near(corners_of(picture.pixels), [RED] * 4)
