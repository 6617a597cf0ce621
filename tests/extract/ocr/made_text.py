"""Files with pictures of text that tests make, in MuPDF's own fonts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pymupdf
from PIL import Image

HERON = "The grey heron stands quite still in shallow water and waits for a fish to come near."
MILL = "An old mill beside the river grinds wheat and barley for all farmers of the valley."


def page_of(text: str, *, size: float = 14, width: float = 420, html: str = "") -> Image.Image:
    """A white page with the text set in lines of `width` points, drawn at 150 dpi."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=420)
    page.insert_htmlbox((60, 50, 60 + width, 400), html or f'<p style="font-size:{size}pt">{text}</p>')
    return picture_of(page)


def picture_of(page: Any) -> Image.Image:
    """The page drawn at 150 dpi."""
    drawn = page.get_pixmap(dpi=150, alpha=False)
    return Image.frombytes("RGB", (drawn.width, drawn.height), drawn.samples)


def scan(path: Path, pictures: Sequence[Image.Image], *, rotation: int = 0) -> str:
    """A PDF whose pages hold nothing but pictures, 150 pixels an inch."""
    document = pymupdf.open()
    for number, picture in enumerate(pictures):
        file = path.with_name(f"{path.stem}-{number}.png")
        picture.save(file)
        page = document.new_page(width=picture.width * 72 / 150, height=picture.height * 72 / 150)
        page.insert_image(page.rect, filename=str(file))
        page.set_rotation(rotation)
        file.unlink()
    document.save(path)
    return str(path)
