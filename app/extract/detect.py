"""What a file is: its format told from its first bytes, and where these are silent from its name."""

import stat
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.files import FileKind
from app.extract.encoding import looks_like_text
from app.extract.formats import KIND_OF_FORMAT, extension_of, format_of_name
from app.extract.limits import MEGABYTE, Limits
from app.extract.signatures import ENCRYPTED, SIGNATURE_BYTES, format_of_content

STREAMED = frozenset({"pdf", "text", "log", "csv", "tsv", "json", "xml", "sql", "mbox"})


@dataclass(frozen=True, slots=True)
class DetectedFile:
    """A file that is there and not empty: its absolute path, what it is, and its size in bytes."""

    path: str
    format: str
    kind: FileKind
    size: int


def detect(path: str, limits: Limits) -> DetectedFile:
    """Tell what the file at `path` is; its content is believed before its name.

    Raises SkippedFileError where the file is empty, too large, no regular file or of no known format, and
    FailedFileError where it cannot be opened.
    """
    try:
        size, head = _size_and_head(path)
    except FileNotFoundError as error:
        raise FailedFileError("The file is no longer there.") from error
    except PermissionError as error:
        raise FailedFileError("Akin is not allowed to read this file.") from error
    except OSError as error:
        raise FailedFileError(f"The file could not be opened: {error.strerror or error}.") from error
    if not any(head):
        raise FailedFileError("The file begins with nothing but zeros; it is damaged or was never fully written.")
    name = format_of_file(path, head)
    if name is None:
        raise SkippedFileError(no_reader(path))
    if name == ENCRYPTED:
        raise SkippedFileError("The file needs a password to be opened.")
    most = limits.streamed_bytes if name in STREAMED else limits.file_bytes
    if size > most:
        raise SkippedFileError(f"The file is larger than {most // MEGABYTE} MB; it is found by its name only.")
    return DetectedFile(path, name, KIND_OF_FORMAT.get(name, FileKind.OTHER), size)


def format_of_file(path: str, head: bytes) -> str | None:
    """The format of a file whose first `SIGNATURE_BYTES` bytes are `head`, None where it is unknown."""
    promised = format_of_name(path)
    found = format_of_content(path, head, promised)
    if found:
        return found
    return promised or ("text" if looks_like_text(head) else None)


def _size_and_head(path: str) -> tuple[int, bytes]:
    status = Path(path).stat()
    if not stat.S_ISREG(status.st_mode):  # to open a pipe would wait forever
        raise SkippedFileError("This is not a regular file.")
    if status.st_size == 0:
        raise SkippedFileError("The file is empty.")
    with Path(path).open("rb") as stream:
        return status.st_size, stream.read(SIGNATURE_BYTES)


def no_reader(path: str) -> str:
    """The reason why a file of this name is not read."""
    extension = extension_of(path)
    what = f".{extension} files" if extension else "files of this kind"
    return f"There is no reader for {what}; it is found by its name only."
