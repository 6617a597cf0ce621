"""The text of a document in parts, laid out by its blocks or as the file has it, and where passages stand in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.domain.documents import BLOCK_SEPARATOR, Block
from app.domain.files import FileKind
from app.domain.previews import FoundPassage, ReadText, Span, TextBlock, TextMark, TextPart
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.registry import extract
from app.extract.text import FORMATS as PLAIN
from app.extract.text import read_text

_OWN_BLOCKS = frozenset({"notebook"})  # code that is not shown as its file has it
_SET_LIKE_CODE = frozenset({"log"})
_ABOVE = 0.3  # the share of a part that lies above the passage it is for
_MOST_SEEN = 50  # places at which the same words may stand


@dataclass(frozen=True, slots=True)
class WholeText:
    """A document's text, with its blocks and where they start; without blocks it is shown as the file has it."""

    text: str
    blocks: tuple[Block, ...] = ()
    starts: tuple[int, ...] = ()
    is_code: bool = False
    cut: bool = False


def is_plain(file: DetectedFile) -> bool:
    """Whether the file's own characters are what is shown."""
    return file.format in PLAIN or (file.kind is FileKind.CODE and file.format not in _OWN_BLOCKS)


def whole_text(file: DetectedFile, limits: Limits) -> WholeText:
    """The text of a file. Raises SkippedFileError where there is none, FailedFileError where it cannot be read."""
    if is_plain(file):
        text = read_text(file, limits)
        is_code = file.kind is FileKind.CODE or file.format in _SET_LIKE_CODE
        return WholeText(text[: limits.characters], is_code=is_code, cut=len(text) > limits.characters)
    document = extract(file.path, limits, tell_language=False)
    lengths = (len(block.text) + len(BLOCK_SEPARATOR) for block in document.blocks)
    starts = tuple(accumulate(lengths, initial=0))[:-1]
    return WholeText(document.text, document.blocks, starts, cut=len(document.text) >= limits.characters)


def part_of(whole: WholeText, asked: ReadText) -> TextPart:
    """The part that is asked for, of whole lines as far as these are not endless."""
    marks = tuple(marks_in(whole, asked.passages))
    first, end = _ends(whole.text, marks, asked)
    return TextPart(
        whole.text[first:end],
        first,
        len(whole.text),
        first_line=whole.text.count("\n", 0, first) + 1 if whole.is_code else 1,
        is_code=whole.is_code,
        blocks=tuple(_blocks_in(whole, first, end)),
        marks=marks,
        cut=whole.cut,
    )


def marks_in(whole: WholeText, passages: Sequence[FoundPassage]) -> Iterator[TextMark]:
    """Where the passages stand in the text; one that is not there (the file has changed) is left out."""
    for number, passage in enumerate(passages):
        span = _place_of(whole.text, passage, _page_start(whole, passage.page))
        if span is not None:
            yield TextMark(number, span, tuple(_words_in(whole.text, span, passage.spans)))


def _page_start(whole: WholeText, page: int | None) -> int:
    """Where a page (a slide, a sheet) begins in the text; 0 where that is not known."""
    return next((start for start, block in zip(whole.starts, whole.blocks, strict=True) if block.page == page), 0)


def _place_of(text: str, passage: FoundPassage, page_start: int) -> Span | None:
    """At its own place, or else where its words stand nearest to that, with any white space between them."""
    words = passage.text.split()
    if not words:
        return None
    if 0 <= passage.start < passage.end and text[passage.start : passage.end].split() == words:
        return passage.start, passage.end
    best: Span | None = None
    near = passage.start if passage.start >= 0 else page_start
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for seen, found in enumerate(pattern.finditer(text)):
        if best is None or abs(found.start() - near) < abs(best[0] - near):
            best = found.span()
        if seen >= _MOST_SEEN or found.start() >= near:
            break
    return best


def _words_in(text: str, span: Span, spans: Sequence[Span]) -> Iterator[Span]:
    """Spans of the passage's text with single spaces, as spans of the text itself."""
    if not spans:
        return
    places: list[int] = []
    for place in range(*span):
        if not text[place].isspace() or (places and not text[place - 1].isspace()):
            places.append(place)
    for start, end in spans:
        if start < end <= len(places):
            yield places[start], places[end - 1] + 1


def _ends(text: str, marks: Sequence[TextMark], asked: ReadText) -> Span:
    """Where the part begins and ends."""
    if asked.first is not None:
        first = min(max(asked.first, 0), len(text))
        return first, _line_end(text, min(first + asked.most, len(text)), asked.most)
    if asked.last is not None:
        last = min(max(asked.last, 0), len(text))
        return _line_start(text, max(last - asked.most, 0), asked.most), last
    first = max(_around(marks, asked), 0)
    return _line_start(text, first, asked.most), _line_end(text, min(first + asked.most, len(text)), asked.most)


def _around(marks: Sequence[TextMark], asked: ReadText) -> int:
    """Where a part begins that shows the passage `asked.around`, or the first that is there."""
    meant = [mark for mark in marks if mark.passage == asked.around] or list(marks)
    return meant[0].span[0] - int(_ABOVE * asked.most) if meant else 0


def _line_start(text: str, at: int, most: int) -> int:
    """The start of the line, or `at` itself where that is more than `most` away."""
    found = text.rfind("\n", max(0, at - most), at) + 1
    return found if found or at <= most else at


def _line_end(text: str, at: int, most: int) -> int:
    """The end of the line, or `at` itself where that is more than `most` away."""
    found = text.find("\n", at, at + most)
    if found < 0:
        return len(text) if len(text) - at <= most else at
    return found


def _blocks_in(whole: WholeText, first: int, end: int) -> Iterator[TextBlock]:
    """The blocks of a part, the first and the last of them cut where the part is."""
    at = max(0, bisect_right(whole.starts, first) - 1)
    for block, start in zip(whole.blocks[at : bisect_left(whole.starts, end)], whole.starts[at:], strict=False):
        left, right = max(start, first), min(start + len(block.text), end)
        if left < right:
            yield TextBlock(left - first, right - left, block.kind, block.level, block.page)
