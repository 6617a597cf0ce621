"""What a camera wrote into a picture (EXIF): when, with which camera and lens, where, and which way up."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from app.domain.documents import PhotoFacts

_ORIENTATION, _MAKE, _MODEL, _CHANGED = 0x0112, 0x010F, 0x0110, 0x0132
_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _DIGITIZED = 0x9003, 0x9004
_LENS_RANGE, _LENS_MAKE, _LENS_MODEL = 0xA432, 0xA433, 0xA434
_SIDEWAYS = frozenset({5, 6, 7, 8})
_UPRIGHT = 1
_NO_FIX = (0.0, 0.0)  # what cameras write that have not found out where they are


def exif_of(picture: Any) -> Any:
    """The EXIF directory of an opened Pillow picture, empty where there is none that can be read."""
    with suppress(Exception):  # a picture without readable facts is still a picture
        return picture.getexif()
    return {}


def orientation_of(exif: Any) -> int:
    """1 to 8 as EXIF counts them: 1 is upright, 5 to 8 swap width and height."""
    with suppress(Exception):  # the value may be of any type
        value = int(exif.get(_ORIENTATION) or _UPRIGHT)
        return value if _UPRIGHT <= value <= 8 else _UPRIGHT
    return _UPRIGHT


def oriented(width: int, height: int, orientation: int) -> tuple[int, int]:
    """Width and height after the orientation has been applied."""
    return (height, width) if orientation in _SIDEWAYS else (width, height)


def facts_of(width: int, height: int, exif: Any) -> PhotoFacts:
    """The facts of a picture that is `width` x `height` pixels once it is upright."""
    details, place = _directory(exif, _EXIF), _directory(exif, _GPS)
    latitude = _degrees(place.get(2), place.get(1), 90.0)
    longitude = _degrees(place.get(4), place.get(3), 180.0)
    if latitude is None or longitude is None or (latitude, longitude) == _NO_FIX:
        latitude = longitude = None
    return PhotoFacts(
        width,
        height,
        taken=_date(details.get(_TAKEN)) or _date(details.get(_DIGITIZED)) or _date(exif.get(_CHANGED)),
        camera=made_by(exif.get(_MAKE), exif.get(_MODEL)),
        latitude=latitude,
        longitude=longitude,
        lens=made_by(details.get(_LENS_MAKE), details.get(_LENS_MODEL)) or _lens_range(details.get(_LENS_RANGE)),
    )


def made_by(make: object, model: object) -> str | None:
    """Maker and model, the maker once; None where the model is missing."""
    maker, name = _text(make), _text(model)
    if not name or not maker or name.casefold().startswith(maker.casefold().split(" ")[0]):
        return name or maker or None
    return f"{maker} {name}"


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return " ".join("".join(c for c in str(value or "") if c.isprintable()).split())


def _directory(exif: Any, tag: int) -> dict[int, Any]:
    with suppress(Exception):  # see exif_of
        return dict(exif.get_ifd(tag))
    return {}


def _date(value: object) -> datetime | None:
    """EXIF's "2024:06:01 12:30:00" as a local time; cameras without a clock write zeros."""
    with suppress(ValueError):
        return datetime.strptime(str(value).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - has no zone
    return None


def _lens_range(parts: object) -> str | None:
    """Shortest and longest focal length, and the apertures at these, as "18-55mm f/3.5-5.6"."""
    with suppress(TypeError, ValueError, ZeroDivisionError, OverflowError):
        shortest, longest, wide, tele = (float(part) for part in parts)  # type: ignore[attr-defined]
        if 0 < shortest <= longest < float("inf"):
            focal = f"{_span(shortest, longest)}mm"
            return f"{focal} f/{_span(wide, tele)}" if 0 < wide <= tele < float("inf") else focal
    return None


def _span(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def _degrees(parts: object, side: object, most: float) -> float | None:
    """Degrees, minutes and seconds as decimal degrees, None where they are missing or impossible."""
    with suppress(TypeError, ValueError, ZeroDivisionError, OverflowError):
        degrees, minutes, seconds = (float(part) for part in parts)  # type: ignore[attr-defined]
        value = degrees + minutes / 60 + seconds / 3600
        if 0 <= value <= most:
            return round(-value if str(side).strip("\0 ") in ("S", "W") else value, 7)
    return None
