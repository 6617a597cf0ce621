"""The readers by format, and the one function that turns a file into a Document."""

import importlib
import warnings
from typing import Protocol, cast

from app.domain.documents import Document
from app.domain.errors import ExtractionError, FailedFileError, SkippedFileError
from app.domain.files import FileKind
from app.extract.detect import DetectedFile, detect, no_reader
from app.extract.finish import finish
from app.extract.limits import MEGABYTE, Limits


class Extractor(Protocol):
    """A module that reads some formats; it is imported when the first file of such a format is met (start-up time)."""

    def extract(self, file: DetectedFile, limits: Limits, /) -> Document:
        """Read the file. Raises SkippedFileError or FailedFileError; any other error counts as a damaged file."""
        ...


_MODULES = {
    "app.extract.pdf.reader": "pdf",
    "app.extract.text": "text log restructuredtext asciidoc org latex",
    "app.extract.markdown": "markdown",
    "app.extract.html": "html svg",
    "app.extract.separated": "csv tsv",
    "app.extract.office": "docx doc pptx ppt",
    "app.extract.sheets": "xlsx xlsb xls ods",
    "app.extract.odf": "odt odp",
    "app.extract.rtf": "rtf",
    "app.extract.epub": "epub",
    "app.extract.ebook": "fb2 mobi xps",
    "app.extract.mail": "eml mbox msg",
    "app.extract.notebook": "notebook",
}
_MODULE_OF_FORMAT = {name: module for module, formats in _MODULES.items() for name in formats.split()}
_MODULE_OF_KIND = {FileKind.CODE: "app.extract.code", FileKind.PICTURE: "app.extract.picture"}


def extract(path: str, limits: Limits, *, tell_language: bool = True) -> Document:
    """Read the file at `path`; which language its text is in need not be told.

    Raises SkippedFileError where there is nothing to read, and FailedFileError where reading went wrong; both keep
    their cause.
    """
    file = detect(path, limits)
    module = _MODULE_OF_FORMAT.get(file.format) or _MODULE_OF_KIND.get(file.kind)
    if module is None:
        raise SkippedFileError(no_reader(path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _read(module, file, limits, tell_language)


def _read(module: str, file: DetectedFile, limits: Limits, tell_language: bool) -> Document:
    try:
        extractor = cast("Extractor", importlib.import_module(module))
        return finish(extractor.extract(file, limits), limits, tell_language=tell_language)
    except ExtractionError:
        raise
    except MemoryError as error:
        raise FailedFileError(f"Reading needed more than {limits.memory_bytes // MEGABYTE} MB of memory.") from error
    except RecursionError as error:
        raise FailedFileError("The file is nested too deeply to be read.") from error
    except Exception as error:  # each library throws its own kinds; the person needs one reason
        raise FailedFileError(f"The {file.format} file is damaged or not what it seems.") from error
