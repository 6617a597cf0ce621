"""Tells letters without sense from words, where no file holds them: by how small the pieces are that a model makes."""

from collections.abc import Sequence

from app.domain.embedding import TokenEmbedder
from app.domain.errors import ModelError
from app.embed.embedders import Embedders

# A text model keeps words that it has met whole, or in pieces of some letters, also long ones and those of languages it
# hardly knows; what it has never met is left in single letters and pairs (docs/decisions/0005-fusion.md).
LETTERS = 2.0
_MOST_WORDS = 8


def have_sense(words: Sequence[str], embedders: Embedders) -> bool:
    """Whether one of the words means something to the text model; True where that cannot be told."""
    if not words or len(words) > _MOST_WORDS:
        return True
    asked = [word for word in words if not word.isdecimal()]  # a number that no file holds is like no other
    try:
        embedder = embedders.text()
        if not isinstance(embedder, TokenEmbedder):
            return True
        pieces = [len(vectors) for vectors in embedder.token_vectors(asked)] if asked else []
    except ModelError:
        return True
    return any(len(word) >= LETTERS * count for word, count in zip(asked, pieces, strict=True))
