"""From token vectors to text vectors; pure NumPy."""

import numpy as np
import numpy.typing as npt

from app.models.text_models import Pooling

Floats = npt.NDArray[np.float32]


def pool(tokens: Floats, mask: npt.NDArray[np.int64], pooling: Pooling) -> Floats:
    """Pools (batch, tokens, width) with `mask` (batch, tokens) to unit vectors (batch, width)."""
    if pooling is Pooling.CLS:
        return normalise(tokens[:, 0])
    weights = mask[:, :, None].astype(np.float32)
    return normalise((tokens * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0))


def normalise(vectors: Floats) -> Floats:
    """Scales the last axis to length 1; a zero vector stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)


def max_similarity(query: Floats, passage: Floats) -> float:
    """Late interaction: the mean over query tokens (q, width) of the best cosine among passage tokens (p, width).

    Khattab and Zaharia, "ColBERT", SIGIR 2020, equation 3, divided by the number of query tokens.
    Both sides must be unit vectors.
    """
    return float((query @ passage.T).max(axis=1).mean())
