"""Chunks: windows of a document's text that fit the text model, before and after they have vectors."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A window of a document.

    `start` and `end` are character offsets in `Document.text`; `page` is the page (from 1) on which it starts;
    `heading` is the chain of headings above it, outermost first, joined by " › ".
    """

    ordinal: int
    text: str
    start: int
    end: int
    page: int | None = None
    heading: str = ""
