"""Pictures packed into a document as files of their own: where it shows them, and their decoding."""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from app.domain.documents import EmbeddedPicture
from app.domain.pictures import Picture
from app.extract.decode import decode
from app.extract.formats import PICTURE_EXTENSIONS, extension_of
from app.extract.limits import Limits
from app.extract.perceptual_hash import perceptual_hash
from app.extract.pictures_inside.caption import Box
from app.extract.pictures_inside.worth import Shown, is_flat, is_large_enough
from app.models.pixels import square_pixels

LEAST_BYTES = 2048
MOST_LISTED = 2000
MOST_DECODED = 2000
_NOT_PIXELS = frozenset({"svg"})
_EXTENSIONS = frozenset(
    extension
    for name, extensions in PICTURE_EXTENSIONS.items()
    if name not in _NOT_PIXELS
    for extension in extensions.split()
)
_QUOTED = re.compile(rb"%([0-9a-fA-F]{2})")

Read = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document shows the picture that its container holds by the name `member`; the rest is as in `Picture`."""

    member: str
    page: int | None = None
    box: Box | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """The pictures of a document before any is decoded.

    `read` gives the bytes of a member, and `pages` is as in `Shown.kept`.
    """

    places: Iterable[Place]
    read: Read
    pages: int = 0


def listed(path: str) -> tuple[EmbeddedPicture, ...]:
    """The pictures that a container seems to hold, by its directory alone; none where it has no readable one."""
    with suppress(zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        with zipfile.ZipFile(path) as container:
            found = sum(_may_be_picture(member) for member in container.infolist())
        return (EmbeddedPicture(None),) * min(found, MOST_LISTED)
    return ()


def shown_in(packed: Packed, limits: Limits, size: int) -> Iterator[Picture]:
    """The pictures worth showing, each decoded once; one that cannot be decoded is left out."""
    shown = Shown()
    decoded: dict[str, Picture | None] = {}
    for place in packed.places:
        if place.member not in decoded:
            if len(decoded) >= MOST_DECODED:
                break
            decoded[place.member] = _decoded(place.member, packed.read, limits, size)
        picture = decoded[place.member]
        if picture is not None:
            shown.add(replace(picture, page=place.page, box=place.box, caption=place.caption))
    yield from shown.kept(packed.pages)


def members_of(container: zipfile.ZipFile, limits: Limits) -> Read:
    """Reads the pictures of a zip container; nothing that is no picture by its name, or too large."""

    def read(member: str) -> bytes:
        info = container.getinfo(member)
        known = extension_of(member) in _EXTENSIONS and info.file_size <= limits.file_bytes
        return container.read(info) if known else b""

    return read


def xml_of(container: zipfile.ZipFile, member: str) -> ElementTree.Element:
    """A part of the container as a tree. Raises KeyError where it is missing, ElementTree.ParseError where damaged."""
    return ElementTree.fromstring(container.read(member))


def resolved(base: str, target: str) -> str:
    """The member that a link in `base` names."""
    path = unquoted(target.partition("#")[0]).decode("utf-8", "replace")
    return posixpath.normpath(
        path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    )


def unquoted(address: str) -> bytes:
    """An address without its percent signs ("%20"); by hand, since `urllib` is the network's."""
    return _QUOTED.sub(lambda found: bytes([int(found[1], 16)]), address.encode("utf-8", "replace"))


def _may_be_picture(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    if member.file_size < LEAST_BYTES or "thumbnail" in name.lower():
        return False
    return extension_of(name) in _EXTENSIONS


def _decoded(member: str, read: Read, limits: Limits, size: int) -> Picture | None:
    try:
        data = read(member)
        if not data:
            return None
        picture, width, height = decode(data, limits, size, heif=data[4:8] == b"ftyp")
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - zip, base64 and decoders throw their own kinds; the other pictures may be sound
        return None
    if not is_large_enough(width, height):
        return None
    pixels = square_pixels(picture, size)
    return None if is_flat(pixels) else Picture(0, pixels, width, height, perceptual_hash(pixels))
