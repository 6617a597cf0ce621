# mypy: disable-error-code="import-untyped,import-not-found,no-any-return,no-untyped-call"
"""Compares libraries that read the same format: files read, characters found, seconds.

    uv run --with python-docx --with docx2python ... scripts/compare_extractors.py ../shared/data/documents/office

A candidate that is not installed is left out. Characters are counted without white space.
"""

import io
import signal
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType

SECONDS_PER_FILE = 20
Reader = Callable[[Path], str]


def pymupdf_(path: Path) -> str:
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    with pymupdf.open(path) as document:
        return "\n".join(page.get_text() for page in document)


def python_docx(path: Path) -> str:
    import docx

    body = docx.Document(str(path)).element.body
    return "\n".join(node.text or "" for node in body.iter("{*}t"))


def docx2python_(path: Path) -> str:
    from docx2python import docx2python

    with docx2python(path) as document:
        return str(document.text)


def mammoth_(path: Path) -> str:
    import mammoth

    with path.open("rb") as stream:
        return str(mammoth.extract_raw_text(stream).value)


def office_oxide_(path: Path) -> str:
    import office_oxide

    return str(office_oxide.Document.open(str(path)).plain_text())


def openpyxl_(path: Path) -> str:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)


def calamine(path: Path) -> str:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(path))
    sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    return "\n".join(str(cell) for sheet in sheets for row in sheet.to_python() for cell in row if cell != "")


def python_pptx(path: Path) -> str:
    import pptx

    slides = pptx.Presentation(str(path)).slides
    return "\n".join(node.text or "" for slide in slides for node in slide.element.iter("{*}t"))


def odfdo_(path: Path) -> str:
    import odfdo

    return str(odfdo.Document(path).get_formatted_text())


def odfpy(path: Path) -> str:
    from odf import teletype
    from odf.opendocument import load

    return str(teletype.extractText(load(str(path)).body))


def striprtf_(path: Path) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(path.read_text("latin-1"), errors="ignore"))


def ebooklib_(path: Path) -> str:
    import ebooklib
    import lxml.html
    from ebooklib import epub

    items = epub.read_epub(str(path)).get_items_of_type(ebooklib.ITEM_DOCUMENT)
    return "\n".join(lxml.html.fromstring(item.get_content()).text_content() for item in items)


def selectolax_(path: Path) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(path.read_bytes())
    tree.strip_tags(["script", "style"])
    return tree.body.text(separator="\n") if tree.body else ""


def lxml_(path: Path) -> str:
    import lxml.html

    root = lxml.html.fromstring(path.read_bytes())
    return "\n".join(str(text) for text in root.xpath("//body//text()[not(parent::script or parent::style)]"))


def beautifulsoup(path: Path) -> str:
    import bs4

    return bs4.BeautifulSoup(path.read_bytes(), "html.parser").get_text("\n")


def extract_msg_(path: Path) -> str:
    import extract_msg

    with extract_msg.openMsg(path) as message:
        return f"{message.subject}\n{message.body}"


def oxmsg_(path: Path) -> str:
    import oxmsg

    message = oxmsg.Message.load(str(path))
    return f"{message.subject}\n{message.body}"


def sharepoint2text_(path: Path) -> str:
    import sharepoint2text

    return "\n".join(str(document.full_text) for document in sharepoint2text.read_file(path))


CANDIDATES: dict[str, tuple[Reader, ...]] = {
    "docx": (python_docx, docx2python_, mammoth_, office_oxide_, pymupdf_),
    "xlsx": (openpyxl_, calamine, office_oxide_, pymupdf_),
    "xls": (calamine, office_oxide_, sharepoint2text_),
    "pptx": (python_pptx, office_oxide_, pymupdf_),
    "doc": (office_oxide_, sharepoint2text_),
    "ppt": (office_oxide_, sharepoint2text_),
    "odt": (odfdo_, odfpy, pymupdf_),
    "ods": (odfdo_, odfpy, calamine),
    "odp": (odfdo_, odfpy, pymupdf_),
    "rtf": (striprtf_, sharepoint2text_),
    "epub": (ebooklib_, pymupdf_),
    "html": (selectolax_, lxml_, beautifulsoup, pymupdf_),
    "msg": (extract_msg_, oxmsg_, sharepoint2text_),
}


def main() -> None:
    """Print one row of a Markdown table for each candidate and format."""
    folder = Path(sys.argv[1])
    signal.signal(signal.SIGALRM, _too_slow)
    warnings.simplefilter("ignore")
    print("| format | library | files | read | characters | seconds |")
    print("|---|---|---|---|---|---|")
    for extension, readers in CANDIDATES.items():
        files = sorted(folder.rglob(f"*.{extension}"))
        for reader in readers:
            print(_row(extension, reader, files), flush=True)


def _row(extension: str, reader: Reader, files: list[Path]) -> str:
    counts: list[int] = []
    spent = 0.0
    for number, path in enumerate([*files[:1], *files]):
        started = time.perf_counter()
        count = _characters(reader, path)
        if number:  # the first call, which imports the library, is not counted
            spent += time.perf_counter() - started
            counts.append(count)
    read = sum(count >= 0 for count in counts)
    total = sum(max(count, 0) for count in counts)
    return f"| {extension} | {reader.__name__.rstrip('_')} | {len(files)} | {read} | {total} | {spent:.2f} |"


def _characters(reader: Reader, path: Path) -> int:
    """The characters found in a file, -1 where the library failed or took too long."""
    signal.alarm(SECONDS_PER_FILE)
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            return len("".join(reader(path).split()))
    except Exception:  # noqa: BLE001 - whatever a library throws, the file was not read
        return -1
    finally:
        signal.alarm(0)


def _too_slow(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError(signum, frame)


if __name__ == "__main__":
    main()
