"""Source code, configuration and data in text form: blocks of whole lines, exactly as they stand."""

import re
from collections.abc import Iterator, Sequence

from app.domain.documents import Block, BlockKind, Document
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.text import read_text

MOST_LINES = 60

_CLOSING = re.compile(r"[)\]}>]|end\b|else\b|elif\b|except\b|finally\b|catch\b")


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read a file of code; raises SkippedFileError where it holds no text."""
    lines = read_text(file, limits).split("\n")
    return Document(file.format, file.kind, tuple(_blocks(lines)))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """A block for each unit at the left margin (a function, a class), and for the parts of one that is long."""
    for unit in _cut(lines, inner=False):
        parts = [unit] if len(unit) <= MOST_LINES else _packed(_cut(unit, inner=True))
        for part in parts:
            text = "\n".join(part).strip("\n")
            if text.strip():
                yield Block(text, BlockKind.CODE)


def _cut(lines: Sequence[str], inner: bool) -> Iterator[list[str]]:
    """Cut after blank lines, where `inner` is false only before a line at the margin that opens something."""
    part: list[str] = []
    after_blank = False
    for line in lines:
        if after_blank and line.strip() and (inner or _opens(line)):
            yield part
            part = []
        part.append(line)
        after_blank = not line.strip()
    if part:
        yield part


def _opens(line: str) -> bool:
    return not line[0].isspace() and not _CLOSING.match(line)


def _packed(parts: Iterator[list[str]]) -> Iterator[list[str]]:
    """Neighbouring parts together, up to `MOST_LINES`."""
    held: list[str] = []
    for part in parts:
        if held and len(held) + len(part) > MOST_LINES:
            yield held
            held = []
        held = held + part
    if held:
        yield held
