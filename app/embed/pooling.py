"""From token vectors to text vectors; pure NumPy."""

import numpy as np
import numpy.typing as npt

from app.domain.catalogue import TokenPooling
from app.domain.errors import ModelError

Floats = npt.NDArray[np.float32]


def pool(tokens: Floats, mask: npt.NDArray[np.int64], pooling: TokenPooling) -> Floats:
    """Pools (batch, tokens, width) to (batch, width); `mask` (batch, tokens) is 1 for tokens and then 0 for padding."""
    if pooling is TokenPooling.CLS:
        return np.asarray(tokens[:, 0], np.float32)
    if pooling is TokenPooling.LAST:
        last: Floats = tokens[np.arange(len(tokens)), np.maximum(mask.sum(axis=1), 1) - 1]
        return last
    weights = mask[:, :, None].astype(np.float32)
    return np.asarray((tokens * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0), np.float32)


def shorten(vectors: Floats, dimensions: int) -> Floats:
    """The first `dimensions` numbers of each vector, scaled to length 1.

    Kusupati et al., "Matryoshka Representation Learning", NeurIPS 2022: models trained that way put first what matters.
    """
    return normalise(vectors[:, :dimensions])


def normalise(vectors: Floats) -> Floats:
    """Scales the last axis to length 1; a zero vector stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)


def checked(vectors: Floats, dimensions: int, title: str) -> Floats:
    """The vectors, (n, dimensions). Raises ModelError where they are others, or hold what are no numbers."""
    if vectors.ndim != 2 or vectors.shape[1] != dimensions or not np.isfinite(vectors).all():
        raise ModelError(
            f"{title} gives vectors that cannot be used: its files are not whole, or do not fit together.",
            "Install it again, or choose another: akin models",
        )
    return vectors


def max_similarity(query: Floats, passage: Floats) -> float:
    """Late interaction: the mean over query tokens (q, width) of the best cosine among passage tokens (p, width).

    Khattab and Zaharia, "ColBERT", SIGIR 2020, equation 3, divided by the number of query tokens.
    Both sides must be unit vectors.
    """
    return float((query @ passage.T).max(axis=1).mean())
