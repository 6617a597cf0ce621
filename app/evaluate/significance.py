"""How far a mean over queries can be trusted, and whether two runs really differ."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RESAMPLES = 10_000
SEED = 20_250_615

_Values = npt.NDArray[np.float64]
_NUMBERS_AT_ONCE = 4_000_000  # bounds the memory of one batch of resamples to some 50 MB
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `queries` queries with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float
    queries: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the same queries: their means, the mean of second - first with its interval, and a p-value.

    `p_value` is two-sided: how often a difference at least as large comes up when it is left to chance, for each query,
    which run is which.
    """

    first: Estimate
    second: Estimate
    difference: Estimate
    p_value: float

    @property
    def significant(self) -> bool:
        """Whether the difference is significant at the 5 % level."""
        return self.p_value < 0.05


def estimate(values: Sequence[float], *, resamples: int = RESAMPLES, seed: int = SEED) -> Estimate:
    """The mean of `values` (one per query) and its percentile bootstrap interval (Efron 1979).

    Raises ValueError if there are no values.
    """
    numbers = _checked(values)
    generator = np.random.default_rng(seed)
    size = len(numbers)

    def resampled_means(rows: int) -> _Values:
        return np.asarray(numbers[generator.integers(0, size, (rows, size))].mean(axis=1))

    low, high = np.percentile(_in_batches(resampled_means, resamples, size), [2.5, 97.5])
    return Estimate(float(numbers.mean()), float(low), float(high), size)


def compare(
    first: Mapping[str, float], second: Mapping[str, float], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Comparison:
    """Compares two runs by their values per query id.

    The test is Fisher's paired randomisation test, as Smucker, Allan & Carterette (2007) recommend for retrieval.
    Raises ValueError if the runs do not have the same queries, or none.
    """
    if first.keys() != second.keys():
        raise ValueError("the two runs must be over the same queries")
    queries = sorted(first)
    before = _checked([first[query] for query in queries])
    after = _checked([second[query] for query in queries])
    return Comparison(
        first=estimate(before.tolist(), resamples=resamples, seed=seed),
        second=estimate(after.tolist(), resamples=resamples, seed=seed),
        difference=estimate((after - before).tolist(), resamples=resamples, seed=seed),
        p_value=_randomisation_p_value(after - before, resamples, seed),
    )


def _randomisation_p_value(differences: _Values, resamples: int, seed: int) -> float:
    """The share of random sign flips with a mean as far from 0 as the one observed, which counts as one of them."""
    generator = np.random.default_rng(seed)
    size = len(differences)

    def flipped_means(rows: int) -> _Values:
        signs = generator.integers(0, 2, (rows, size), dtype=np.int8) * 2 - 1
        return np.asarray(signs @ differences / size)

    observed = abs(differences.mean()) - _ROUNDING
    as_far = np.count_nonzero(np.abs(_in_batches(flipped_means, resamples, size)) >= observed)
    return float(as_far + 1) / (resamples + 1)


def _in_batches(draw: Callable[[int], _Values], resamples: int, size: int) -> _Values:
    """`resamples` drawn statistics, in batches of rows that fit into memory."""
    rows = max(1, _NUMBERS_AT_ONCE // size)
    return np.concatenate([draw(min(rows, resamples - done)) for done in range(0, resamples, rows)])


def _checked(values: Sequence[float]) -> _Values:
    numbers = np.asarray(values, dtype=np.float64)
    if not len(numbers) or not np.isfinite(numbers).all():
        raise ValueError("there must be at least one value, and all must be finite")
    return numbers
