"""The lines of a page with their places and fonts, as MuPDF finds them."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from app.domain.documents import EmbeddedPicture
from app.extract import mupdf

SCALE = 10.0
LEAST_PICTURE_PIXELS = 24


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
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    pictures: tuple[EmbeddedPicture, ...]
    notes: tuple[str, ...] = ()


def read_page(page: Any, number: int) -> PageText:
    """The lines and pictures of a PyMuPDF page, in the order in which the page draws them."""
    pymupdf = mupdf.load()
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_PRESERVE_IMAGES | pymupdf.TEXT_MEDIABOX_CLIP
    textpage = page.get_textpage(flags=flags)
    blocks = _blocks(textpage)
    lines = [
        _line(line, index)
        for index, block in enumerate(blocks)
        for line in block.get("lines", ())
        if line["text"] and not line["text"].isspace()
    ]
    has_pictures = any(block["type"] == "image" for block in blocks)
    pictures = _pictures(textpage, number) if has_pictures else ()
    box = page.rect
    return PageText(number, box.width, box.height, tuple(lines), pictures, tuple(_notes(page)))


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


def _pictures(textpage: Any, number: int) -> tuple[EmbeddedPicture, ...]:
    """The picture blocks; by hand, since PyMuPDF's `extractIMGINFO` also looks at colours and compression of each."""
    image_block = mupdf.load().mupdf.FZ_STEXT_BLOCK_IMAGE
    found: list[EmbeddedPicture] = []
    for block in textpage.this:
        if block.m_internal.type == image_block:
            image, box = block.i_image(), block.m_internal.bbox
            if min(image.w(), image.h()) >= LEAST_PICTURE_PIXELS:
                found.append(EmbeddedPicture(number, (box.x0, box.y0, box.x1, box.y1), image.w(), image.h()))
    return tuple(found)
