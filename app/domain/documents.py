"""A Document is what extraction makes of one file: blocks of text in reading order, and facts about the file."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.files import FileKind

BLOCK_SEPARATOR = "\n\n"


class BlockKind(StrEnum):
    """The part a block plays on its page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, table or code listing.

    `page` counts from 1 (PDF page, slide, sheet) and is None where the format has no pages.
    `level` is 1 to 6 for headings and 0 for everything else.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture that a document seems to hold, on `page` (from 1); whether it is worth showing takes its pixels."""

    page: int | None


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a picture file says of itself.

    `width` and `height` are pixels after the orientation has been applied, `taken` is the camera's local time
    without a zone, `latitude` and `longitude` are degrees (WGS 84), `camera` and `lens` are named with their maker,
    `place` is the town there.
    """

    width: int
    height: int
    taken: datetime | None = None
    camera: str | None = None
    lens: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text and the facts extracted from one file.

    `format` is the detected type in lower case ("pdf", "docx", "markdown"), the value of the `type:` filter.
    `language` is an ISO 639-1 code, None where there is too little text to tell.
    `scanned_pages` are the pages (from 1) whose text is to be recognised: those that hold none and are mostly covered
    by pictures, and those whose text cannot be decoded.
    `notes` are sentences for the person about what could not be read ("Page 3 is damaged.").
    """

    format: str
    kind: FileKind
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    author: str | None = None
    language: str | None = None
    pages: int | None = None
    pictures: tuple[EmbeddedPicture, ...] = ()
    photo: PhotoFacts | None = None
    scanned_pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All blocks joined by `BLOCK_SEPARATOR`; the character spans of chunks count in this text."""
        return BLOCK_SEPARATOR.join(block.text for block in self.blocks)
