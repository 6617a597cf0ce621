"""Whether several threads may use one embedder at a time."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from app.domain.embedding import TextEmbedder

THREADS = 4


def wrong_for_threads(embedder: TextEmbedder, texts: Sequence[str], tolerance: float) -> list[str]:
    """The texts whose vectors differ by more than `tolerance` from those that one thread alone is given."""
    expected = [embedder.embed_query(text) for text in texts]

    def compare(_: int) -> list[str]:
        found = [embedder.embed_query(text) for text in texts]
        pairs = zip(texts, found, expected, strict=True)
        return [text for text, one, other in pairs if np.abs(one - other).max() > tolerance]

    with ThreadPoolExecutor(THREADS) as threads:
        return [text for wrong in threads.map(compare, range(THREADS)) for text in wrong]
