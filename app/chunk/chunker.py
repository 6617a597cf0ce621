"""Cuts a Document into Chunks: windows of whole sentences that fit the text model, overlapping a little."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Self

from app.chunk.sentences import sentences
from app.chunk.tokens import Tokens
from app.domain.chunks import Chunk
from app.domain.documents import BLOCK_SEPARATOR, Block, BlockKind, Document

CHUNKER_VERSION = 1
HEADING_SEPARATOR = " › "
CHARACTERS_PER_TOKEN = 16  # at most; a tokenizer may take a word of any length for one token
_SENTENCES_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class ChunkSizes:
    """All in tokens of the text model: a window with its context, the overlap, and the longest context.

    A window may close early at a heading or a new page once it holds `least` tokens.
    """

    window: int = 200
    overlap: int = 30
    context: int = 40
    least: int = 80

    @classmethod
    def of_window(cls, window: int) -> Self:
        """The sizes for windows of so many tokens; the others keep their share of the window."""
        default = cls()
        shares = (default.overlap, default.context, default.least)
        return cls(window, *(size * window // default.window for size in shares))

    @classmethod
    def in_fingerprint(cls, text: str) -> Self | None:
        """The sizes whose `fingerprint` stands anywhere in a text; None where this chunker's does not."""
        found = re.search(rf"\bchunks-{CHUNKER_VERSION}:(\d+):(\d+):(\d+):(\d+)\b", text)
        return cls(*map(int, found.groups())) if found else None

    @property
    def fingerprint(self) -> str:
        """Changes when the same document would be cut otherwise."""
        return f"chunks-{CHUNKER_VERSION}:{self.window}:{self.overlap}:{self.context}:{self.least}"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that is longer than a window.

    `tokens` counts more than there are where these are very long, so that a window is bounded in characters too.
    """

    start: int
    end: int
    tokens: int
    page: int | None
    heading: str
    opens_section: bool


def chunk_document(document: Document, sizes: ChunkSizes, tokens: Tokens) -> list[Chunk]:
    """The chunks of `document` in reading order; none where it has no text.

    Each holds whole sentences as long as they fit. Together they cover every sentence of the document.
    """
    text = document.text
    pieces = _pieces(document, text, sizes.window - sizes.context, tokens)
    return [
        Chunk(
            ordinal,
            text[window[0].start : window[-1].end],
            window[0].start,
            window[-1].end,
            window[0].page,
            window[0].heading,
        )
        for ordinal, window in enumerate(_windows(pieces, sizes))
    ]


def _windows(pieces: Sequence[_Piece], sizes: ChunkSizes) -> Iterator[Sequence[_Piece]]:
    room = sizes.window - sizes.context
    first, tokens = 0, 0
    for index, piece in enumerate(pieces):
        if index > first and (
            tokens + piece.tokens > room or (tokens >= sizes.least and _breaks(pieces[index - 1], piece))
        ):
            yield pieces[first:index]
            first = index if piece.opens_section else _overlap_start(pieces, first, index, sizes.overlap)
            if sum(kept.tokens for kept in pieces[first : index + 1]) > room:
                first = index
            tokens = sum(kept.tokens for kept in pieces[first:index])
        tokens += piece.tokens
    if first < len(pieces):
        yield pieces[first:]


def _breaks(before: _Piece, after: _Piece) -> bool:
    return after.opens_section or before.page != after.page


def _overlap_start(pieces: Sequence[_Piece], first: int, index: int, overlap: int) -> int:
    start, kept = index, 0
    while start - 1 > first and kept + pieces[start - 1].tokens <= overlap:
        start -= 1
        kept += pieces[start].tokens
    return start


def _pieces(document: Document, text: str, room: int, tokens: Tokens) -> list[_Piece]:
    places = _sentence_places(document.blocks, text, room * CHARACTERS_PER_TOKEN)
    found: list[_Piece] = []
    while group := list(islice(places, _SENTENCES_AT_ONCE)):
        parts = [text[start:end] for _, _, start, end in group]
        for (block, heading, start, _), part, total in zip(group, parts, tokens.counts(parts), strict=True):
            opens = block.kind is BlockKind.HEADING
            for left, right, count in _fitting(part, total, room, tokens):
                size = max(count, -(-(right - left) // CHARACTERS_PER_TOKEN))
                found.append(_Piece(start + left, start + right, size, block.page, heading, opens))
                opens = False
    return found


def _sentence_places(blocks: Sequence[Block], text: str, most: int) -> Iterator[tuple[Block, str, int, int]]:
    offset = 0
    chain: list[tuple[int, str]] = []
    for block in blocks:
        heading = HEADING_SEPARATOR.join(title for _, title in chain)
        if block.kind is BlockKind.HEADING:
            chain = [entry for entry in chain if entry[0] < block.level]
            heading = HEADING_SEPARATOR.join(title for _, title in chain)
            chain.append((block.level, " ".join(block.text.split())))
        for start, end in sentences(text, offset, offset + len(block.text)):
            for left, right in _parts(text, start, end, most):
                yield block, heading, left, right
        offset += len(block.text) + len(BLOCK_SEPARATOR)


def _parts(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts of at most `most` characters, cut at white space where there is any in reach."""
    while end - start > most:
        cut = start + most
        while cut > start + most // 2 and not text[cut].isspace():
            cut -= 1
        cut = cut if text[cut].isspace() else start + most
        yield start, cut
        start = cut
        while text[start].isspace():  # a sentence ends with something else
            start += 1
    yield start, end


def _fitting(sentence: str, total: int, room: int, tokens: Tokens) -> Iterator[tuple[int, int, int]]:
    """Yields (start, end, tokens) of the parts of a sentence of `total` tokens that each fit into `room` tokens."""
    if total <= room:
        yield 0, len(sentence), total
        return
    spans = tokens.spans(sentence)
    for first in range(0, len(spans), room):
        part = spans[first : first + room]
        last = first + room >= len(spans)
        yield part[0][0] if first else 0, len(sentence) if last else spans[first + room][0], len(part)


def context_of(title: str | None, heading: str) -> str:
    """What stands above a chunk's own words when it is embedded: the document's title and the headings."""
    parts = [" ".join(part.split()) for part in ((title or ""), *heading.split(HEADING_SEPARATOR))]
    return HEADING_SEPARATOR.join(
        part for part, before in zip(parts, ["", *parts], strict=False) if part and part != before
    )
