"""PDF files by PyMuPDF: opening, page after page, and what a damaged file still gives."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from app.domain.documents import Document, EmbeddedPicture
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract import mupdf
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pdf.furniture import without_furniture
from app.extract.pdf.headings import to_blocks
from app.extract.pdf.lines import PageText, read_page
from app.extract.pdf.order import in_reading_order
from app.extract.pdf.paragraphs import Paragraph, paragraphs_of
from app.extract.pdf.title import title_of

MOST_PICTURES = 2000
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
    paragraphs = list(_paragraphs(pages))
    metadata = pdf.metadata or {}
    return Document(
        file.format,
        file.kind,
        to_blocks(paragraphs, _outline(pdf)),
        title=title_of(metadata.get("title"), paragraphs, file.path),
        author=" ".join((metadata.get("author") or "").split()) or None,
        pages=pdf.page_count,
        pictures=_pictures(pages),
        notes=_notes(bool(paragraphs), any(page.pictures for page in pages), damaged),
    )


def _paragraphs(pages: list[PageText]) -> Iterator[Paragraph]:
    for page in without_furniture(pages):
        yield from paragraphs_of(in_reading_order(page), page.number)
        yield from (Paragraph(text, 0.0, False, False, 1, page.number) for text in page.notes)


def _outline(pdf: Any) -> list[tuple[int, str, int]]:
    with suppress(Exception):  # a broken outline is no loss
        return [(int(level), str(title), int(page)) for level, title, page in pdf.get_toc(simple=True)]
    return []


def _pictures(pages: list[PageText]) -> tuple[EmbeddedPicture, ...]:
    return tuple(picture for page in pages for picture in page.pictures)[:MOST_PICTURES]


def _notes(has_text: bool, has_pictures: bool, damaged: list[int]) -> tuple[str, ...]:
    notes: list[str] = []
    if not has_text:
        notes.append(
            "No text layer: the pages are pictures." if has_pictures else "No text layer: the pages hold no text."
        )
    notes += [f"Page {number} is damaged." for number in damaged[:MOST_PAGES_NAMED]]
    if len(damaged) > MOST_PAGES_NAMED:
        notes.append(f"{len(damaged) - MOST_PAGES_NAMED} more pages are damaged.")
    return tuple(notes)
