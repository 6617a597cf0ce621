"""Reads the values of filters: kinds, types, folders, names, languages, local days and sizes."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal

from app.domain.files import FileKind
from app.domain.queries import Condition, FilterField, NearFilter, Or, RangeFilter, TextFilter

Interval = tuple[int | None, int | None]

_NANOSECONDS = 1_000_000_000
_MOST_BYTES = 2**63 - 1
_EARLIEST_YEAR, _LATEST_YEAR = 1700, 2200  # nanoseconds in 64 bits reach from 1677 to 2262

_KINDS = {kind.value: kind for kind in FileKind} | {
    "documents": FileKind.DOCUMENT,
    "pictures": FileKind.PICTURE,
    "photo": FileKind.PICTURE,
    "photos": FileKind.PICTURE,
    "image": FileKind.PICTURE,
    "images": FileKind.PICTURE,
    "email": FileKind.MAIL,
    "emails": FileKind.MAIL,
    "mails": FileKind.MAIL,
}
_UNITS = {
    "b": 1,
    "k": 1000,
    "kb": 1000,
    "m": 1000**2,
    "mb": 1000**2,
    "g": 1000**3,
    "gb": 1000**3,
    "tb": 1000**4,
    "kib": 1024,
    "mib": 1024**2,
    "gib": 1024**3,
    "tib": 1024**4,
}

_LAST_DAYS = {"week": 7, "month": 30, "year": 365}  # up to and with today

_TYPE = re.compile(r"\w[\w.+-]*")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?")
_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,6})?)([a-z]{0,3})")
_UNIT_AT_THE_END = re.compile(r"([\d.]+?)\.\.([\d.]+)([a-z]+)")
_PIXELS = re.compile(r"\d{1,9}(?:px)?", re.ASCII)
_FREE = frozenset({FilterField.FOLDER, FilterField.NAME, FilterField.CAMERA, FilterField.LENS, FilterField.PLACE})
_ORIENTATIONS = frozenset({"portrait", "landscape", "square"})
_NEAR_KM = 10.0
_HALF_EARTH_KM = 20_040.0
_COMPARISON = re.compile(r"(>=|<=|>|<|=)(.+)")

_WANTED = {
    FilterField.KIND: f"a kind of file that Akin knows ({', '.join(FileKind)})",
    FilterField.TYPE: "a file type that Akin understands, such as type:pdf",
    FilterField.EXTENSION: "a file extension that Akin understands, such as ext:docx",
    FilterField.FOLDER: 'a folder that Akin understands, such as in:reports or in:"My Documents"',
    FilterField.NAME: 'a file name that Akin understands, such as name:report or name:"my report"',
    FilterField.DATE: "a date that Akin understands, such as date:2024-03 or date:>2024-03-05",
    FilterField.SIZE: "a size that Akin understands, such as size:>5mb",
    FilterField.LANGUAGE: "a language that Akin understands, such as lang:de",
    FilterField.TAKEN: "a date that Akin understands, such as taken:2024-07 or taken:2023..2024",
    FilterField.CAMERA: "a camera that Akin understands, such as camera:canon",
    FilterField.LENS: "a lens that Akin understands, such as lens:50mm",
    FilterField.PLACE: 'a place that Akin understands, such as place:paris or place:"New York"',
    FilterField.NEAR: "a place that Akin understands, such as near:48.86,2.29,10 (latitude, longitude, kilometres)",
    FilterField.WIDTH: "a number of pixels, such as width:>1920",
    FilterField.HEIGHT: "a number of pixels, such as height:>1080",
    FilterField.ORIENTATION: "one of orientation:portrait, orientation:landscape and orientation:square",
}


class NotUnderstood(Exception):
    """A value is not one of its field; the message says what one looks like, as the end of “… is not”."""


def read_filter(field: FilterField, values: Sequence[str], today: date) -> Condition:
    """The condition that any of `values` holds for `field`.

    Days are local days, sizes bytes; both become half-open ranges. Raises NotUnderstood if there is no value, or one
    that cannot be read.
    """
    if not values:
        raise NotUnderstood(_WANTED[field])
    if field is FilterField.NEAR:
        return _near(values)
    parts = tuple(dict.fromkeys(_read_value(field, value, today) for value in values))
    return parts[0] if len(parts) == 1 else Or(parts)


def _read_value(field: FilterField, value: str, today: date) -> Condition:
    try:
        if field is FilterField.DATE:
            return RangeFilter(field, *_interval(value.lower(), lambda text: _days(text, today, _midnight)))
        if field is FilterField.TAKEN:
            return RangeFilter(field, *_interval(value.lower(), lambda text: _days(text, today, _midnight_utc)))
        if field in (FilterField.WIDTH, FilterField.HEIGHT):
            return RangeFilter(field, *_interval(value.lower(), _pixels))
        if field is FilterField.SIZE:
            return RangeFilter(field, *_size_interval(value.lower()))
        return TextFilter(field, _text_value(field, value))
    except ValueError as error:
        raise NotUnderstood(_WANTED[field]) from error


def _text_value(field: FilterField, value: str) -> str:
    """The value in the form in which the store has it; ValueError if it is none of this field."""
    low = value.lower()
    match field:
        case FilterField.KIND if low in _KINDS:
            return _KINDS[low].value
        case FilterField.LANGUAGE if found := _LANGUAGE.fullmatch(low):
            return found[1]
        case FilterField.TYPE | FilterField.EXTENSION if _TYPE.fullmatch(low.removeprefix(".")):
            return low.removeprefix(".")
        case FilterField.ORIENTATION if low in _ORIENTATIONS:
            return low
        case _ if field in _FREE and any(map(str.isalnum, value)) and value[0] not in '"“”„‟«»':
            return value
    raise ValueError(value)


def _interval(text: str, read: Callable[[str], tuple[int, int]]) -> Interval:
    """A value, a comparison or a range `a..b` (either end may be missing) as a half-open interval.

    `read` gives the interval of one value; ValueError comes from there.
    """
    if comparison := _COMPARISON.fullmatch(text):
        low, high = read(comparison[2])
        intervals = {">=": (low, None), ">": (high, None), "<=": (None, high), "<": (None, low), "=": (low, high)}
        return intervals[comparison[1]]
    first, dots, last = text.partition("..")
    if not dots or not (first or last):
        return read(text)
    ends = sorted(read(end) for end in (first, last) if end)
    return (ends[0][0] if first else None, ends[-1][1] if last else None)


def _days(text: str, today: date, begins: Callable[[date], int]) -> tuple[int, int]:
    """The first nanosecond of a day, month or year, and the first one after it; `begins` tells when a day does."""
    if text in ("today", "yesterday"):
        start = today - timedelta(days=text == "yesterday")
        return begins(start), begins(start + timedelta(days=1))
    if text in _LAST_DAYS:
        return begins(today - timedelta(days=_LAST_DAYS[text] - 1)), begins(today + timedelta(days=1))
    found = _DAY.fullmatch(text)
    if found is None or not _EARLIEST_YEAR <= int(found[1]) <= _LATEST_YEAR:
        raise ValueError(text)
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    start = date(year, month, day)
    if found[3]:
        end = start + timedelta(days=1)
    elif found[2]:
        end = date(year + month // 12, month % 12 + 1, 1)
    else:
        end = date(year + 1, 1, 1)
    return begins(start), begins(end)


def _midnight(day: date) -> int:
    """Nanoseconds from the epoch to the start of a local day."""
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - local time is meant
    try:
        seconds = moment.timestamp()
    except (OSError, OverflowError):  # Windows has no local time before 1970
        seconds = moment.replace(tzinfo=UTC).timestamp()
    return int(seconds) * _NANOSECONDS


def _midnight_utc(day: date) -> int:
    """Nanoseconds to the start of a day for times that have no zone, such as a camera's."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * _NANOSECONDS


def _near(values: Sequence[str]) -> NearFilter:
    """Latitude, longitude and, unless it is left out, kilometres. Raises NotUnderstood."""
    try:
        latitude, longitude, kilometres = map(float, (*values, *([str(_NEAR_KM)] if len(values) == 2 else [])))
    except ValueError as error:
        raise NotUnderstood(_WANTED[FilterField.NEAR]) from error
    if not (abs(latitude) <= 90 and abs(longitude) <= 180 and 0 < kilometres <= _HALF_EARTH_KM):
        raise NotUnderstood(_WANTED[FilterField.NEAR])
    return NearFilter(latitude, longitude, kilometres)


def _pixels(text: str) -> tuple[int, int]:
    if not _PIXELS.fullmatch(text):
        raise ValueError(text)
    number = int(text.removesuffix("px"))
    return number, number + 1


def _size_interval(text: str) -> Interval:
    """Bytes. A bare size means what rounds to it as typed, as file lists show sizes: 5mb is 4.5 to 5.5 MB."""
    if found := _SIZE.fullmatch(text):
        number, unit = _number_and_unit(found)
        half = Decimal(1).scaleb(number.as_tuple().exponent) / 2  # type: ignore[arg-type]  # finite: digits only
        return max(0, _whole((number - half) * unit)), _whole((number + half) * unit)
    if shared := _UNIT_AT_THE_END.fullmatch(text):
        text = f"{shared[1]}{shared[3]}..{shared[2]}{shared[3]}"
    return _interval(text, _bytes)


def _bytes(text: str) -> tuple[int, int]:
    """The size itself, and the first one above it."""
    found = _SIZE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    number, unit = _number_and_unit(found)
    low = _whole(number * unit)
    return low, low + 1


def _number_and_unit(found: re.Match[str]) -> tuple[Decimal, int]:
    number, unit = Decimal(found[1]), _UNITS.get(found[2] or "b")
    if unit is None or number * unit > _MOST_BYTES // 2:
        raise ValueError(found[0])
    return number, unit


def _whole(size: Decimal) -> int:
    return int(size.to_integral_value(ROUND_CEILING))
