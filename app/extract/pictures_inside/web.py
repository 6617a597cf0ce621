"""Pictures that an HTML page carries inside itself ("data:" addresses), with their alternative text and caption."""

import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.extract.detect import DetectedFile
from app.extract.html import decode_html
from app.extract.limits import Limits
from app.extract.pictures_inside.epub import caption_of_node
from app.extract.pictures_inside.packed import Packed, Place, unquoted

_DATA = re.compile(r"\s*data:image/(?!svg)[\w.+-]+(?P<base64>;base64)?,(?P<data>.*)", re.I | re.S)


@contextmanager
def packed_in(file: DetectedFile, limits: Limits) -> Iterator[Packed]:  # noqa: ARG001 - as for all formats
    """The pictures in the order of the page."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(decode_html(Path(file.path).read_bytes()))
    nodes = [node for node in page.css("img") if _DATA.match(node.attributes.get("src") or "")]
    places = [Place(node.attributes.get("src") or "", caption=caption_of_node(node)) for node in nodes]
    yield Packed(places, _bytes)


def _bytes(address: str) -> bytes:
    found = _DATA.match(address)
    if not found:
        return b""
    data = unquoted(found["data"])
    return b64decode(data) if found["base64"] else data
