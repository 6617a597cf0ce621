"""A parsed query: what to rank by, what every hit must satisfy, and what the parser wants to tell the person."""

from dataclasses import dataclass
from enum import StrEnum


class SearchMode(StrEnum):
    """Which arms answer."""

    ALL = "all"
    EXACT = "exact"
    MEANING = "meaning"
    NAME = "name"


class FilterField(StrEnum):
    """The fields a filter can test."""

    KIND = "kind"
    TYPE = "type"
    EXTENSION = "ext"
    FOLDER = "in"
    NAME = "name"
    DATE = "date"
    SIZE = "size"
    LANGUAGE = "lang"
    TAKEN = "taken"
    CAMERA = "camera"
    LENS = "lens"
    PLACE = "place"
    NEAR = "near"
    WIDTH = "width"
    HEIGHT = "height"
    ORIENTATION = "orientation"


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or with `prefix` every word that begins with it."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand together, exactly as written but for case, accents and white space."""

    text: str


@dataclass(frozen=True, slots=True)
class TextFilter:
    """`field` equals (kind, type, ext, lang, orientation) or contains (name, camera, lens, place) `value`.

    All comparisons ignore case.

    For `in`, `value` is the name of a folder around the file, several names in a row, or a path from the root.
    """

    field: FilterField
    value: str


@dataclass(frozen=True, slots=True)
class RangeFilter:
    """`low` <= field < `high`; None is open.

    `date` is nanoseconds since the epoch (local days), `size` bytes, `width` and `height` pixels, and `taken` the
    camera's local time in nanoseconds, as if it were UTC.
    """

    field: FilterField
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class NearFilter:
    """Taken at most `kilometres` from a place; degrees are those of WGS 84."""

    latitude: float
    longitude: float
    kilometres: float


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = Term | Phrase | TextFilter | RangeFilter | NearFilter | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """What the person typed, understood.

    `text` is what the arms rank by: every positive word and phrase in the order typed, without operators and filters.
    `words` are its single words and `phrases` its quoted phrases (also in `text`).
    `condition` must hold for every file that is shown; None means no condition. Plain words are not part of it, they
    only rank; words under AND, OR, NOT or `-`, phrases, prefixes and filters are.
    `notes` are sentences for the person, such as why a part was read as plain words.
    """

    raw: str
    text: str
    words: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    condition: Condition | None = None
    notes: tuple[str, ...] = ()
