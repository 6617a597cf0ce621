"""What turns texts into vectors, whichever runtime does it: the protocols that every text embedder keeps to."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

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
