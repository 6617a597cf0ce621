"""The pictures of a file with their pixels: a picture file's own, or those inside a document."""

import importlib
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import islice
from typing import Protocol, cast

from app.domain.errors import ExtractionError, FailedFileError, SkippedFileError
from app.domain.files import FileKind
from app.domain.pictures import Picture
from app.extract.decode import decode
from app.extract.detect import DetectedFile, detect, no_reader
from app.extract.exif import oriented
from app.extract.limits import MEGABYTE, Limits
from app.extract.ocr.likelihood import holds_text
from app.extract.perceptual_hash import perceptual_hash
from app.extract.picture import HEIF, NOT_READ, RAW
from app.extract.pictures_inside.packed import Packed, shown_in
from app.extract.raw import read_raw
from app.models.pixels import square_pixels

MOST_PICTURES = 500


class PackedPictures(Protocol):
    """A module that finds the pictures packed into documents; imported when the first such file is met (start-up)."""

    def packed_in(self, file: DetectedFile, limits: Limits, /) -> AbstractContextManager[Packed]:
        """The pictures in reading order, to be read while the context lasts. Any error counts as a damaged file."""
        ...


PAGED = frozenset({"pdf", "xps", "fb2", "mobi"})
_MODULES = {
    "app.extract.pictures_inside.word": "docx",
    "app.extract.pictures_inside.slides": "pptx",
    "app.extract.pictures_inside.opendocument": "odt odp",
    "app.extract.pictures_inside.epub": "epub",
    "app.extract.pictures_inside.sheets": "xlsx",
    "app.extract.pictures_inside.mail": "eml",
    "app.extract.pictures_inside.web": "html",
}
_MODULE_OF_FORMAT = {name: module for module, formats in _MODULES.items() for name in formats.split()}
_NOT_PIXELS = frozenset({"svg"})


def pictures_of(path: str, limits: Limits, size: int) -> tuple[Picture, ...]:
    """The pictures of the file at `path`, each (size, size, 3); none for a format that holds none that can be read.

    A picture file gives one, a document at most `MOST_PICTURES`. Raises SkippedFileError where there is nothing to
    read, and FailedFileError where reading went wrong; both keep their cause.
    """
    file = detect(path, limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _read(file, limits, size)


def _read(file: DetectedFile, limits: Limits, size: int) -> tuple[Picture, ...]:
    try:
        if file.kind is FileKind.PICTURE:
            return () if file.format in _NOT_PIXELS else (_own(file, limits, size),)
        return tuple(islice(_inner(file, limits, size), MOST_PICTURES))
    except ExtractionError:
        raise
    except MemoryError as error:
        raise FailedFileError(f"Reading needed more than {limits.memory_bytes // MEGABYTE} MB of memory.") from error
    except RecursionError as error:
        raise FailedFileError("The file is nested too deeply to be read.") from error
    except Exception as error:  # each library throws its own kinds; the person needs one reason
        raise FailedFileError(f"The {file.format} file is damaged or not what it seems.") from error


def _inner(file: DetectedFile, limits: Limits, size: int) -> Iterator[Picture]:
    if file.format in PAGED:
        from app.extract.pictures_inside.pdf import pictures_in  # see PackedPictures

        yield from pictures_in(file, limits, size)
    elif holds_packed(file.format):
        with packed_in(file, limits) as packed:
            yield from shown_in(packed, limits, size)


def holds_packed(format_name: str) -> bool:
    """Whether documents of this format carry their pictures as files of their own."""
    return format_name in _MODULE_OF_FORMAT


def packed_in(file: DetectedFile, limits: Limits) -> AbstractContextManager[Packed]:
    """The pictures packed into a document for which `holds_packed` is true."""
    module = cast("PackedPictures", importlib.import_module(_MODULE_OF_FORMAT[file.format]))
    return module.packed_in(file, limits)


def _own(file: DetectedFile, limits: Limits, size: int) -> Picture:
    """The one picture of a picture file."""
    if file.format in NOT_READ:
        raise SkippedFileError(no_reader(file.path))
    if file.format == RAW:
        return _preview(file.path, limits, size)
    picture, width, height = decode(file.path, limits, size, heif=file.format in HEIF)
    pixels = square_pixels(picture, size)
    return Picture(0, pixels, width, height, perceptual_hash(pixels), holds_text=holds_text(picture))


def _preview(path: str, limits: Limits, size: int) -> Picture:
    raw = read_raw(path)
    picture, *_ = decode(raw.preview, limits, size, orientation=raw.orientation)
    pixels = square_pixels(picture, size)
    width, height = oriented(raw.width, raw.height, raw.orientation)
    return Picture(0, pixels, width, height, perceptual_hash(pixels), holds_text=holds_text(picture))
