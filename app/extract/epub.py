"""EPUB books by ebooklib: the chapters in reading order."""

from collections.abc import Iterator
from typing import Any

from app.domain.documents import Block, Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.html import decode_html, read_html
from app.extract.limits import Limits
from app.extract.pictures_inside.packed import listed

_RIGHTS = ("META-INF/rights.xml", "META-INF/sinf.xml")


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read a book; raises SkippedFileError where it is copy-protected, FailedFileError where it is damaged."""
    from ebooklib import epub

    check_container(file.path, limits)
    _refuse_protected(file.path)
    try:
        book = epub.read_epub(file.path, {"ignore_ncx": True, "ignore_missing_css": True})
    except (epub.EpubException, KeyError, IndexError, AttributeError) as error:
        raise FailedFileError("The book is damaged: its list of chapters cannot be read.") from error
    return Document(
        file.format,
        file.kind,
        tuple(_chapters(book)),
        title=_fact(book, "title"),
        author=_fact(book, "creator"),
        language=_language(book),
        pictures=listed(file.path),
    )


def _refuse_protected(path: str) -> None:
    import zipfile

    with zipfile.ZipFile(path) as container:
        if any(name in container.namelist() for name in _RIGHTS):
            raise SkippedFileError("The book is copy-protected.")


def _chapters(book: Any) -> Iterator[Block]:
    for identifier, *_ in book.spine:
        item = book.get_item_with_id(identifier)
        if item is not None:
            yield from read_html(decode_html(item.content or b"")).blocks


def _fact(book: Any, name: str) -> str | None:
    values = book.get_metadata("DC", name)
    return (values[0][0] or "").strip() or None if values else None


def _language(book: Any) -> str | None:
    code = (_fact(book, "language") or "")[:2].lower()
    return code if len(code) == 2 and code.isalpha() else None
