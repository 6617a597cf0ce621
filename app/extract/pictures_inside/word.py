"""Pictures in Word files (docx), with their alt text and caption."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from xml.etree.ElementTree import Element, ParseError

from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pictures_inside.caption import described, is_caption, joined
from app.extract.pictures_inside.ooxml import RELATION, A, V, W, description_of, part_of, relations_of
from app.extract.pictures_inside.packed import Packed, Place, members_of

DOCUMENT = "word/document.xml"
MOST_SHORT = 120
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"


@contextmanager
def packed_in(file: DetectedFile, limits: Limits) -> Iterator[Packed]:
    """The pictures of the text in reading order, not those of its headers and footers."""
    check_container(file.path, limits)
    with zipfile.ZipFile(file.path) as container:
        yield Packed(_places(container), members_of(container, limits))


def _places(container: zipfile.ZipFile) -> Iterator[Place]:
    relations = relations_of(container, DOCUMENT)
    captions = _caption_styles(container)
    paragraphs = list(part_of(container, DOCUMENT).iter(f"{W}p"))
    texts = [_text(one) for one in paragraphs]
    for at, paragraph in enumerate(paragraphs):
        for identifier, description in _drawings(paragraph):
            member = relations.get(identifier)
            if member:
                yield Place(member, caption=joined((description, _caption(at, paragraphs, texts, captions))))


def _drawings(paragraph: Element) -> Iterator[tuple[str, str]]:
    """Relation and alt text of each picture that stands in the paragraph itself, not in a text box inside it."""
    for part in _own(paragraph):
        if part.tag in (f"{_DRAWING}inline", f"{_DRAWING}anchor"):
            description = description_of(part.find(f"{_DRAWING}docPr"))
            for blip in _own(part, f"{A}blip"):
                yield blip.get(f"{RELATION}embed") or "", description
        elif part.tag == f"{V}shape":
            for data in part.iter(f"{V}imagedata"):
                text = described(part.get("alt")) or described(data.get(f"{_OFFICE}title"))
                yield data.get(f"{RELATION}id") or "", text


def _own(element: Element, tag: str | None = None) -> Iterator[Element]:
    """All below an element, but nothing inside inner paragraphs or the version for old programs."""
    stack = list(reversed(element))
    while stack:
        one = stack.pop()
        if one.tag in (f"{W}p", _FALLBACK):
            continue
        if tag is None or one.tag == tag:
            yield one
        stack.extend(reversed(one))


def _caption(at: int, paragraphs: Sequence[Element], texts: Sequence[str], styles: frozenset[str]) -> str:
    """The paragraph after the picture, or else before it, that is a caption; or a short text in or after its own."""
    following = _next(at, 1, texts)
    for near in (following, _next(at, -1, texts)):
        if near is not None and (_style(paragraphs[near]) in styles or is_caption(texts[near])):
            return texts[near]
    for near in (at, following):
        if near is not None and 0 < len(texts[near]) <= MOST_SHORT and not _is_heading(paragraphs[near]):
            return texts[near]
    return ""


def _next(at: int, step: int, texts: Sequence[str]) -> int | None:
    """The next paragraph with text; one empty paragraph may stand between."""
    for near in (at + step, at + 2 * step):
        if 0 <= near < len(texts) and texts[near]:
            return near
    return None


def _text(paragraph: Element) -> str:
    return "".join(one.text or "" for one in _own(paragraph, f"{W}t")).strip()


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val") or ""


def _is_heading(paragraph: Element) -> bool:
    return _style(paragraph).lower().startswith(("heading", "title", "berschrift", "überschrift", "titre"))


def _caption_styles(container: zipfile.ZipFile) -> frozenset[str]:
    """The ids of the caption style: they are in the person's language, its name is always "caption"."""
    found = {"Caption"}
    with suppress(KeyError, ParseError):
        for style in part_of(container, "word/styles.xml").iter(f"{W}style"):
            name = style.find(f"{W}name")
            if name is not None and (name.get(f"{W}val") or "").lower() == "caption":
                found.add(style.get(f"{W}styleId") or "")
    return frozenset(found)
