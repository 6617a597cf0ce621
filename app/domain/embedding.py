"""What turns texts and pictures into vectors, whichever runtime does it: the protocols that every embedder keeps to."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from app.domain.pictures import Pixels
from app.domain.sureness import Mixing

Floats = npt.NDArray[np.float32]


class TextModelFacts(Protocol):
    """What is to be known of the model behind an embedder.

    `dimensions` is the length of its vectors as they are given, `max_tokens` the most tokens that it reads of a text,
    with the special ones.
    """

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def dimensions(self) -> int: ...
    @property
    def max_tokens(self) -> int: ...
    @property
    def query_prefix(self) -> str: ...
    @property
    def passage_prefix(self) -> str: ...


class TextEmbedder(Protocol):
    """A loaded text model; safe to call from several threads.

    `fingerprint` changes when anything changes that changes the vectors. Both methods raise ModelError where the model
    fails.
    """

    @property
    def model(self) -> TextModelFacts: ...
    @property
    def fingerprint(self) -> str: ...

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (texts, dimensions), in the order given."""
        ...

    def embed_query(self, text: str) -> Floats:
        """The unit vector of a query, (dimensions,)."""
        ...


@runtime_checkable
class TokenEmbedder(Protocol):
    """An embedder that also gives the vectors of single tokens."""

    def token_vectors(self, texts: Sequence[str]) -> list[Floats]:
        """For each text the unit vectors of its tokens, (tokens, width), special tokens left out."""
        ...


class PictureEmbedder(Protocol):
    """A loaded picture model; safe to call from several threads.

    It takes squares of `size` pixels. `mixing` says how sure its cosines are, `asks` is the id of the text model whose
    vectors it makes queries of, None where it reads words itself. `fingerprint` changes when anything changes that
    changes the vectors. All methods raise ModelError where a model fails.
    """

    @property
    def size(self) -> int: ...
    @property
    def dimensions(self) -> int: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def mixing(self) -> Mixing: ...
    @property
    def asks(self) -> str | None: ...

    def embed(self, pictures: Sequence[Pixels]) -> Floats:
        """Unit vectors, (pictures, dimensions), of RGB pictures of shape (size, size, 3)."""
        ...

    def embed_query(self, text: str) -> Floats:
        """The unit vector, (dimensions,), whose cosine with a picture's tells how well the picture fits the text."""
        ...

    def project_query(self, text_vector: Floats) -> Floats:
        """The same of a vector that the text model `asks` has made of the text as a query."""
        ...
