"""Groups texts into batches of similar length, so that little time goes into padding."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

TOKENS_PER_BATCH = 2048


def batches(lengths: Sequence[int], tokens_per_batch: int = TOKENS_PER_BATCH) -> Iterator[list[int]]:
    """Yields the indexes of `lengths` in groups, shortest first, each at most `tokens_per_batch` with padding.

    A single text longer than that makes a batch of its own.
    """
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and (len(group) + 1) * lengths[index] > tokens_per_batch:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def padded(rows: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Token ids and their mask, both (batch, longest), padded with 0."""
    longest = max(map(len, rows))
    ids = np.zeros((len(rows), longest), np.int64)
    mask = np.zeros((len(rows), longest), np.int64)
    for index, row in enumerate(rows):
        ids[index, : len(row)] = row
        mask[index, : len(row)] = 1
    return ids, mask
