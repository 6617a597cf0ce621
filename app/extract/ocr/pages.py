"""The pictures that are read: pages of a PDF drawn at a size that can be read, and picture files upright."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.files import FileKind
from app.extract import mupdf
from app.extract.containers import check_container
from app.extract.decode import decode
from app.extract.detect import DetectedFile, no_reader
from app.extract.exif import oriented
from app.extract.limits import Limits
from app.extract.ocr.likelihood import holds_text
from app.extract.picture import HEIF, NOT_READ, RAW
from app.extract.raw import read_raw

PAGED = frozenset({"pdf", "xps"})
DPI = 150
LEAST_SIDE = 1200  # of a drawn page: some say that they are a few points large
MOST_SIDE = 2400
PICTURE_SIDE = 2000
ENLARGED_SIDE = 736  # what a small picture is enlarged to, since letters of 8 pixels are hard to read
MOST_ENLARGED = 3.0
LONG = 2.5  # a picture as many times longer than wide is read piece by piece, as screenshots of a whole web page are
PIECE = 1.5
_POINTS_PER_INCH = 72


class Sheet(NamedTuple):
    """A picture to be read, RGB, (height, width, 3); `scale` pixels of it are one unit of the page or picture.

    `page` counts from 1 and is None for a picture file; `top` and `left` are where it begins there, in units.
    """

    pixels: npt.NDArray[np.uint8]
    page: int | None
    scale: float
    left: float = 0.0
    top: float = 0.0


def sheets_of(file: DetectedFile, limits: Limits, pages: Sequence[int] | None) -> Iterator[Sheet]:
    """The wanted `pages` of a file, from 1, None for all; nothing for formats that are no pictures of text.

    A picture file is one sheet or, where it is long, its pieces. Pages of a TIFF are read where they seem to hold text.

    Raises SkippedFileError and FailedFileError as reading the file does; FailedFileError also where no page can be
    drawn.
    """
    if file.format in PAGED:
        yield from _drawn(file, limits, pages)
    elif file.format == "tiff" and pages is not None:
        yield from (sheet for sheet in _drawn(file, limits, pages) if _holds_text(sheet))
    elif file.kind is FileKind.PICTURE and file.format != "svg":
        yield from _pieces(file, limits)


def _drawn(file: DetectedFile, limits: Limits, pages: Sequence[int] | None) -> Iterator[Sheet]:
    if file.format == "xps":
        check_container(file.path, limits)
    with _opened(file) as document:
        if document.needs_pass:
            raise SkippedFileError("The file needs a password to be opened.")
        wanted = range(1, document.page_count + 1) if pages is None else pages
        drawn = 0
        for number in wanted:
            if not 1 <= number <= document.page_count:  # the file has changed since
                continue
            try:
                sheet = _draw(document, number)
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001, S112 - MuPDF throws a dozen kinds; the other pages may be sound
                continue
            drawn += 1
            yield sheet
        if not drawn and len(wanted):
            raise FailedFileError("The file is damaged: none of its pages can be drawn.")


def _opened(file: DetectedFile) -> Any:
    try:
        return mupdf.load().open(file.path, filetype=file.format)
    except Exception as error:
        raise FailedFileError(f"The {file.format} file is damaged and cannot be opened.") from error


def _draw(document: Any, number: int) -> Sheet:
    pymupdf = mupdf.load()
    page = document[number - 1]
    longer = max(page.rect.width, page.rect.height, 1)
    scale = min(max(DPI / _POINTS_PER_INCH, LEAST_SIDE / longer), MOST_SIDE / longer)
    drawn = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
    rows = np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.stride)
    return Sheet(rows[:, : 3 * drawn.width].reshape(drawn.height, drawn.width, 3), number, scale)


def _holds_text(sheet: Sheet) -> bool:
    from PIL import Image  # loaded for pictures only (start-up time)

    return holds_text(Image.fromarray(sheet.pixels))


def _pieces(file: DetectedFile, limits: Limits) -> Iterator[Sheet]:
    """A picture file upright; a very long one in pieces that were cut where nothing stands."""
    picture, width = _decoded(file, limits)
    shorter, longer = sorted(picture.size)
    most = PICTURE_SIDE if longer <= LONG * shorter else PICTURE_SIDE * longer / (LONG * shorter)
    factor = min(most / longer, min(max(ENLARGED_SIDE / longer, 1.0), MOST_ENLARGED))
    if factor != 1:
        picture = picture.resize((max(round(picture.width * factor), 1), max(round(picture.height * factor), 1)))
    pixels = np.asarray(picture, np.uint8)
    scale = picture.width / width
    downwards = picture.height >= picture.width
    edges = _cuts(pixels if downwards else pixels.swapaxes(0, 1))
    for start, end in pairwise(edges):
        if downwards:
            yield Sheet(pixels[start:end], None, scale, top=start / scale)
        else:
            yield Sheet(pixels[:, start:end], None, scale, left=start / scale)


def _decoded(file: DetectedFile, limits: Limits) -> tuple[Any, int]:
    """The upright picture, not much larger than needed, and the width of the original."""
    if file.format in NOT_READ:
        raise SkippedFileError(no_reader(file.path))
    if file.format == RAW:
        raw = read_raw(file.path)
        picture, *_ = decode(raw.preview, limits, PICTURE_SIDE // 2, orientation=raw.orientation)
        return picture, oriented(raw.width, raw.height, raw.orientation)[0]
    picture, width, _ = decode(file.path, limits, PICTURE_SIDE // 2, heif=file.format in HEIF)
    return picture, width


def _cuts(pixels: npt.NDArray[np.uint8]) -> list[int]:
    """The rows at which a picture is cut, its first and last included: near equal pieces, between lines of text."""
    length, width = pixels.shape[:2]
    count = round(length / (PIECE * width)) if length > LONG * width else 1
    edges = [0]
    for number in range(1, count):
        middle, reach = round(length * number / count), max(width // 5, 1)
        near = pixels[middle - reach : middle + reach].astype(np.int16)
        edges.append(middle - reach + int(near.std(axis=1).sum(axis=-1).argmin()))
    return [*edges, length]
