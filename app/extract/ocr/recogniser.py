"""Reads the text of scanned pages and of picture files; made to run inside an extraction process."""

import warnings
from collections.abc import Iterator, Sequence

from app.domain.errors import ExtractionError, FailedFileError
from app.domain.recognition import RecognisedBlock
from app.extract.detect import DetectedFile, detect
from app.extract.limits import MEGABYTE, Limits
from app.extract.ocr.engine import Engine, ReadPicture, load
from app.extract.ocr.layout import Box, paragraphs_of
from app.extract.ocr.pages import Sheet, sheets_of


class Recogniser:
    """Callable for a process pool: it is small to send, and the models are loaded once in each process."""

    def __init__(self, threads: int = 2) -> None:
        """At most `threads` processor cores are used."""
        self._threads = threads

    def __call__(self, path: str, limits: Limits, pages: tuple[int, ...] | None = None) -> tuple[RecognisedBlock, ...]:
        """The paragraphs on the wanted `pages` of a PDF (from 1, None for all), or in a picture file.

        Raises SkippedFileError where there is nothing to read, and FailedFileError where reading went wrong; both keep
        their cause. Nothing for a format that is no picture of text.
        """
        file = detect(path, limits)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return recognise(file, limits, pages, load(self._threads))


def recognise(
    file: DetectedFile, limits: Limits, pages: Sequence[int] | None, engine: Engine
) -> tuple[RecognisedBlock, ...]:
    """The paragraphs of a file, page after page; raises as `Recogniser` does."""
    try:
        return tuple(block for sheet in sheets_of(file, limits, pages) for block in _blocks(sheet, engine))
    except ExtractionError:
        raise
    except MemoryError as error:
        raise FailedFileError(f"Reading needed more than {limits.memory_bytes // MEGABYTE} MB of memory.") from error
    except Exception as error:  # each library throws its own kinds; the person needs one reason
        raise FailedFileError("The text in the picture could not be recognised.") from error


def _blocks(sheet: Sheet, engine: Engine) -> Iterator[RecognisedBlock]:
    read = engine.read(sheet.pixels)
    for paragraph in paragraphs_of(read.lines):
        box = _placed(_turned_back(paragraph.box, read), sheet)
        yield RecognisedBlock(paragraph.text, sheet.page, box, paragraph.confidence)


def _turned_back(box: Box, read: ReadPicture) -> Box:
    """The box in pixels of the picture as it was before it was turned upright."""
    (x0, y0, x1, y1), width, height = box, read.width, read.height
    for _ in range(read.turns):
        x0, y0, x1, y1 = height - y1, x0, height - y0, x1
        width, height = height, width
    return x0, y0, x1, y1


def _placed(box: Box, sheet: Sheet) -> Box:
    """The box in points of the page, or in pixels of the original picture."""
    x0, y0, x1, y1 = (value / sheet.scale for value in box)
    return x0 + sheet.left, y0 + sheet.top, x1 + sheet.left, y1 + sheet.top
