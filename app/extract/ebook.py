"""Books and pages that MuPDF lays out itself: fb2, mobi, xps."""

from app.domain.documents import Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract import mupdf
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pdf.reader import read_pages, to_document


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read a book; raises SkippedFileError where it is copy-protected, FailedFileError where it is damaged."""
    if file.format == "xps":
        check_container(file.path, limits)
    pymupdf = mupdf.load()
    try:
        book = pymupdf.open(file.path, filetype=file.format)
    except Exception as error:
        raise FailedFileError(f"The {file.format} file is damaged and cannot be opened.") from error
    with book:
        if book.needs_pass:
            raise SkippedFileError("The book is copy-protected.")
        pages, damaged = read_pages(book, limits)
        return to_document(file, book, pages, damaged)
