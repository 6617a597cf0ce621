"""The choices of the filter bar and what active filters are called, in the language of the window."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.files import FileKind
from app.domain.queries import FilterField, SearchMode
from app.ui.query_text import ActiveFilter
from app.ui.results_words import STEP, shown_name

Choice = tuple[str, str]  # what it is called, the value of the filter
_LONGEST = 28  # characters of a chip
_FORMATS = {
    "pdf": "PDF", "docx": "Word", "doc": "Word 97", "xlsx": "Excel", "xls": "Excel 97", "pptx": "PowerPoint",
    "odt": "OpenDocument", "ods": "OpenDocument Calc", "odp": "OpenDocument Impress", "epub": "EPUB",
    "markdown": "Markdown", "html": "HTML", "csv": "CSV", "rtf": "RTF", "jpeg": "JPEG", "png": "PNG", "heic": "HEIC",
    "gif": "GIF", "webp": "WebP", "tiff": "TIFF", "svg": "SVG", "json": "JSON",
}  # fmt: skip
_USUAL_FORMATS = ("pdf", "docx", "xlsx", "pptx", "odt", "markdown", "text", "html", "epub", "jpeg", "png", "heic")


def field_words(field: FilterField) -> str:
    """What a field is called."""
    translate = QCoreApplication.translate
    return {
        FilterField.KIND: translate("Filters", "Kind"),
        FilterField.TYPE: translate("Filters", "Type"),
        FilterField.EXTENSION: translate("Filters", "Extension"),
        FilterField.FOLDER: translate("Filters", "Folder"),
        FilterField.NAME: translate("Filters", "Name"),
        FilterField.DATE: translate("Filters", "Date"),
        FilterField.SIZE: translate("Filters", "Size"),
        FilterField.LANGUAGE: translate("Filters", "Language"),
        FilterField.TAKEN: translate("Filters", "Taken"),
        FilterField.CAMERA: translate("Filters", "Camera"),
        FilterField.LENS: translate("Filters", "Lens"),
        FilterField.PLACE: translate("Filters", "Place"),
        FilterField.NEAR: translate("Filters", "Near"),
        FilterField.WIDTH: translate("Filters", "Width"),
        FilterField.HEIGHT: translate("Filters", "Height"),
        FilterField.ORIENTATION: translate("Filters", "Shape"),
    }[field]


def kinds() -> tuple[Choice, ...]:
    """The kinds of files."""
    translate = QCoreApplication.translate
    return (
        (translate("Filters", "Documents"), FileKind.DOCUMENT.value),
        (translate("Filters", "Pictures"), FileKind.PICTURE.value),
        (translate("Filters", "Code"), FileKind.CODE.value),
        (translate("Filters", "Mail"), FileKind.MAIL.value),
        (translate("Filters", "Other files"), FileKind.OTHER.value),
    )


def formats(known: Sequence[str]) -> tuple[Choice, ...]:
    """The formats that the library holds, or where that is not known usual ones."""
    return tuple((format_words(each), each) for each in known or _USUAL_FORMATS)


def format_words(name: str) -> str:
    """What a format is called."""
    text = QCoreApplication.translate("Filters", "Plain text")
    return text if name == "text" else _FORMATS.get(name, name.capitalize() if len(name) > 4 else name.upper())


def dates(today: date) -> tuple[Choice, ...]:
    """When a file was changed."""
    translate = QCoreApplication.translate
    return (
        (translate("Filters", "Today"), "today"),
        (translate("Filters", "Yesterday"), "yesterday"),
        (translate("Filters", "Last 7 days"), "week"),
        (translate("Filters", "Last 30 days"), "month"),
        (translate("Filters", "Last 12 months"), "year"),
        *((str(year), str(year)) for year in range(today.year, today.year - 4, -1)),
        (translate("Filters", "Before %1").replace("%1", str(today.year - 3)), f"<{today.year - 3}"),
    )


def sizes() -> tuple[Choice, ...]:
    """How large a file is."""
    translate = QCoreApplication.translate
    return (
        (translate("Filters", "Under 100 kB"), "<100kb"),
        (translate("Filters", "100 kB to 1 MB"), "100kb..1mb"),
        (translate("Filters", "1 to 10 MB"), "1mb..10mb"),
        (translate("Filters", "Over 10 MB"), ">10mb"),
        (translate("Filters", "Over 100 MB"), ">100mb"),
    )


def shapes() -> tuple[Choice, ...]:
    """How a picture stands."""
    translate = QCoreApplication.translate
    return (
        (translate("Filters", "Upright"), "portrait"),
        (translate("Filters", "Wide"), "landscape"),
        (translate("Filters", "Square"), "square"),
    )


def modes() -> tuple[tuple[str, SearchMode], ...]:
    """By what is searched."""
    translate = QCoreApplication.translate
    return (
        (translate("Filters", "Words, meaning and names"), SearchMode.ALL),
        (translate("Filters", "Only files with every word"), SearchMode.EXACT),
        (translate("Filters", "Only by meaning"), SearchMode.MEANING),
        (translate("Filters", "Only by file name"), SearchMode.NAME),
    )


def between(first: QDate, last: QDate) -> str:
    """The value of a date filter for these days and all between them."""
    first, last = sorted((first, last), key=QDate.toJulianDay)
    return f"{first.toString('yyyy-MM-dd')}..{last.toString('yyyy-MM-dd')}"


def chip_words(found: ActiveFilter, today: date) -> str:
    """What a chip says: the choice by its name, else field and values as typed."""
    known = _known(found.field, today)
    said = [known.get(value.casefold()) or _value_words(found.field, value) for value in found.values]
    text = ", ".join(said)
    if not all(value.casefold() in known for value in found.values) and found.field is not FilterField.FOLDER:
        text = QCoreApplication.translate("Filters", "%1: %2").replace("%1", field_words(found.field), 1)
        text = text.replace("%2", ", ".join(said), 1)
    if found.negated:
        text = QCoreApplication.translate("Filters", "not %1").replace("%1", text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _known(field: FilterField, today: date) -> dict[str, str]:
    choices = {
        FilterField.KIND: kinds(),
        FilterField.TYPE: formats((*_FORMATS, "text")),
        FilterField.DATE: dates(today),
        FilterField.TAKEN: (),
        FilterField.SIZE: sizes(),
        FilterField.ORIENTATION: shapes(),
    }.get(field, ())
    return {value.casefold(): name for name, value in choices}


def _value_words(field: FilterField, value: str) -> str:
    if field is FilterField.FOLDER:
        return STEP.join(map(shown_name, [part for part in value.replace("\\", "/").split("/") if part][-2:])) or value
    if field in (FilterField.DATE, FilterField.TAKEN):
        return " – ".join(filter(None, map(_day_words, value.split("..")))) if ".." in value else value
    return value


def _day_words(day: str) -> str:
    read = QDate.fromString(day, "yyyy-MM-dd")
    return QLocale().toString(read, QLocale.FormatType.ShortFormat) if read.isValid() else day
