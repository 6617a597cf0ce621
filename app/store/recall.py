"""How well an index finds the nearest vectors: its answers compared with those of exact search."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


def exact_nearest(batches: Iterable[tuple[Ids, Floats]], queries: Floats, count: int) -> Ids:
    """The ids of the `count` vectors with the highest cosine to each of the unit `queries`, best first.

    Every batch, ids (rows,) and unit vectors (rows, dimensions), is looked at once for all queries, (queries,
    dimensions), and let go. Where there are fewer vectors than `count`, the rest of a row is -1.
    """
    scores = np.full((len(queries), count), -np.inf, np.float32)
    ids = np.full((len(queries), count), -1, np.int64)
    for keys, vectors in batches:
        scores = np.concatenate([scores, queries @ vectors.T], axis=1)
        ids = np.concatenate([ids, np.broadcast_to(keys, (len(queries), len(keys)))], axis=1)
        best = np.argpartition(-scores, count - 1, axis=1)[:, :count]
        scores, ids = np.take_along_axis(scores, best, axis=1), np.take_along_axis(ids, best, axis=1)
    order = np.argsort(-scores, axis=1, kind="stable")
    return np.take_along_axis(ids, order, axis=1)


def recall(expected: Ids, found: Sequence[Sequence[int]]) -> float:
    """The share of the expected ids, (queries, count), that are among those found for the same query."""
    wanted = [set(row[row >= 0].tolist()) for row in expected]
    hits = sum(len(row & set(got)) for row, got in zip(wanted, found, strict=True))
    return hits / max(1, sum(map(len, wanted)))


def probing_queries(vectors: Floats, count: int) -> Floats:
    """At most `count` unit vectors that searches resemble, made of stored ones, (rows, dimensions).

    Half are stored vectors, for which their own kind is near. Half are the middle between two of them: like most
    queries these lie between the passages, and are harder to answer.
    """
    rows = len(vectors) // 2 * 2
    half = min(count // 2, rows // 2)
    single, other = vectors[:half], vectors[rows // 2 : rows // 2 + half]
    between = single + other
    lengths = np.maximum(np.linalg.norm(between, axis=1, keepdims=True), 1e-6)
    return np.concatenate([other, between / lengths]).astype(np.float32)


def first_good(
    rungs: Sequence[tuple[int, int]], measure: Callable[[tuple[int, int]], float], wanted: float
) -> tuple[tuple[int, int], float]:
    """The first rung of a ladder whose measured recall is `wanted`, else the best one; with its recall."""
    best, most = rungs[-1], -1.0
    for rung in rungs:
        reached = measure(rung)
        if reached > most:
            best, most = rung, reached
        if reached >= wanted:
            break
    return best, most
