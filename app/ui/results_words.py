"""What the list says of a hit: its folder, date and size in words, a line for screen readers, and a tooltip."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.files import FileKind, display
from app.domain.hits import Hit
from app.ui import amounts
from app.ui.results_rows import Kin, ResultRow

STEP = " › "
BETWEEN = " · "
_LONGEST_TOLD = 300  # characters of a snippet


def shown_name(text: str) -> str:
    """A name on one line: characters that cannot be seen stand as what they are, and none turns the direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter == "\u00ad" else "\ufffd" for letter in display(text))


def folder_words(path: str, folders: Sequence[str]) -> str:
    """The folder around a file, from the folder of the library on: Documents › Energy."""
    parent = PurePath(path).parent
    around = [PurePath(folder) for folder in folders if parent.is_relative_to(folder)]
    base = max(around, key=lambda folder: len(folder.parts)).parent if around else PurePath(parent.anchor)
    return STEP.join(map(shown_name, parent.relative_to(base).parts)) or shown_name(str(parent))


def date_words(modified_ns: int) -> str:
    """The local day on which a file was changed: 8 Aug 2024."""
    return _day_words(modified_ns // 1_000_000_000, QLocale().name())


@lru_cache(4096)
def _day_words(seconds: int, _locale: str) -> str:
    try:
        day = datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, OSError, ValueError):  # beyond what the system's calendar knows
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), _day_format(_locale))


@lru_cache(4)
def _day_format(_locale: str) -> str:
    """The locale's order of a day, without its weekday and with a short month."""
    parts = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    for weekday in ("dddd", "ddd"):
        parts = parts.replace(f"{weekday}, ", "").replace(f", {weekday}", "").replace(weekday, "")
    return parts.replace("MMMM", "MMM").strip(" ,،、")


def facts_of(row: ResultRow, folders: Sequence[str]) -> tuple[str, ...]:
    """Folder, day and size of a row, as far as they are known."""
    hit = row.hit
    day = date_words(hit.modified) if hit.modified else ""
    size = amounts.size(hit.size) if hit.size else ""
    return tuple(part for part in (folder_words(hit.path, folders), day, size) if part)


def page_words(hit: Hit) -> str:
    """The page, shortly: p. 7."""
    return QCoreApplication.translate("Results", "p. %1").replace("%1", amounts.number(hit.page)) if hit.page else ""


def family_words(row: ResultRow) -> str:
    """How many others stand for the same: +3 similar, +2 duplicates."""
    hit, translate = row.hit, QCoreApplication.translate
    if row.kin is not Kin.HIT:
        return ""
    parts = []
    if hit.similar:
        similar = len(hit.similar)
        parts.append(amounts.plural(translate("Results", "+%Ln similar", "", similar), similar))
    if hit.copies:
        copies = len(hit.copies)
        parts.append(amounts.plural(translate("Results", "+%Ln duplicate(s)", "", copies), copies))
    return BETWEEN.join(parts)


def kin_words(kin: Kin) -> str:
    """What a row below a hit is."""
    if kin is Kin.SIMILAR:
        return QCoreApplication.translate("Results", "similar")
    return QCoreApplication.translate("Results", "same content") if kin is Kin.COPY else ""


def strength_words(strength: int) -> str:
    """The dots, in words; nothing where there are none."""
    translate = QCoreApplication.translate
    words = {
        3: translate("Results", "strong match"),
        2: translate("Results", "good match"),
        1: translate("Results", "weaker match"),
    }
    return words.get(strength, "")


def kind_words(kind: FileKind) -> str:
    """What a person calls such a file."""
    translate = QCoreApplication.translate
    return {
        FileKind.DOCUMENT: translate("Results", "document"),
        FileKind.PICTURE: translate("Results", "picture"),
        FileKind.CODE: translate("Results", "code"),
        FileKind.MAIL: translate("Results", "mail"),
        FileKind.OTHER: translate("Results", "file"),
    }[kind]


def described(row: ResultRow, folders: Sequence[str], *, away: bool, gone: bool) -> str:
    """The row as a screen reader says it, what tells it from others first."""
    hit, translate = row.hit, QCoreApplication.translate
    page = translate("Results", "page %1").replace("%1", amounts.number(hit.page)) if hit.page else ""
    read = translate("Results", "read off a picture") if hit.recognised else ""
    states = (
        translate("Results", "its folder is offline") if away else "",
        translate("Results", "no longer there") if gone else "",
    )
    strength = strength_words(hit.strength) if row.kin is Kin.HIT else kin_words(row.kin)
    folder, *others = facts_of(row, folders)
    place = translate("Results", "in %1").replace("%1", folder.replace(STEP, ", "))
    head = (
        shown_name(hit.name),
        kind_words(hit.kind),
        page,
        strength,
        *states,
        place,
        *others,
        read,
        family_words(row),
    )
    snippet = hit.snippet[:_LONGEST_TOLD]
    return ", ".join(part for part in head if part) + (f". {snippet}" if snippet else "")


def explained(row: ResultRow) -> str:
    """The tooltip: name and folder in full, as rich text, so that long ones wrap."""
    folder = shown_name(str(PurePath(row.hit.path).parent))
    return f"<p><b>{escape(shown_name(row.hit.name))}</b></p><p>{escape(folder)}</p>"
