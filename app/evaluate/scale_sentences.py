"""The sentences from which a large library is made: read, embedded, and kept for the next time."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from app.domain.embedding import TextEmbedder
from app.evaluate.datasets import CorpusDocument
from app.evaluate.scale_rows import Embedded, nearest_places
from app.evaluate.texts import sentences_of

LEAST_SENTENCES = 50_000  # from here on the vectors are those of a collection as a person may have it
_LEAST_WORDS = 4
_AT_ONCE = 2_048


def usable_sentences(texts: Sequence[CorpusDocument], most: int) -> list[str]:
    """At most `most` different sentences of four words or more, in order."""
    every = dict.fromkeys(sentence.strip() for sentence in sentences_of(texts))
    return [sentence for sentence in every if len(sentence.split()) >= _LEAST_WORDS][:most]


def embed_sentences(
    sentences: Sequence[str], embedder: TextEmbedder, folder: Path, on_progress: Callable[[int], None] = lambda _: None
) -> Embedded:
    """The sentences with their vectors, taken from `folder` where the same have been embedded before, else kept there.

    `on_progress` is told how many are done.
    """
    digest = hashlib.sha256("\n".join((embedder.fingerprint, *sentences)).encode("utf-8", "replace")).hexdigest()[:16]
    kept = folder / f"sentences-{digest}.npz"
    if kept.exists():
        with np.load(kept) as arrays:
            return Embedded(sentences, arrays["vectors"], arrays["neighbours"])
    groups = []
    for first in range(0, len(sentences), _AT_ONCE):
        groups.append(embedder.embed_passages(sentences[first : first + _AT_ONCE]))
        on_progress(min(first + _AT_ONCE, len(sentences)))
    vectors = np.concatenate(groups)
    neighbours = nearest_places(vectors)
    written = kept.with_suffix(".new.npz")
    np.savez(written, vectors=vectors, neighbours=neighbours)
    written.replace(kept)
    return Embedded(sentences, vectors, neighbours)
