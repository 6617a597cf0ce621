"""Scores of rerankers that are log-odds: what keeps them finite, and the probability behind them."""

import math

import numpy as np

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.models.model_files import again

_MOST_SAID = 30.0  # log-odds beyond which nothing is more certain


def bounded(found: Floats, model_id: str) -> list[float]:
    """The log-odds within what means something. Raises ModelError where one of them is no number."""
    if not np.isfinite(found).all():
        raise ModelError(f"The reranker {model_id} gave no numbers.", again(model_id))
    return [float(score) for score in np.clip(found, -_MOST_SAID, _MOST_SAID)]


def probability(score: float) -> float:
    """1 / (1 + e^-score)."""
    return 1.0 / (1.0 + math.exp(-score))
