"""The language of a text, by py3langid, over a sample."""

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any

from app.domain.documents import Block, BlockKind

SAMPLE_CHARACTERS = 1500
LEAST_LETTERS = 40
LEAST_PROBABILITY = 0.9


def language_of(blocks: Sequence[Block]) -> str | None:
    """The ISO 639-1 code of the language that the blocks are written in, None where there is too little to tell by."""
    sample = _sample(blocks)
    if sum(map(str.isalpha, sample)) < LEAST_LETTERS:
        return None
    code, probability = load().classify(sample)
    return str(code) if probability >= LEAST_PROBABILITY and len(code) == 2 else None


def _sample(blocks: Sequence[Block]) -> str:
    """Prose from the middle of the document: its first pages are often names and addresses."""
    prose = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    parts: list[str] = []
    room = SAMPLE_CHARACTERS
    for block in islice(prose, len(prose) // 3, None):
        parts.append(block.text[:room])
        room -= len(parts[-1])
        if room <= 0:
            break
    return " ".join(parts)


@cache
def load() -> Any:
    """The model, loaded when the first text needs it (start-up time)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
