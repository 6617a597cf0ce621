"""Which paragraphs are headings: told by the outline, the size, the weight and the numbering."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from app.domain.documents import Block, BlockKind
from app.extract.pdf.paragraphs import Paragraph

LARGER = 1.12
MOST_CHARACTERS = 160
MOST_LINES = 3
LEVELS = 6

_NUMBERED = re.compile(
    r"(?:(?:chapter|section|appendix|part)\s+)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)[.:)]?\s+[^\W\d_a-z]", re.I
)
_NOT_WORDS = re.compile(r"\W+")
_KNOWN = frozenset(
    {
        "abstract",
        "introduction",
        "conclusion",
        "conclusions",
        "references",
        "acknowledgements",
        "acknowledgments",
        "summary",
        "contents",
        "bibliography",
        "appendix",
        "related work",
    }
)


def to_blocks(paragraphs: Sequence[Paragraph], outline: Iterable[tuple[int, str, int]]) -> tuple[Block, ...]:
    """The paragraphs as blocks, headings with their levels.

    `outline` holds (level, title, page) of the file's own table of contents.
    """
    body = body_size(paragraphs)
    named = {(page, _normal(title)): level for level, title, page in outline}
    headings = [looks_like_heading(paragraph, body) for paragraph in paragraphs]
    ranks = _ranks(p for p, heading in zip(paragraphs, headings, strict=True) if heading)
    return tuple(
        _block(paragraph, _named_level(paragraph, named) or (_level(paragraph, ranks) if heading else 0))
        for paragraph, heading in zip(paragraphs, headings, strict=True)
    )


def body_size(paragraphs: Iterable[Paragraph]) -> float:
    """The size in points in which most characters are set, 0 where there are none."""
    counts: Counter[float] = Counter()
    for paragraph in paragraphs:
        counts[round(paragraph.size, 1)] += len(paragraph.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def _named_level(paragraph: Paragraph, named: dict[tuple[int, str], int]) -> int:
    """The level that the file's table of contents gives a paragraph, 0 where it is not in there."""
    if not named or len(paragraph.text) > MOST_CHARACTERS:
        return 0
    return named.get((paragraph.page, _normal(paragraph.text)), 0)


def _block(paragraph: Paragraph, level: int) -> Block:
    if level > 0:
        return Block(paragraph.text, BlockKind.HEADING, min(level, LEVELS), paragraph.page)
    return Block(paragraph.text, BlockKind.CODE if paragraph.code else BlockKind.PARAGRAPH, page=paragraph.page)


def looks_like_heading(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is short and set apart from text of `body` points."""
    text = paragraph.text
    if len(text) > MOST_CHARACTERS or paragraph.lines > MOST_LINES or paragraph.code:
        return False
    larger = paragraph.size >= LARGER * body
    standing_out = larger or paragraph.bold or text.isupper() or text.casefold() in _KNOWN
    if not standing_out or not _has_words(text):
        return False
    if larger:
        return True
    if text.endswith((",", ";", ".", ":")) and not text.isupper():
        return False
    if _NUMBERED.match(text) or _normal(text) in _KNOWN:
        return True
    return paragraph.bold and len(text) <= MOST_CHARACTERS // 2 and paragraph.size >= 0.95 * body


def _has_words(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters >= 3 and letters >= 0.5 * len(text.replace(" ", ""))


def _level(paragraph: Paragraph, ranks: dict[float, int]) -> int:
    """The depth of the numbering where there is one, or the rank of the size among all headings' sizes."""
    numbered = _NUMBERED.match(paragraph.text)
    if numbered:
        return 1 + numbered[1].count(".")
    return ranks.get(round(paragraph.size), LEVELS - 1)


def _ranks(headings: Iterable[Paragraph]) -> dict[float, int]:
    sizes = {round(heading.size) for heading in headings}
    return {size: rank for rank, size in enumerate(sorted(sizes, reverse=True), 1)}


def _normal(text: str) -> str:
    """A heading without its numbering, case and punctuation."""
    return _NOT_WORDS.sub(" ", re.sub(r"^[\dA-Z.]+\s+", "", text.strip())).strip().casefold()
