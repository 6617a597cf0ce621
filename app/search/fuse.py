"""Score fusion: brings the arms' scores to one scale and adds them; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scale:
    """The mean and the standard deviation of an arm's scores for one query over the whole collection."""

    mean: float
    deviation: float

    def standardised(self, score: float) -> float:
        """How many standard deviations a score lies above the mean."""
        return (score - self.mean) / max(self.deviation, 1e-6)


def scale_of_matches(
    scores: Sequence[float] | Floats, sampled: Sequence[float], share: float, collection: int
) -> Scale:
    """The scale of an arm in which everything that does not match scores 0.

    `scores` are the best matches in a collection of so many passages. Where they are not all, `sampled` are the scores
    of the matches in a random sample of `share` of the collection; with a `share` of 1 or more they are the same.
    The variance is at least what the best matches alone contribute, which a sample can miss.
    """
    best = np.asarray(scores, np.float64)
    from_best = (best.sum() / collection, (best**2).sum() / collection)
    if share >= 1:
        mean, square = from_best
    else:
        drawn = np.asarray(sampled, np.float64)
        rows = max(collection * share, 1.0)
        mean, square = max(from_best[0], drawn.sum() / rows), max(from_best[1], (drawn**2).sum() / rows)
    return Scale(float(mean), float(max(square - mean**2, 0.0) ** 0.5))


def scale_of_best(scores: Sequence[float]) -> Scale:
    """A stand-in for the scale where nothing is known but the best scores."""
    values = np.asarray(scores, np.float64)
    return Scale(float(values.min()), float(max(values.std(), 1e-3))) if len(values) else Scale(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class ArmScores:
    """One arm's raw scores by candidate, their scale, and the arm's weight."""

    scores: Mapping[int, float]
    scale: Scale
    weight: float


@dataclass(frozen=True, slots=True)
class Fused:
    """A document's fused score, and its passage that is to be shown."""

    score: float
    passage: int


def fuse(arms: Sequence[ArmScores], document_of: Mapping[int, int]) -> dict[int, Fused]:
    """The fused score of each document, from the arms' scores by passage.

    An arm contributes its weight times its best standardised score among the document's passages, so that words in one
    passage and meaning in another add up. A passage that an arm has no score for gets that arm's lowest score or the
    mean of the collection, whichever is lower. The passage shown is the one with the highest weighted sum of its own.
    """
    passages = {key: [0.0] * len(arms) for arm in arms for key in arm.scores}
    for position, arm in enumerate(arms):
        floor = min([*map(arm.scale.standardised, arm.scores.values()), 0.0])
        for key, parts in passages.items():
            score = arm.scores.get(key)
            parts[position] = arm.weight * (floor if score is None else arm.scale.standardised(score))
    of_document: dict[int, list[int]] = {}
    for key in passages:
        of_document.setdefault(document_of[key], []).append(key)
    return {
        document: Fused(
            score=sum(max(parts) for parts in zip(*(passages[key] for key in keys), strict=True)),
            passage=max(keys, key=lambda key: sum(passages[key])),
        )
        for document, keys in of_document.items()
    }


def mix(first: Sequence[float], second: Sequence[float], share: float, least_spread: float = 0.0) -> list[float]:
    """Mixes two scores of the same candidates, `share` of the second, each standardised over these candidates.

    The result has the mean and the spread of the first, so that it still compares with candidates left out. Where the
    second spreads less than `least_spread`, it counts for as much less.
    """
    a, b = np.asarray(first, np.float64), np.asarray(second, np.float64)
    if len(a) < 2 or min(a.std(), b.std()) < 1e-9:  # all alike, but for rounding
        return list(first)
    mixed = (1 - share) * (a - a.mean()) / a.std() + share * (b - b.mean()) / max(b.std(), least_spread)
    return [float(value) for value in a.mean() + a.std() * mixed / max(mixed.std(), 1e-9)]
