"""Pictures in OpenDocument text and slides (odt, odp), with their place, description and caption."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from xml.etree.ElementTree import Element

from app.domain.errors import SkippedFileError
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pictures_inside.caption import Box, described, is_caption, joined
from app.extract.pictures_inside.packed import Packed, Place, members_of, resolved, xml_of

CONTENT = "content.xml"
MOST_SHORT = 120
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_POINTS = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0, "pc": 12.0, "px": 0.75}
_LENGTH = re.compile(r"(-?[\d.]+)(in|cm|mm|pt|pc|px)")


@contextmanager
def packed_in(file: DetectedFile, limits: Limits) -> Iterator[Packed]:
    """The pictures in reading order; raises SkippedFileError where the file needs a password."""
    check_container(file.path, limits)
    with zipfile.ZipFile(file.path) as container:
        if b"encryption-data" in container.read("META-INF/manifest.xml"):
            raise SkippedFileError("The file needs a password to be opened.")
        tree = xml_of(container, CONTENT)
        slides = list(tree.iter(f"{_DRAW}page")) if file.format == "odp" else []
        places = list(_on_slides(slides) if slides else _in_text(tree))
        yield Packed(places, members_of(container, limits), len(slides))


def _on_slides(slides: list[Element]) -> Iterator[Place]:
    for number, slide in enumerate(slides, 1):
        title = next((_words(one) for one in slide.iter(f"{_DRAW}frame") if _role(one) == "title"), "")
        for frame in slide.iter(f"{_DRAW}frame"):
            for member in _members(frame):
                yield Place(member, number, _box(frame), joined((_description(frame), title)))


def _in_text(tree: Element) -> Iterator[Place]:
    """Pictures with the text of the frame or paragraph around them, which LibreOffice makes the caption."""
    parents = {child: parent for parent in tree.iter() for child in parent}
    paragraphs = [one for one in tree.iter() if one.tag in (f"{_TEXT}p", f"{_TEXT}h")]
    order = {paragraph: at for at, paragraph in enumerate(paragraphs)}
    for frame in tree.iter(f"{_DRAW}frame"):
        for member in _members(frame):
            own = _paragraph_around(frame, parents)
            texts = [] if own is None else [_words(own)]
            after = [] if own is None else paragraphs[order[own] + 1 : order[own] + 3]
            texts += [_words(one) for one in takewhile(lambda one: not _shows_pictures(one), after)]
            yield Place(member, caption=joined((_description(frame), _caption(texts))))


def _shows_pictures(paragraph: Element) -> bool:
    """Whether a paragraph has pictures of its own, which its text then belongs to."""
    return next(paragraph.iter(f"{_DRAW}image"), None) is not None


def _caption(texts: list[str]) -> str:
    for text in texts:
        if is_caption(text):
            return text
    first = next((text for text in texts if text), "")
    return first if len(first) <= MOST_SHORT else ""


def _paragraph_around(frame: Element, parents: dict[Element, Element]) -> Element | None:
    one: Element | None = frame
    while one is not None and one.tag != f"{_TEXT}p":
        one = parents.get(one)
    return one


def _members(frame: Element) -> Iterator[str]:
    """The first picture of a frame; others are the same in other formats."""
    for image in frame.findall(f"{_DRAW}image"):
        link = image.get(_LINK) or ""
        if link and "://" not in link:
            yield resolved(CONTENT, link)
            return


def _description(frame: Element) -> str:
    texts = (frame.findtext(f"{_SVG}{name}") for name in ("desc", "title"))
    return next((text for text in map(described, texts) if text), "")


def _role(frame: Element) -> str:
    return frame.get(f"{_PRESENTATION}class") or ""


def _words(element: Element) -> str:
    """The text of an element without the descriptions of pictures in it."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in (f"{_SVG}desc", f"{_SVG}title"):
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def _box(frame: Element) -> Box | None:
    lengths = [_points(frame.get(f"{_SVG}{name}")) for name in ("x", "y", "width", "height")]
    if any(length is None for length in lengths):
        return None
    x, y, width, height = (length or 0.0 for length in lengths)
    return round(x, 1), round(y, 1), round(x + width, 1), round(y + height, 1)


def _points(length: str | None) -> float | None:
    found = _LENGTH.fullmatch(length or "")
    return float(found[1]) * _POINTS[found[2]] if found else None
