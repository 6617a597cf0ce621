"""PDF files by PyMuPDF: opening, page after page, and what a damaged file still gives."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from app.domain.documents import Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.notes import NO_TEXT_LAYER, undecodable
from app.extract import mupdf
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pdf.furniture import without_furniture
from app.extract.pdf.headings import to_blocks
from app.extract.pdf.legible import is_legible
from app.extract.pdf.lines import PageText, is_scanned, read_page
from app.extract.pdf.order import in_reading_order
from app.extract.pdf.paragraphs import Paragraph, paragraphs_of
from app.extract.pdf.title import title_of

MOST_PICTURES = 2000
PAGED = frozenset({"pdf", "xps"})  # a book that MuPDF lays out has no scanned pages
MOST_PAGES_NAMED = 5


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read a PDF; raises SkippedFileError where it needs a password, FailedFileError where no page can be read."""
    with _opened(file.path) as pdf:
        if pdf.needs_pass:
            raise SkippedFileError("The PDF needs a password to be opened.")
        pages, damaged = read_pages(pdf, limits)
        if not pages:
            raise FailedFileError("The PDF is damaged: none of its pages can be read.")
        return to_document(file, pdf, pages, damaged)


def _opened(path: str) -> Any:
    pymupdf = mupdf.load()
    try:
        return pymupdf.open(path, filetype="pdf")
    except Exception as error:
        raise FailedFileError("The PDF is damaged and cannot be opened.") from error


def read_pages(pdf: Any, limits: Limits) -> tuple[list[PageText], list[int]]:
    """The pages that can be read, until there are more characters than anyone keeps, and the numbers of the others."""
    pages: list[PageText] = []
    damaged: list[int] = []
    characters = 0
    for index in range(pdf.page_count):
        try:
            page = read_page(pdf[index], index + 1)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - MuPDF throws a dozen kinds; the other pages may be sound
            damaged.append(index + 1)
            continue
        pages.append(page)
        characters += sum(len(line.text) for line in page.lines)
        if characters > limits.characters:
            break
    return pages, damaged


def to_document(file: DetectedFile, pdf: Any, pages: list[PageText], damaged: list[int]) -> Document:
    """The pages as a document; a page whose text cannot be decoded counts as one without text, and a note says so."""
    garbled = [page.number for page in pages if not is_legible("\n".join(line.text for line in page.lines))]
    pages = [page._replace(lines=()) if page.number in garbled else page for page in pages]
    scanned = tuple(
        page.number for page in pages if page.number in garbled or (file.format in PAGED and is_scanned(page))
    )
    paragraphs = list(_paragraphs(pages))
    metadata = pdf.metadata or {}
    return Document(
        file.format,
        file.kind,
        to_blocks(paragraphs, _outline(pdf)),
        title=title_of(metadata.get("title"), paragraphs, file.path),
        author=" ".join((metadata.get("author") or "").split()) or None,
        pages=pdf.page_count,
        pictures=tuple(one for page in pages for one in page.pictures)[:MOST_PICTURES],
        scanned_pages=scanned,
        notes=tuple(_notes(pages, has_text=bool(paragraphs), garbled=garbled, damaged=damaged)),
    )


def _paragraphs(pages: list[PageText]) -> Iterator[Paragraph]:
    for page in without_furniture(pages):
        yield from paragraphs_of(in_reading_order(page), page.number)
        yield from (Paragraph(text, 0.0, False, False, 1, page.number) for text in page.notes)


def _outline(pdf: Any) -> list[tuple[int, str, int]]:
    with suppress(Exception):  # a broken outline is no loss
        return [(int(level), str(title), int(page)) for level, title, page in pdf.get_toc(simple=True)]
    return []


def _notes(pages: list[PageText], *, has_text: bool, garbled: list[int], damaged: list[int]) -> Iterator[str]:
    if not has_text and not garbled:
        pictures = any(page.pictures or page.covered for page in pages)
        yield NO_TEXT_LAYER if pictures else "No text layer: the pages hold no text."
    yield from (undecodable(number) for number in garbled[:MOST_PAGES_NAMED])
    if len(garbled) > MOST_PAGES_NAMED:
        yield f"The text of {len(garbled) - MOST_PAGES_NAMED} more pages cannot be decoded."
    yield from (f"Page {number} is damaged." for number in damaged[:MOST_PAGES_NAMED])
    if len(damaged) > MOST_PAGES_NAMED:
        yield f"{len(damaged) - MOST_PAGES_NAMED} more pages are damaged."
