"""RTF files by striprtf."""

import re
from pathlib import Path

from app.domain.documents import Document
from app.domain.errors import FailedFileError
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.text import paragraphs

_TITLE = re.compile(r"\{\\title\s+([^{}\\]+)\}")
_AUTHOR = re.compile(r"\{\\author\s+([^{}\\]+)\}")


def extract(file: DetectedFile, limits: Limits) -> Document:  # noqa: ARG001 - the text is cut by the caller
    """Read the text; raises FailedFileError where the file is no RTF."""
    from striprtf.striprtf import rtf_to_text

    source = Path(file.path).read_bytes().decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        raise FailedFileError("The file is damaged or no RTF file.")
    text = str(rtf_to_text(source, errors="ignore"))  # type: ignore[no-untyped-call]
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # pairs stand as two characters in RTF
    blocks = paragraphs(text.replace("\r\n", "\n").replace("\n", "\n\n"))
    return Document(file.format, file.kind, blocks, title=_first(_TITLE, source), author=_first(_AUTHOR, source))


def _first(pattern: re.Pattern[str], source: str) -> str | None:
    found = pattern.search(source[:100_000])
    return found[1].strip() or None if found else None
