"""What is the same for all formats after reading: unusable characters out, length capped, language told."""

import re
from dataclasses import replace

from app.domain.documents import BLOCK_SEPARATOR, Block, Document
from app.extract.language import language_of
from app.extract.limits import Limits

_UNUSABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")


def finish(document: Document, limits: Limits, *, tell_language: bool = True) -> Document:
    """The document as it is stored: clean, within `limits.characters`, and with its language where it can be told."""
    blocks = tuple(block for block in map(_clean, document.blocks) if block.text)
    blocks, cut = _cut(blocks, limits.characters)
    notes = document.notes
    if cut:
        notes = (*notes, f"Only the first {limits.characters:,} characters were read.")
    language = document.language or (language_of(blocks) if tell_language else None)
    return replace(document, blocks=blocks, notes=notes, language=language)


def _clean(block: Block) -> Block:
    text = _UNUSABLE.sub("", block.text).strip("\n")
    return block if text is block.text or text == block.text else replace(block, text=text)


def _cut(blocks: tuple[Block, ...], most: int) -> tuple[tuple[Block, ...], bool]:
    """The blocks that fit into `most` characters, separators counted, and whether any were left out."""
    kept: list[Block] = []
    room = most
    for block in blocks:
        if len(block.text) > room:
            if room > 0:
                kept.append(replace(block, text=block.text[:room]))
            return tuple(kept), True
        kept.append(block)
        room -= len(block.text) + len(BLOCK_SEPARATOR)
    return tuple(kept), False
