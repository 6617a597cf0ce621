"""The lines of a page with their places and fonts, as MuPDF finds them."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import orjson

from app.domain.documents import EmbeddedPicture
from app.extract import mupdf
from app.extract.pdf.placed import (
    SCAN_COVERING,
    covered_share,
    placed_on,
    whole_pictures,
    worth_showing,
)

SCALE = 10.0
LEAST_LETTERS = 32  # of a text layer: a scanned page may carry a stamp or a number that is text


class Line(NamedTuple):
    """A line of text; the box is in points from the upper left corner of the page, `block` counts MuPDF's blocks."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    mono: bool
    block: int

    @property
    def height(self) -> float:
        """The height of the box in points."""
        return self.y1 - self.y0


class PageText(NamedTuple):
    """What one page holds; `number` counts from 1, `width` and `height` are points.

    `notes` are what people wrote onto the page: comments, and the fields of a form that they filled in.
    `pictures` are those that seem worth showing, on a page without text also what may be a scan or a photo of its size;
    `covered` is the share of the page that pictures cover.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    pictures: tuple[EmbeddedPicture, ...]
    notes: tuple[str, ...] = ()
    covered: float = 0.0


def is_scanned(page: PageText) -> bool:
    """Whether the page is a picture of a page: mostly covered by pictures, and with no text layer to speak of."""
    return _seems_scanned(page.covered, page.lines)


def _seems_scanned(covered: float, lines: Sequence[Line]) -> bool:
    return covered >= SCAN_COVERING and sum(len("".join(line.text.split())) for line in lines) < LEAST_LETTERS


def read_page(page: Any, number: int) -> PageText:
    """The lines and pictures of a PyMuPDF page, in the order in which the page draws them."""
    textpage = textpage_of(page)
    blocks = _blocks(textpage)
    lines = [
        _line(line, index)
        for index, block in enumerate(blocks)
        for line in block.get("lines", ())
        if line["text"] and not line["text"].isspace()
    ]
    has_pictures = any(block["type"] == "image" for block in blocks)
    placed = placed_on(textpage) if has_pictures else []
    box = page.rect
    covered = covered_share(placed, box.width, box.height)
    worth = worth_showing(whole_pictures(placed), box.width, box.height, covering=_seems_scanned(covered, lines))
    pictures = (EmbeddedPicture(number),) * len(worth)
    return PageText(number, box.width, box.height, tuple(lines), pictures, tuple(_notes(page)), covered)


def textpage_of(page: Any) -> Any:
    """Text and pictures of a page at the places where they are shown: PyMuPDF leaves out how a page is turned."""
    pymupdf = mupdf.load()
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_PRESERVE_IMAGES | pymupdf.TEXT_MEDIABOX_CLIP
    if page.rotation:
        return page.get_textpage(clip=page.rect, flags=flags, matrix=page.rotation_matrix)
    return page.get_textpage(flags=flags)


def _blocks(textpage: Any) -> list[dict[str, Any]]:
    """MuPDF's own JSON: written in C, it takes a third of the time of `get_text("dict")`; sizes are rounded to 1/10."""
    pymupdf = mupdf.load()
    buffer = pymupdf.mupdf.FzBuffer(1 << 16)
    output = pymupdf.mupdf.FzOutput(buffer)
    pymupdf.mupdf.fz_print_stext_page_as_json(output, textpage.this, SCALE)
    output.fz_close_output()
    text = buffer.fz_buffer_extract()
    blocks: list[dict[str, Any]]
    try:
        blocks = orjson.loads(text)["blocks"]
    except orjson.JSONDecodeError:  # a file may hold characters that exist in no encoding
        blocks = json.loads(text.decode("utf-8", errors="replace"), strict=False)["blocks"]
    return blocks


def _line(line: dict[str, Any], block: int) -> Line:
    box, font = line["bbox"], line["font"]
    x0, y0 = box["x"] / SCALE, box["y"] / SCALE
    bold = font["weight"] == "bold" or "Bold" in font["name"]
    mono = font["family"] == "monospace"
    x1, y1 = x0 + box["w"] / SCALE, y0 + box["h"] / SCALE
    return Line(line["text"], x0, y0, x1, y1, font["size"] / SCALE, bold, mono, block)


def _notes(page: Any) -> Iterator[str]:
    if page.first_annot is not None:
        yield from (text for annotation in page.annots() if (text := annotation.info.get("content", "").strip()))
    for field in page.widgets() if page.first_widget is not None else ():
        name, value = field.field_label or field.field_name, field.field_value
        if isinstance(value, str) and value.strip() and value != "Off":
            yield f"{name}: {value.strip()}"
