"""Texts as weighted terms: what a learned sparse model makes of them, and what such a model is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True, eq=False)
class WeightedTerms:
    """Terms of a model's vocabulary, (terms,) each once, and what each weighs, (terms,) above 0."""

    terms: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]


class SparseEmbedder(Protocol):
    """A loaded sparse model; safe to call from several threads.

    `fingerprint` changes when anything changes that changes the weights. Both methods raise ModelError.
    """

    @property
    def id(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...

    def weigh_passages(self, texts: Sequence[str]) -> list[WeightedTerms]:
        """The terms of each text, in the order given."""
        ...

    def weigh_query(self, text: str) -> WeightedTerms:
        """The terms of a query."""
        ...
