"""Plain text: paragraphs between blank lines."""

import re
from pathlib import Path

from app.domain.documents import Block, Document
from app.extract.detect import DetectedFile
from app.extract.encoding import decode
from app.extract.limits import Limits

FORMATS = frozenset({"text", "log", "restructuredtext", "asciidoc", "org", "latex"})

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BYTES_PER_CHARACTER = 4


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read a text file in whatever encoding; raises SkippedFileError where it holds no text."""
    text = read_text(file, limits)
    return Document(file.format, file.kind, paragraphs(text))


def read_text(file: DetectedFile, limits: Limits) -> str:
    """The text of a file up to a little more than the limit of characters, so that a cut can be noticed."""
    with Path(file.path).open("rb") as stream:
        return decode(stream.read(_BYTES_PER_CHARACTER * (limits.characters + 1)))


def paragraphs(text: str, page: int | None = None) -> tuple[Block, ...]:
    """The text cut at blank lines."""
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    return tuple(Block(part, page=page) for part in parts if part)
