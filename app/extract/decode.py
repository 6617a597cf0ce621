"""Decodes a picture quickly and small: upright, in sRGB, on white where it is transparent."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from app.domain.errors import ExtractionError, FailedFileError, SkippedFileError
from app.extract.exif import exif_of, orientation_of, oriented
from app.extract.limits import Limits

# What Pillow may open: no EPS, which it would hand to Ghostscript, and none that it only recognises.
FORMATS = (
    *("JPEG", "PNG", "GIF", "BMP", "PPM", "WEBP", "TIFF", "AVIF", "DIB", "ICO", "CUR", "ICNS", "JPEG2000"),
    *("TGA", "DDS", "PCX", "DCX", "QOI", "XBM", "XPM", "SGI", "PSD", "FLI", "BLP", "FTEX", "PIXAR", "XVTHUMB", "SUN"),
)
STRIP_PIXELS = 4_000_000
LEAST_DECODED = 0.5
_READ_WHOLE = 1_000_000  # bytes
_END_OF_JPEG = b"\xff\xd9"
_SAME = 2  # how far the values of a row may be apart that was never decoded
_SPACES = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}
_NUMBERS = frozenset({"I", "F", "I;16"})
_ODD_NUMBERS = frozenset({"I;16B", "I;16L", "I;16N"})

Source = str | bytes


def open_picture(source: Source, limits: Limits, *, heif: bool = False) -> Any:
    """Open a file, or the bytes of one, without decoding a pixel; `heif` where the reader for HEIC is needed.

    Raises SkippedFileError where it has too many pixels, FailedFileError where it is damaged or no picture that can be
    read. The picture is to be used in a `with` statement, which closes the file and keeps what was decoded.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = limits.pixels // 2  # Pillow refuses twice as many, also inside icons
    try:
        picture = Image.open(_stream(source), formats=_formats(heif))
    except Image.DecompressionBombError as error:
        raise _too_large(_pixels_named(error), limits) from error
    except UnidentifiedImageError as error:
        raise FailedFileError("The picture is damaged or not what its name says.") from error
    except MemoryError:
        raise
    except Exception as error:  # each format's reader throws its own kinds
        raise FailedFileError("The picture is damaged.") from error
    if picture.width * picture.height > limits.pixels:
        with picture:
            raise _too_large(picture.width * picture.height, limits)
    return picture


def decode(
    source: Source, limits: Limits, size: int, *, heif: bool = False, orientation: int | None = None
) -> tuple[Any, int, int]:
    """Decode to an upright sRGB picture, and the width and height of the original in pixels once it is upright.

    The picture's shorter side is at least `size` where the original's is: a JPEG is decoded at a half, a quarter or an
    eighth of its size. `orientation` replaces the picture's own. A truncated picture is taken if at least half of its
    rows can be decoded. Raises as `open_picture` does, and FailedFileError where too little can be decoded.
    """
    from PIL import Image

    try:
        with open_picture(source, limits, heif=heif) as picture:
            turn = orientation or _orientation_left(picture)
            width, height = oriented(picture.width, picture.height, turn)
            small = _decoded(picture, size)
    except (MemoryError, ExtractionError):
        raise
    except Image.DecompressionBombError as error:
        raise _too_large(_pixels_named(error), limits) from error
    except Exception as error:  # noqa: BLE001 - each format's reader throws its own kinds
        small = _what_is_left(source, limits, size, error)
    return upright(small, turn), width, height


def size_of(picture: Any) -> tuple[int, int]:
    """Width and height of an opened, not yet decoded picture once it is upright."""
    return oriented(picture.width, picture.height, _orientation_left(picture))


def upright(picture: Any, orientation: int) -> Any:
    """The picture turned as EXIF's `orientation` (1 to 8) asks."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def _stream(source: Source) -> Any:
    """What Pillow reads from; a small file from memory, since Pillow asks for a header in a hundred tiny reads."""
    if isinstance(source, bytes):
        return io.BytesIO(source)
    with suppress(OSError, ValueError):  # which Pillow will meet too, and the caller tells
        file = Path(source)
        if file.stat().st_size <= _READ_WHOLE:
            return io.BytesIO(file.read_bytes())
    return source


def _formats(heif: bool) -> tuple[str, ...]:
    if not heif:
        return FORMATS
    import pillow_heif

    pillow_heif.register_heif_opener()
    return ("HEIF", *FORMATS)


def _orientation_left(picture: Any) -> int:
    """The orientation that decoding will not have applied; Pillow turns TIFF pictures itself."""
    return 1 if picture.format == "TIFF" else orientation_of(exif_of(picture))


def _pixels_named(error: Exception) -> int:
    """The number of pixels in Pillow's message, the first number there."""
    found = re.search(r"\d+", str(error))
    return int(found[0]) if found else 0


def _too_large(pixels: int, limits: Limits) -> SkippedFileError:
    return SkippedFileError(
        f"The picture has {pixels // 1_000_000} megapixels, more than the limit of {limits.pixels // 1_000_000}."
    )


def _decoded(picture: Any, size: int) -> Any:
    """The RGB picture, its shorter side at least `size` where it was before."""
    profile = picture.info.get("icc_profile")
    picture.draft(None, (size, size))
    picture.load()
    if picture.mode in _ODD_NUMBERS:
        picture = picture.convert("I")
    return _in_srgb(_shrunk(picture, size), profile)


def _shrunk(picture: Any, size: int) -> Any:
    """Shrunk to no less than twice `size`; a large picture strip by strip, so that no second one is held in memory."""
    factor = min(picture.size) // (2 * size)
    scale = _scale(picture)
    if factor < 2 or picture.width * picture.height <= STRIP_PIXELS:
        return _plain(picture, scale)
    from PIL import Image

    rows = max(STRIP_PIXELS // picture.width // factor, 1) * factor
    strips = [
        _plain(picture.crop((0, top, picture.width, min(top + rows, picture.height))), scale).reduce(factor)
        for top in range(0, picture.height, rows)
    ]
    whole = Image.new(strips[0].mode, (strips[0].width, sum(strip.height for strip in strips)))
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height
    return whole


def _scale(picture: Any) -> tuple[float, float] | None:
    """Darkest and lightest value of a picture of numbers, whose range no header tells."""
    if picture.mode not in _NUMBERS:
        return None
    low, high = picture.getextrema()
    return (min(float(low), 0.0), float(high)) if np.isfinite([low, high]).all() else (0.0, 1.0)


def _plain(picture: Any, scale: tuple[float, float] | None) -> Any:
    """The picture as RGB, CMYK or grey of 8 bits, on white where it is transparent."""
    from PIL import Image

    if scale is not None:
        low, high = scale
        values = np.nan_to_num((np.asarray(picture, np.float32) - low) * (255 / max(high - low, 1e-9)))
        return Image.fromarray(values.clip(0, 255).astype(np.uint8))
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        white = Image.new("RGB", clear.size, "white")
        white.paste(clear, mask=clear.getchannel("A"))
        return white
    if picture.mode in ("RGB", "L", "CMYK"):
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _in_srgb(picture: Any, profile: bytes | None) -> Any:
    """The picture as RGB, its colours converted where it has a profile for them other than sRGB."""
    if profile and _SPACES.get(profile[16:20]) == picture.mode:
        transform = _transform(profile, picture.mode)
        if transform is not None:
            from PIL import ImageCms

            with suppress(ImageCms.PyCMSError, ValueError):  # then the colours are nearly right
                return ImageCms.applyTransform(picture, transform)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> Any:
    """From the profile to sRGB, None where that changes nothing or the profile is damaged; many photos share one."""
    from PIL import ImageCms

    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in (opened.profile.profile_description or "").lower():
            return None
        return ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), mode, "RGB")
    except Exception:  # noqa: BLE001 - a damaged profile is no loss
        return None


def _what_is_left(source: Source, limits: Limits, size: int, error: Exception) -> Any:
    """What can be decoded of a truncated picture, if it is half of it: the person would rather find it."""
    try:
        with _truncated_allowed(), open_picture(_ended(source), limits) as picture:
            small = _decoded(picture, size)
    except (MemoryError, SkippedFileError):
        raise
    except Exception:  # noqa: BLE001 - the first error tells more
        small = None
    if small is None or _share_decoded(np.asarray(small)) < LEAST_DECODED:
        raise FailedFileError("The picture is damaged: less than half of it can be decoded.") from error
    return small


def _ended(source: Source) -> bytes:
    """The bytes with JPEG's end mark: without one a progressive JPEG gives nothing, with it a blurred whole."""
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    return data + _END_OF_JPEG if data.startswith(b"\xff\xd8") else data


@contextmanager
def _truncated_allowed() -> Iterator[None]:
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _share_decoded(pixels: Any) -> float:
    """The share of rows above those of one colour at the lower edge, which is what a reader leaves undecoded."""
    last = pixels[-1, -1].astype(np.int16)
    differs = (np.abs(pixels.astype(np.int16) - last) > _SAME).any(axis=(1, 2))
    rows = np.flatnonzero(differs)
    return (int(rows[-1]) + 1) / len(pixels) if len(rows) else 0.0
