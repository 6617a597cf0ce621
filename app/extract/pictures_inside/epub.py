"""Pictures in EPUB books, chapter by chapter, with their alternative text and caption."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.domain.errors import FailedFileError
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.html import decode_html
from app.extract.limits import Limits
from app.extract.pictures_inside.caption import described, joined
from app.extract.pictures_inside.packed import Packed, Place, members_of, resolved, xml_of

CONTAINER = "META-INF/container.xml"
_CONTAINER_NAME = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_CAPTION = "figcaption, .caption, .figcaption"


@contextmanager
def packed_in(file: DetectedFile, limits: Limits) -> Iterator[Packed]:
    """The pictures in reading order; raises FailedFileError where the list of chapters cannot be read."""
    check_container(file.path, limits)
    with zipfile.ZipFile(file.path) as container:
        chapters = _chapters(container)
        names = set(container.namelist())
        places = [
            place
            for chapter in chapters
            if chapter in names
            for place in places_in_html(decode_html(container.read(chapter)), chapter)
        ]
        yield Packed(places, members_of(container, limits))


def _chapters(container: zipfile.ZipFile) -> list[str]:
    root = xml_of(container, CONTAINER).find(f".//{_CONTAINER_NAME}rootfile")
    if root is None:
        raise FailedFileError("The book is damaged: its list of chapters cannot be read.")
    package = root.get("full-path") or ""
    tree = xml_of(container, package)
    members = {one.get("id"): resolved(package, one.get("href") or "") for one in tree.iter(f"{_PACKAGE}item")}
    return [members[one.get("idref")] for one in tree.iter(f"{_PACKAGE}itemref") if one.get("idref") in members]


def places_in_html(source: str, base: str) -> Iterator[Place]:
    """Where a page shows pictures that are members of the same container."""
    from selectolax.lexbor import LexborHTMLParser

    for node in LexborHTMLParser(source).css("img, image"):
        link = node.attributes.get("src") or node.attributes.get("xlink:href") or node.attributes.get("href") or ""
        if link and not _ELSEWHERE.match(link):
            yield Place(resolved(base, link), caption=caption_of_node(node))


def caption_of_node(node: Any) -> str:
    """Alternative text and caption of a picture in a page."""
    description = described(node.attributes.get("alt")) or described(node.attributes.get("title"))
    return joined((description, _figure_caption(node)))


def _figure_caption(node: Any) -> str:
    """The caption of the figure around a picture, at most three levels up."""
    for _ in range(3):
        node = node.parent
        if node is None or node.tag in ("body", "html"):
            return ""
        caption = node.css_first(_CAPTION)
        if caption is not None and len(node.css("img, image")) == 1:
            return str(caption.text(separator=" "))
        if node.tag == "figure":
            return str(caption.text(separator=" ")) if caption is not None else ""
    return ""
