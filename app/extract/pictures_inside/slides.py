"""Pictures on PowerPoint slides (pptx), with their place, alt text and the title of the slide."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pictures_inside.caption import Box, joined
from app.extract.pictures_inside.ooxml import POINTS_PER_EMU, RELATION, A, P, description_of, part_of, relations_of
from app.extract.pictures_inside.packed import Packed, Place, members_of

PRESENTATION = "ppt/presentation.xml"
MOST_DEPTH = 40
_TITLES = ("title", "ctrTitle")


class _Frame(NamedTuple):
    """How the coordinates inside a group become those of the slide: scale and shift, for both axes."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        left, top = x * self.scale_x + self.shift_x, y * self.scale_y + self.shift_y
        right, bottom = left + width * self.scale_x, top + height * self.scale_y
        x0, y0, x1, y1 = (round(value * POINTS_PER_EMU, 1) for value in (left, top, right, bottom))
        return x0, y0, x1, y1


@contextmanager
def packed_in(file: DetectedFile, limits: Limits) -> Iterator[Packed]:
    """The pictures of the slides in their order, not those of masters and layouts."""
    check_container(file.path, limits)
    with zipfile.ZipFile(file.path) as container:
        slides = _slides(container)
        places = [place for number, slide in enumerate(slides, 1) for place in _places(container, slide, number)]
        yield Packed(places, members_of(container, limits), len(slides))


def _slides(container: zipfile.ZipFile) -> list[str]:
    relations = relations_of(container, PRESENTATION)
    identifiers = part_of(container, PRESENTATION).iter(f"{P}sldId")
    return [relations[one] for each in identifiers if (one := each.get(f"{RELATION}id") or "") in relations]


def _places(container: zipfile.ZipFile, slide: str, number: int) -> Iterator[Place]:
    with suppress(KeyError, ParseError):  # the other slides may be sound
        tree = part_of(container, slide)
        relations = relations_of(container, slide)
        title = _title(tree)
        shapes = tree.find(f"{P}cSld/{P}spTree")
        for picture, frame in _pictures(() if shapes is None else shapes, _Frame(), 0):
            blip = picture.find(f"{P}blipFill/{A}blip")
            member = relations.get(blip.get(f"{RELATION}embed") or "") if blip is not None else None
            if member:
                description = description_of(picture.find(f"{P}nvPicPr/{P}cNvPr"))
                yield Place(member, number, _box(picture, frame), joined((description, title)))


def _pictures(shapes: Iterable[Element], frame: _Frame, depth: int) -> Iterator[tuple[Element, _Frame]]:
    for shape in shapes if depth <= MOST_DEPTH else ():
        if shape.tag == f"{P}pic":
            yield shape, frame
        elif shape.tag == f"{P}grpSp":
            yield from _pictures(shape, _inside(shape, frame), depth + 1)
        elif shape.tag.endswith("}AlternateContent"):
            yield from _pictures(shape[0] if len(shape) else (), frame, depth + 1)


def _inside(group: Element, frame: _Frame) -> _Frame:
    """The frame of what is in a group."""
    place = group.find(f"{P}grpSpPr/{A}xfrm")
    outer, inner = _numbers(place, "off", "ext"), _numbers(place, "chOff", "chExt")
    if outer is None or inner is None or not inner[2] or not inner[3]:
        return frame
    across, down = outer[2] / inner[2], outer[3] / inner[3]
    return _Frame(
        frame.scale_x * across,
        frame.scale_y * down,
        (outer[0] - inner[0] * across) * frame.scale_x + frame.shift_x,
        (outer[1] - inner[1] * down) * frame.scale_y + frame.shift_y,
    )


def _box(picture: Element, frame: _Frame) -> Box | None:
    numbers = _numbers(picture.find(f"{P}spPr/{A}xfrm"), "off", "ext")
    return None if numbers is None else frame.box(*numbers)


def _numbers(place: Element | None, offset: str, extent: str) -> tuple[float, float, float, float] | None:
    with suppress(AttributeError, TypeError, ValueError):  # whatever is missing, the place is unknown
        at, size = place.find(A + offset), place.find(A + extent)  # type: ignore[union-attr]
        return float(at.get("x")), float(at.get("y")), float(size.get("cx")), float(size.get("cy"))  # type: ignore[union-attr,arg-type]
    return None


def _title(tree: Element) -> str:
    for shape in tree.iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is not None and place.get("type") in _TITLES:
            return " ".join(" ".join(one.text or "" for one in shape.iter(f"{A}t")).split())
    return ""
