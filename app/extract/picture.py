"""Picture files: their size and what the camera wrote into them; no pixel is decoded."""

from contextlib import suppress
from dataclasses import replace

from app.domain.documents import Block, Document, PhotoFacts
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.decode import open_picture, size_of
from app.extract.detect import DetectedFile, no_reader
from app.extract.exif import exif_of, facts_of, oriented
from app.extract.gazetteer import place_of
from app.extract.limits import Limits
from app.extract.raw import read_raw

HEIF = frozenset({"heic"})
RAW = "raw"
NOT_READ = frozenset({"jxl", "exr", "hdr"})


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read the facts of a picture.

    Raises SkippedFileError where it has too many pixels or nothing reads its format, FailedFileError where it is
    damaged. The number of pixels is known before any is decoded.
    """
    if file.format in NOT_READ:
        raise SkippedFileError(no_reader(file.path))
    facts = _raw_facts(file.path, limits) if file.format == RAW else _facts(file, limits)
    place = _place(facts)
    blocks = (Block(place),) if place else ()
    return Document(file.format, file.kind, blocks, photo=replace(facts, place=place))


def _facts(file: DetectedFile, limits: Limits) -> PhotoFacts:
    with open_picture(file.path, limits, heif=file.format in HEIF) as picture:
        return facts_of(*size_of(picture), exif_of(picture))


def _place(facts: PhotoFacts) -> str | None:
    if facts.latitude is None or facts.longitude is None:
        return None
    return place_of(facts.latitude, facts.longitude)


def _raw_facts(path: str, limits: Limits) -> PhotoFacts:
    """Facts from the file itself where it is laid out as a TIFF, as most are, or else from the preview in it."""
    raw = read_raw(path)
    width, height = oriented(raw.width, raw.height, raw.orientation)
    sources: tuple[str | bytes, ...] = (path, raw.preview)
    found = []
    for source in sources:
        with suppress(FailedFileError, SkippedFileError), open_picture(source, limits) as picture:
            found.append(facts_of(width, height, exif_of(picture)))
    facts = max(found, key=_told, default=PhotoFacts(width, height))
    return facts if facts.lens else replace(facts, lens=raw.lens)


def _told(facts: PhotoFacts) -> int:
    """How many facts there are."""
    return sum(value is not None for value in (facts.taken, facts.camera, facts.latitude, facts.lens))
