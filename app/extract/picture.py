"""Picture files by Pillow: their size, and what the camera wrote into them."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from app.domain.documents import Document, PhotoFacts
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.detect import DetectedFile, no_reader
from app.extract.limits import Limits

MOST_DECODED_PIXELS = 60_000_000
SHRINK = 8

_ORIENTATION, _MAKE, _MODEL, _CHANGED = 0x0112, 0x010F, 0x0110, 0x0132
_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _DIGITIZED = 0x9003, 0x9004
_SIDEWAYS = frozenset({5, 6, 7, 8})
_NOT_READ = frozenset({"raw", "jxl", "exr", "hdr", "xpm"})


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read the facts of a picture.

    Raises SkippedFileError where it has too many pixels or nothing reads its format, FailedFileError where it is
    damaged. The number of pixels is known before any is decoded.
    """
    with _opened(file) as picture:
        width, height = picture.size
        if width * height > limits.pixels:
            raise SkippedFileError(
                f"The picture has {width * height // 1_000_000} megapixels, more than the limit of "
                f"{limits.pixels // 1_000_000}."
            )
        exif = _exif(picture)
        if width * height <= MOST_DECODED_PIXELS:
            _decode(picture)
        return Document(file.format, file.kind, photo=_facts(width, height, exif))


def _opened(file: DetectedFile) -> Any:
    """The opened picture, no pixel of it decoded; the library is loaded for pictures only (start-up)."""
    from PIL import Image, UnidentifiedImageError

    if file.format in ("heic", "avif"):
        import pillow_heif

        pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # the limit is checked by the caller, who knows it
    try:
        return Image.open(file.path)
    except UnidentifiedImageError as error:
        if file.format in _NOT_READ:
            raise SkippedFileError(no_reader(file.path)) from error
        raise FailedFileError("The picture is damaged or not what its name says.") from error
    except MemoryError:
        raise
    except Exception as error:  # each format's reader throws its own kinds
        raise FailedFileError("The picture is damaged.") from error


def _decode(picture: Any) -> None:
    """Decode the picture to learn whether it is whole, a JPEG at an eighth of its size."""
    try:
        picture.draft(None, (max(picture.width // SHRINK, 1), max(picture.height // SHRINK, 1)))
        picture.load()
    except MemoryError:
        raise
    except Exception as error:  # each format's reader throws its own kinds
        raise FailedFileError("The picture is damaged: not all of it can be decoded.") from error


def _exif(picture: Any) -> Any:
    with suppress(Exception):  # a picture without readable facts is still a picture
        return picture.getexif()
    return {}


def _facts(width: int, height: int, exif: Any) -> PhotoFacts:
    if exif.get(_ORIENTATION) in _SIDEWAYS:
        width, height = height, width
    details, place = _directory(exif, _EXIF), _directory(exif, _GPS)
    taken = _date(details.get(_TAKEN)) or _date(details.get(_DIGITIZED)) or _date(exif.get(_CHANGED))
    latitude = _degrees(place.get(2), place.get(1), 90.0)
    longitude = _degrees(place.get(4), place.get(3), 180.0)
    if latitude is None or longitude is None:
        latitude = longitude = None
    return PhotoFacts(width, height, taken, _camera(exif.get(_MAKE), exif.get(_MODEL)), latitude, longitude)


def _directory(exif: Any, tag: int) -> dict[int, Any]:
    with suppress(Exception):  # see _exif
        return dict(exif.get_ifd(tag))
    return {}


def _date(value: object) -> datetime | None:
    """EXIF's "2024:06:01 12:30:00" as a local time; cameras without a clock write zeros."""
    with suppress(ValueError):
        return datetime.strptime(str(value).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - has no zone
    return None


def _camera(make: object, model: object) -> str | None:
    """Maker and model, the maker once."""
    maker, name = (str(value or "").strip("\0 ") for value in (make, model))
    if name.casefold().startswith(maker.casefold().split(" ")[0]):
        return name or None
    return f"{maker} {name}".strip() or None


def _degrees(parts: object, side: object, most: float) -> float | None:
    """Degrees, minutes and seconds as decimal degrees, None where they are missing or impossible."""
    with suppress(TypeError, ValueError, ZeroDivisionError, OverflowError):
        degrees, minutes, seconds = (float(part) for part in parts)  # type: ignore[attr-defined]
        value = degrees + minutes / 60 + seconds / 3600
        if 0 <= value <= most:
            return round(-value if str(side).strip("\0 ") in ("S", "W") else value, 7)
    return None
