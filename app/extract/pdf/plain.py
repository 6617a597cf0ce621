"""The plainest reading of a PDF, page after page: what measurements compare Akin's own reading with."""

from app.extract import mupdf


def read_plainly(path: str) -> tuple[int, int]:
    """Extracts the text of every page with `get_text()`; returns the numbers of pages and of characters.

    Raises what PyMuPDF raises for a file that it cannot read.
    """
    with mupdf.load().open(path, filetype="pdf") as pdf:
        return pdf.page_count, sum(len(page.get_text()) for page in pdf)
