"""Pictures in Excel files (xlsx), with their alt text; on which sheet they lie is not told."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from xml.etree.ElementTree import ParseError

from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pictures_inside.ooxml import RELATION, A, description_of, part_of, relations_of
from app.extract.pictures_inside.packed import Packed, Place, members_of

DRAWINGS = "xl/drawings/drawing"
_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


@contextmanager
def packed_in(file: DetectedFile, limits: Limits) -> Iterator[Packed]:
    """The pictures of all sheets."""
    check_container(file.path, limits)
    with zipfile.ZipFile(file.path) as container:
        drawings = [name for name in container.namelist() if name.startswith(DRAWINGS) and name.endswith(".xml")]
        places = [place for drawing in drawings for place in _places(container, drawing)]
        yield Packed(places, members_of(container, limits))


def _places(container: zipfile.ZipFile, drawing: str) -> Iterator[Place]:
    with suppress(KeyError, ParseError):  # the other sheets may be sound
        relations = relations_of(container, drawing)
        for picture in part_of(container, drawing).iter(f"{_SHEET}pic"):
            blip = picture.find(f"{_SHEET}blipFill/{A}blip")
            member = relations.get(blip.get(f"{RELATION}embed") or "") if blip is not None else None
            if member:
                yield Place(member, caption=description_of(picture.find(f"{_SHEET}nvPicPr/{_SHEET}cNvPr")))
