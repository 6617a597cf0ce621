"""What the vector arms look for: the words of a query and its examples as one vector for passages, one for pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from app.domain.errors import LibraryError, ModelError
from app.domain.examples import Example, FileExample, PictureExample, TextExample
from app.embed.embedders import Embedders
from app.store.library import Library
from app.store.vectors import Spread

Floats = npt.NDArray[np.float32]
Weighted = tuple[Floats, float]


@dataclass(frozen=True, slots=True)
class Terms:
    """Weighted unit vectors: `texts` in the space of passages, `pictures` in that of pictures.

    `shows_picture` says that a picture is among the examples to be resembled: then pictures are what is looked for.
    What is like a text is a text: unlike words, a document among the examples moves no pictures. `unread` is why no
    passages can be found for the words, and `unseen` why no pictures can, where one of the two can.
    """

    texts: tuple[Weighted, ...]
    pictures: tuple[Weighted, ...]
    shows_picture: bool
    unread: ModelError | None = None
    unseen: ModelError | None = None


def terms_of(library: Library, embedders: Embedders, text: str, weight: float, examples: Sequence[Example]) -> Terms:
    """The terms of a query whose words count for `weight`.

    Raises LibraryError for an example that the library does not know, ModelError where a model cannot be loaded.
    """
    shows_picture = False
    words = _Words([(text, weight)] if text else [])
    texts: list[Weighted] = []
    shown: list[Weighted] = []
    for example in examples:
        match example:
            case TextExample():
                words.said.append((example.text, example.weight))
            case PictureExample():
                shown.append((embedders.pictures().embed([example.pixels])[0], example.weight))
                shows_picture |= example.weight > 0
            case FileExample():
                vector, is_picture = _stored(library, example)
                (shown if is_picture else texts).append((vector, example.weight))
                shows_picture |= is_picture and example.weight > 0
    read = words.for_texts(embedders)
    seen = words.for_pictures(embedders) if len(library.pictures) else []
    if words.unread is not None and not seen:
        raise words.unread
    return Terms((*read, *texts), (*seen, *shown), shows_picture, words.unread, words.unseen)


@dataclass(slots=True)
class _Words:
    """Weighted words on their way to vectors: either model may fail, and the other goes on."""

    said: list[tuple[str, float]]
    vectors: list[Floats | None] = field(default_factory=list)
    unread: ModelError | None = None
    unseen: ModelError | None = None

    def for_texts(self, embedders: Embedders) -> list[Weighted]:
        """The terms in the space of passages, none where the text model fails."""
        try:
            found = [(embedders.query_vector(text), weight) for text, weight in self.said]
        except ModelError as error:
            self.unread = error
            return []
        self.vectors = [vector for vector, _ in found]
        return found

    def for_pictures(self, embedders: Embedders) -> list[Weighted]:
        """The terms in the space of pictures, none where the picture model fails; to be called second."""
        known = self.vectors or [None] * len(self.said)
        try:
            return [
                (embedders.picture_query(text, vector), weight)
                for (text, weight), vector in zip(self.said, known, strict=True)
            ]
        except ModelError as error:
            self.unseen = error
            return []


def _stored(library: Library, example: FileExample) -> tuple[Floats, bool]:
    """The vector that the library keeps of a file or page, and whether it is a picture's. Raises LibraryError."""
    document = library.files.document_of(example.path)
    if document is not None and document.is_picture:
        pictures = [row.id for row in library.pictures.of_documents([document.id])]
        vectors = list(library.pictures.vectors_of(pictures).values())
    else:
        rows = library.passages.of_documents([document.id]) if document else []
        ids = [row.passage_id for row in rows if example.page in (None, row.page)]
        vectors = list(library.vectors.vectors_of(ids).values())
    if document is None or not vectors:
        where = example.path if example.page is None else f"page {example.page} of {example.path}"
        raise LibraryError(f"The library knows nothing of {where} yet.", "Name a file that `akin index` has read.")
    return unit(np.mean(vectors, axis=0)), document.is_picture


def combine(terms: Sequence[Weighted], spread: Spread | None) -> Floats | None:
    """The unit vector whose cosines rank by the weighted sum of the terms' standardised scores; None without terms.

    A standardised score is (x·t - mean) / deviation, so the sum is linear in x, and one search answers for all terms.
    """
    if not terms:
        return None
    deviations = [spread.of_scores(vector)[1] if spread else 1.0 for vector, _ in terms]
    total = sum(
        share / max(deviation, 1e-6) * vector for (vector, share), deviation in zip(terms, deviations, strict=True)
    )
    return unit(np.asarray(total, np.float32))


def unit(vector: Floats) -> Floats:
    """The vector at length 1."""
    scaled: Floats = (vector / max(float(np.linalg.norm(vector)), 1e-12)).astype(np.float32)
    return scaled
