"""The rows of a large library, made of sentences that were really embedded, so that their vectors lie as real ones do.

Chosen among ways to double 30,000 sentences by how well the result resembles 60,000 real ones: docs/measurements.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int32]

NEIGHBOURS = 10
SHARES = (0.6, 0.4, 0.5)  # of the sentence, of one neighbour, and of the difference between two others
WORDS_A_PASSAGE = 100
_SEED = 20_251_121
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Embedded:
    """Sentences with their unit vectors, (sentences, dimensions), and the places of their nearest, (sentences, k)."""

    sentences: Sequence[str]
    vectors: Floats
    neighbours: Places


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows: their texts, and their unit vectors, (rows, dimensions)."""

    texts: list[str]
    vectors: Floats


def nearest_places(vectors: Floats, count: int = NEIGHBOURS) -> Places:
    """For each unit vector the places of the `count` others with the highest cosine to it, in no order."""
    count = min(count, len(vectors) - 1)
    found = np.empty((len(vectors), count), np.int32)
    for first in range(0, len(vectors), _AT_ONCE):
        scores = vectors[first : first + _AT_ONCE] @ vectors.T
        scores[np.arange(len(scores)), np.arange(first, first + len(scores))] = -np.inf
        found[first : first + _AT_ONCE] = np.argpartition(scores, -count, axis=1)[:, -count:]
    return found


def portions(embedded: Embedded, rows: int, size: int) -> Iterator[Portion]:
    """`rows` rows, `size` at a time, the same at every call.

    The first are the sentences as they were embedded. A further row belongs to a sentence x with three of its nearest,
    u, v and w, drawn by chance: its vector is 0.6 x + 0.4 u + 0.5 (v - w) at length 1. Mixing alone would draw all rows
    to the middle; the difference of two neighbours gives back what it takes from their spread. The text of a row is its
    sentence, followed by neighbours' sentences up to the length of a passage.
    """
    chance = np.random.default_rng(_SEED)
    count = len(embedded.sentences)
    for first in range(0, rows, size):
        numbers = np.arange(first, min(first + size, rows))
        places = numbers % count
        drawn = chance.permuted(embedded.neighbours[places], axis=1)
        vectors = _mixed(embedded.vectors, places, drawn)
        vectors[numbers < count] = embedded.vectors[places[numbers < count]]
        texts = [_text(embedded.sentences, int(place), row) for place, row in zip(places, drawn, strict=True)]
        yield Portion(texts, vectors)


def _mixed(vectors: Floats, places: npt.NDArray[np.int64], drawn: Places) -> Floats:
    own, other, apart = SHARES
    u, v, w = (drawn[:, min(column, drawn.shape[1] - 1)] for column in range(3))
    mixed = own * vectors[places] + other * vectors[u] + apart * (vectors[v] - vectors[w])
    return np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True), np.float32)


def _text(sentences: Sequence[str], place: int, drawn: Places) -> str:
    parts = [sentences[place]]
    words = len(parts[0].split())
    for neighbour in drawn:
        if words >= WORDS_A_PASSAGE:
            break
        parts.append(sentences[neighbour])
        words += len(parts[-1].split())
    return " ".join(parts)
