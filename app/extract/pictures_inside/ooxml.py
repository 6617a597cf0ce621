"""What Word and PowerPoint files share: names, relations between parts, and drawings in them."""

import posixpath
import zipfile
from contextlib import suppress
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from app.extract.pictures_inside.caption import described
from app.extract.pictures_inside.packed import resolved, xml_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
POINTS_PER_EMU = 1 / 12700
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    *(
        (f"http://purl.oclc.org/ooxml/{name}/".encode(), f"http://schemas.openxmlformats.org/{name}/2006/".encode())
        for name in ("drawingml", "presentationml", "wordprocessingml")
    ),
)


def part_of(container: zipfile.ZipFile, member: str) -> Element:
    """A part as a tree, that of a "strict" file with the names that all others use. Raises as `xml_of` does."""
    data = container.read(member)
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return ElementTree.fromstring(data)


def relations_of(container: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The members that a part refers to by id; none where the list is missing or damaged, no links to elsewhere."""
    folder, name = posixpath.split(part)
    with suppress(KeyError, ParseError):
        tree = xml_of(container, f"{folder}/_rels/{name}.rels")
        return {
            str(one.get("Id")): resolved(part, one.get("Target") or "")
            for one in tree
            if one.get("TargetMode") != "External"
        }
    return {}


def description_of(properties: Element | None) -> str:
    """The alt text of a drawing, or else its title."""
    if properties is None:
        return ""
    return described(properties.get("descr")) or described(properties.get("title"))
