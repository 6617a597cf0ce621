"""The letters of a page in reading order, each with its box: what is selected, copied and highlighted."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from app.extract import mupdf
from app.extract.pdf.lines import Line, PageText
from app.extract.pdf.order import in_reading_order

Boxes = npt.NDArray[np.float32]
_NO_BOX = (0.0, 0.0, 0.0, 0.0)
_UNKNOWN = "\ufffd"


class Letters(NamedTuple):
    """The text of a page with a box (points) for each character, (characters, 4); a line break has an empty one."""

    text: str
    boxes: Boxes


class _Placed(NamedTuple):
    """A line as MuPDF found it: its characters with their boxes."""

    line: Line
    characters: list[dict[str, Any]]


def letters_of(page: Any) -> Letters:
    """The letters of a PyMuPDF page at the places where they are shown, columns one after the other."""
    placed = list(_lines(page))
    rect = page.rect
    geometry = tuple(one.line._replace(text=str(number)) for number, one in enumerate(placed))
    ordered = in_reading_order(PageText(1, rect.width, rect.height, geometry, ()))
    text: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    block = None
    for line in ordered:
        if block not in (None, line.block):
            _break(text, boxes)
        block = line.block
        for character in placed[int(line.text)].characters:
            text.append(_character(character["c"]))
            boxes.append(character["bbox"])
        _break(text, boxes)
    return Letters("".join(text), np.asarray(boxes, np.float32).reshape(-1, 4))


def _break(text: list[str], boxes: list[tuple[float, float, float, float]]) -> None:
    text.append("\n")
    boxes.append(_NO_BOX)


def _character(found: str) -> str:
    """One character that every encoding knows."""
    return found if len(found) == 1 and not "\ud800" <= found <= "\udfff" and found >= " " else _UNKNOWN


def _lines(page: Any) -> Iterator[_Placed]:
    for number, block in enumerate(_raw(page)["blocks"]):
        for line in block.get("lines", ()):
            characters = [character for span in line["spans"] for character in span["chars"]]
            if any(not character["c"].isspace() for character in characters):
                size = max(span["size"] for span in line["spans"])
                x0, y0, x1, y1 = line["bbox"]
                yield _Placed(Line("", x0, y0, x1, y1, size, False, False, number), characters)


def _raw(page: Any) -> dict[str, Any]:
    """Every character with its box; PyMuPDF leaves out how a page is turned."""
    pymupdf = mupdf.load()
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
    if page.rotation:
        textpage = page.get_textpage(clip=page.rect, flags=flags, matrix=page.rotation_matrix)
    else:
        textpage = page.get_textpage(flags=flags)
    found: dict[str, Any] = textpage.extractRAWDICT()
    return found
