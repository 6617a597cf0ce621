"""Spreadsheets (xlsx, xlsb, xls, ods) by calamine: each sheet is a page with its name as a heading."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from app.domain.documents import Block, BlockKind, Document
from app.domain.errors import SkippedFileError
from app.extract import office
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pictures_inside.packed import listed
from app.extract.tables import table_blocks

OFFICE = frozenset({"xls", "xlsx"})


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read the values of all sheets; raises SkippedFileError where the file needs a password.

    Very old xls files, which calamine does not know, and sheets with text in boxes only are read by the library for the
    other office formats.
    """
    import python_calamine

    if file.format != "xls":
        check_container(file.path, limits)
    try:
        book = python_calamine.CalamineWorkbook.from_path(file.path)
    except python_calamine.PasswordError as error:
        raise SkippedFileError("The file needs a password to be opened.") from error
    except python_calamine.CalamineError:
        if file.format not in OFFICE:
            raise
        return office.extract(file, limits)
    names = book.sheet_names
    blocks = tuple(_blocks(book, names, limits))
    if not blocks and file.format in OFFICE:
        return office.extract(file, limits)
    pictures = listed(file.path) if file.format == "xlsx" else ()
    return Document(file.format, file.kind, blocks, pages=len(names), pictures=pictures)


def _blocks(book: Any, names: Sequence[str], limits: Limits) -> Iterator[Block]:
    room = limits.characters
    for number, name in enumerate(names, 1):
        rows = _rows(book, name)
        table = tuple(table_blocks(rows, room, number))
        if table:
            yield Block(name, BlockKind.HEADING, 1, number)
            yield from table
        room -= sum(len(block.text) for block in table)
        if room < 0:
            return


def _rows(book: Any, name: str) -> Iterator[list[str]]:
    """The rows of a sheet; a chart or macro sheet has none."""
    import python_calamine

    try:
        sheet = book.get_sheet_by_name(name)
    except python_calamine.CalamineError:
        return
    for row in sheet.iter_rows():
        yield [_cell(value) for value in row]


def _cell(value: object) -> str:
    """A cell as a person reads it: whole numbers without a point, dates without a midnight."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return value.isoformat() if isinstance(value, date) else str(value)
