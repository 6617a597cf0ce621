"""Whether a network with small matrices still gives the vectors of the full one."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from app.models.encoder import Encoder

LEAST_AGREEMENT = 0.98  # cosine; below it the small matrices are not used
_MOST_TOKENS = 64
_THREADS = 2
# Texts as libraries hold them: short and long ones, prose, figures, names and other languages.
_TEXTS = (
    "The tide turns twice a day.",
    "Invoice INV-2024-0173 of 3 March is overdue; please transfer 1,240.50 EUR within ten days.",
    "def mean(values): return sum(values) / len(values)",
    "Der Kessel braucht eine neue Pumpe, bevor die Heizperiode beginnt.",
    "Patients with chronic kidney disease were followed for five years after transplantation.",
    "La recette demande deux oeufs, du beurre et un peu de patience.",
    "Minutes of the meeting: the roof is to be repaired before winter, and the choir may use the hall on Thursdays.",
    "knee",
)


def agreement(full: Path, small: Path, tokenizer: Tokenizer) -> float:
    """The cosine between the vectors of both networks, as a mean over some texts.

    The lesser of two: that of the first tokens, and that of the means of all tokens. Raises ModelError.
    """
    rows = [encoding.ids[:_MOST_TOKENS] for encoding in tokenizer.encode_batch_fast(list(_TEXTS))]
    cosines = [_cosines(*pair) for pair in zip(_vectors(full, rows), _vectors(small, rows), strict=True)]
    return float(np.mean(cosines, axis=0).min())


def _vectors(onnx: Path, rows: Sequence[Sequence[int]]) -> list[npt.NDArray[np.float32]]:
    """For each text two vectors, (2, width): of the first token, and of the mean."""
    encoder = Encoder(onnx, _THREADS)
    found = []
    for row in rows:
        ids = np.array([row], np.int64)
        tokens = encoder.token_vectors(ids, np.ones_like(ids))[0]
        found.append(np.stack([tokens[0], tokens.mean(axis=0)]))
    return found


def _cosines(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return np.asarray(np.einsum("ij,ij->i", one, other) / np.maximum(lengths, 1e-12), np.float32)
