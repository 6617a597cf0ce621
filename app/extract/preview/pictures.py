"""Pictures at the size at which they are shown: picture files, camera files, and pictures inside documents."""

from dataclasses import dataclass
from typing import Any

from app.domain.errors import ExtractionError, FailedFileError, SkippedFileError
from app.domain.hits import HitPicture
from app.domain.previews import Box, Drawn
from app.extract.decode import decode, open_picture, size_of
from app.extract.detect import DetectedFile, no_reader
from app.extract.exif import oriented
from app.extract.limits import Limits
from app.extract.picture import HEIF, NOT_READ, RAW
from app.extract.pictures import holds_packed, packed_in
from app.extract.pictures_inside.packed import Place
from app.extract.raw import read_raw

MOST_DRAWN = 24_000_000  # pixels that are sent
_SAME_BOX = 1.0  # points


@dataclass(frozen=True, slots=True)
class Source:
    """Where a picture's pixels come from: a path or the bytes of a file, and which way up it is (see `decode`)."""

    data: str | bytes
    width: int
    height: int
    heif: bool = False
    orientation: int | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture as Pillow has it, upright, made from an original of `width` x `height` pixels."""

    picture: Any
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Its pixels for one of the original."""
        return float(self.picture.width) / self.width

    @property
    def pixels(self) -> int:
        """How many it holds."""
        return int(self.picture.width * self.picture.height)


def source_of(file: DetectedFile, limits: Limits) -> Source:
    """The picture that a file is. Raises SkippedFileError where nothing reads it, FailedFileError where damaged."""
    if file.format in NOT_READ:
        raise SkippedFileError(no_reader(file.path))
    if file.format == RAW:
        raw = read_raw(file.path)
        with open_picture(raw.preview, limits) as opened:
            width, height = oriented(opened.width, opened.height, raw.orientation)
        return Source(raw.preview, width, height, orientation=raw.orientation)
    heif = file.format in HEIF
    with open_picture(file.path, limits, heif=heif) as opened:
        return Source(file.path, *size_of(opened), heif=heif)


def inner_source(file: DetectedFile, inside: HitPicture, limits: Limits) -> Source:
    """The picture of a document that a hit speaks of. Raises FailedFileError where it is no longer there."""
    if not holds_packed(file.format):
        raise SkippedFileError("The pictures of this file cannot be shown one by one.")
    alike: Source | None = None
    with packed_in(file, limits) as packed:
        for place in packed.places:
            source = _packed(packed.read(place.member), limits) if _stands_there(place, inside) else None
            if source is not None and (source.width, source.height) == (inside.width, inside.height):
                if _plain(place.caption) == _plain(inside.caption):
                    return source
                alike = alike or source
    if alike is None:
        raise FailedFileError("The picture is no longer in this file.")
    return alike


def _plain(caption: str) -> str:
    return " ".join(caption.split())


def _stands_there(place: Place, inside: HitPicture) -> bool:
    if place.box is None or inside.box is None:
        return place.page == inside.page and place.box is inside.box
    same_box = all(abs(one - other) <= _SAME_BOX for one, other in zip(place.box, inside.box, strict=True))
    return place.page == inside.page and same_box


def _packed(data: bytes, limits: Limits) -> Source | None:
    """A picture inside a container, None where it cannot be read: another one may be meant."""
    heif = data[4:8] == b"ftyp"
    try:
        with open_picture(data, limits, heif=heif) as opened:
            return Source(data, *size_of(opened), heif=heif)
    except ExtractionError:
        return None


def decoded(source: Source, scale: float, limits: Limits) -> Decoded:
    """The whole picture with at least `scale` pixels for one of its own, no more than it has."""
    shorter = max(1, round(min(source.width, source.height) * min(scale, 1.0)))
    found, width, height = decode(source.data, limits, shorter, heif=source.heif, orientation=source.orientation)
    return Decoded(found, width, height)


def cut(found: Decoded, scale: float, clip: Box | None = None) -> Drawn:
    """The picture, or a part of it in the original's pixels, at `scale`; never larger than it was decoded."""
    from PIL.Image import Resampling  # loaded for pictures only (start-up time)

    sheet = (float(found.width), float(found.height))
    x0, y0, x1, y1 = part = _inside(clip, sheet)
    scale = min(scale, found.scale, (MOST_DRAWN / max((x1 - x0) * (y1 - y0), 1.0)) ** 0.5)
    size = (max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale)))
    box = tuple(edge * found.scale for edge in part)
    box = (box[0], box[1], min(box[2], found.picture.width), min(box[3], found.picture.height))
    shown = found.picture.resize(size, Resampling.LANCZOS, box=box, reducing_gap=3.0)
    return Drawn(size[0], size[1], shown.tobytes(), sheet, part)


def _inside(clip: Box | None, sheet: tuple[float, float]) -> Box:
    whole = (0.0, 0.0, *sheet)
    if clip is None:
        return whole
    x0, y0, x1, y1 = max(clip[0], 0.0), max(clip[1], 0.0), min(clip[2], sheet[0]), min(clip[3], sheet[1])
    return (x0, y0, x1, y1) if x1 - x0 >= 1 and y1 - y0 >= 1 else whole
