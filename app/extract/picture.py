"""Picture files: their size and what the camera wrote into them; no pixel is decoded."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

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
MOST_PAGES = 200  # of a TIFF, that text is looked for on
MOST_FRAMES = 1000
_SUBFILE, _REDUCED = 254, 1


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
    pages = pages_of(file, limits) if file.format == "tiff" else ()
    return Document(
        file.format,
        file.kind,
        blocks,
        pages=pages[-1] if pages else None,
        photo=replace(facts, place=place),
        scanned_pages=pages[:MOST_PAGES],
        notes=(f"Text is looked for on its first {MOST_PAGES} pages only.",) if len(pages) > MOST_PAGES else (),
    )


def pages_of(file: DetectedFile, limits: Limits) -> tuple[int, ...]:
    """The pages (from 1) of a TIFF that has several, such as a fax; none where it is one picture.

    Smaller copies of a picture in its file are no pages. At most one more than `MOST_PAGES` is named.
    """
    pages: list[int] = []
    with open_picture(file.path, limits) as picture, suppress(Exception):  # what follows a damaged page is not read
        for index in range(MOST_FRAMES):
            picture.seek(index)
            if picture.width * picture.height <= limits.pixels and not _is_smaller_copy(picture):
                pages.append(index + 1)
            if len(pages) > MOST_PAGES:
                break
    return tuple(pages) if len(pages) > 1 else ()


def _is_smaller_copy(picture: Any) -> bool:
    kind = picture.tag_v2.get(_SUBFILE, 0)
    return bool(isinstance(kind, int) and kind & _REDUCED)


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
