"""What a preview asks of the process that renders, and what comes back: pages, letters, texts and pictures."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.documents import BlockKind, PhotoFacts
from app.domain.files import FileKind
from app.domain.hits import HitPicture

if TYPE_CHECKING:  # the window starts without it
    import numpy as np
    import numpy.typing as npt

Box = tuple[float, float, float, float]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage of one file that answers a question.

    `start` and `end` count in the text of the document, or of its page where `recognised` says that it was read off a
    picture, at `box` (points on the page, pixels of a picture file). `text` are its words with single spaces, and
    `spans` the words in it to mark.
    """

    page: int | None
    start: int
    end: int
    text: str
    spans: tuple[Span, ...] = ()
    recognised: bool = False
    box: Box | None = None


class Showing(StrEnum):
    """How a file is shown: as pages, as a text, or as a picture."""

    PAGES = "pages"
    TEXT = "text"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class LookInto:
    """Asks how a file is shown; answered by `Look`."""

    path: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a file is shown.

    `sheets` are (width, height) of its pages in points, or of the picture in pixels, upright; of a long document only
    the first ones are measured, and `pages` counts all. `stamp` is (modification time in nanoseconds, size in bytes).
    """

    format: str
    kind: FileKind
    showing: Showing
    stamp: tuple[int, int]
    pages: int = 0
    sheets: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class DrawPage:
    """Asks for a page (from 1) at `scale` pixels a point, or for the part `clip` (points) of it; gives `Drawn`."""

    path: str
    page: int
    scale: float
    clip: Box | None = None


@dataclass(frozen=True, slots=True)
class DrawPicture:
    """Asks for a picture at `scale` pixels for one of its own, or for the part `clip` of it in its own pixels.

    `inside` tells which picture of a document is meant, None that the file itself is one. Answered by `Drawn`.
    """

    path: str
    scale: float
    clip: Box | None = None
    inside: HitPicture | None = None


@dataclass(frozen=True, slots=True)
class DrawThumbnail:
    """Asks for a small picture of a file whose longer side has at most `size` pixels; answered by `Drawn`.

    Of a document it shows `page`, and of that `box` (points) where it is given, or its picture `inside`.
    """

    path: str
    size: int
    page: int | None = None
    box: Box | None = None
    inside: HitPicture | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pixels: RGB, three bytes each, rows from the top without gaps.

    `sheet` is the (width, height) of the whole page in points, or of the whole picture in its own pixels, and `clip`
    the part of it that is drawn.
    """

    width: int
    height: int
    pixels: bytes
    sheet: tuple[float, float]
    clip: Box


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Asks for the letters of a page (from 1) and where the passages stand on it; answered by `PageLetters`."""

    path: str
    page: int
    passages: tuple[FoundPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a passage stands on a page: boxes of its lines, and of the words to mark in it."""

    passage: int
    areas: tuple[Box, ...]
    words: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PageLetters:
    """The text of a page in reading order, with a box (points) for each of its characters, (characters, 4).

    Lines end with a newline, whose box is empty. `marks` are those of the passages that stand on this page; `passage`
    in them counts in the request.
    """

    text: str
    boxes: "npt.NDArray[np.float32]"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBetween:
    """Asks for the text from one place to another, (page, character) each, to be copied; answered by `Copied`."""

    path: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Copied:
    """A text for the clipboard; `cut` where it was too long."""

    text: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class ReadFacts:
    """Asks what a picture file says of itself; answered by `PhotoFacts`."""

    path: str


@dataclass(frozen=True, slots=True)
class ReadText:
    """Asks for about `most` characters of a document's text; answered by `TextPart`.

    They begin at `first`, or end at `last`, or lie around the passage `around` (counted in `passages`) where both are
    None; the other ends are those of lines.
    """

    path: str
    most: int
    passages: tuple[FoundPassage, ...] = ()
    first: int | None = None
    last: int | None = None
    around: int = 0


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the part; `start` is where it begins in the part's text."""

    start: int
    length: int
    kind: BlockKind
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class TextMark:
    """Where a passage stands in the whole text, and the words to mark in it."""

    passage: int
    span: Span
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of a document's text: characters from `first` on, of `total`; `first_line` counts from 1.

    With `blocks` it is laid out by these; without, the text stands as the file has it, and `is_code` says that it is
    set like code. `marks` are those of all passages that were found, wherever in the text.
    """

    text: str
    first: int
    total: int
    first_line: int = 1
    is_code: bool = False
    blocks: tuple[TextBlock, ...] = ()
    marks: tuple[TextMark, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class ColourText:
    """Asks what the parts of a file of code between two characters of its text are; answered by `Colours`."""

    path: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Colours:
    """Parts of the text as (start, end, role): "comment", "string", "number", "keyword", "name" or "markup"."""

    spans: tuple[tuple[int, int, str], ...]


class Reason(StrEnum):
    """Why nothing can be shown."""

    GONE = "gone"
    OFFLINE = "offline"
    UNREADABLE = "unreadable"
    TOO_SLOW = "too slow"
    CRASHED = "crashed"
    GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True)
class Unshown:
    """Nothing can be shown: `message` is a sentence for the person."""

    reason: Reason
    message: str


Request = LookInto | DrawPage | DrawPicture | DrawThumbnail | ReadPage | ReadBetween | ReadFacts | ReadText | ColourText
Result = Look | Drawn | PageLetters | Copied | PhotoFacts | TextPart | Colours
