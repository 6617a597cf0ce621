"""Jupyter notebooks: Markdown cells as text, code cells as code, outputs left out."""

import json
from collections.abc import Iterator
from typing import Any

from app.domain.documents import Block, BlockKind, Document
from app.domain.errors import FailedFileError
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.markdown import read_markdown
from app.extract.text import read_text


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read a notebook; raises FailedFileError where it is no valid one."""
    try:
        cells = json.loads(read_text(file, limits))["cells"]
    except (ValueError, KeyError, TypeError) as error:
        raise FailedFileError("The notebook is damaged.") from error
    return Document(file.format, file.kind, tuple(block for cell in cells for block in _cell(cell)))


def _cell(cell: dict[str, Any]) -> Iterator[Block]:
    source = cell.get("source") or ""
    text = source if isinstance(source, str) else "".join(map(str, source))
    if cell.get("cell_type") == "markdown":
        yield from read_markdown(text)
    elif text.strip():
        yield Block(text, BlockKind.CODE)
