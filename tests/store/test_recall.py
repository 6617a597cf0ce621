"""Exact search in portions, the measure of recall, and the choice of how an index is asked."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.recall import Floats, exact_nearest, first_good, probing_queries, recall

WIDTH = 8


def unit(rows: int, seed: int) -> Floats:
    vectors = np.random.default_rng(seed).normal(size=(rows, WIDTH)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


@given(rows=st.integers(1, 60), portion=st.integers(1, 25), count=st.integers(1, 12), seed=st.integers(0, 99))
def test_portions_make_no_difference(rows: int, portion: int, count: int, seed: int) -> None:
    vectors, queries, ids = unit(rows, seed), unit(3, seed + 1000), np.arange(rows) * 11
    batches = ((ids[at : at + portion], vectors[at : at + portion]) for at in range(0, rows, portion))
    found = exact_nearest(batches, queries, count)
    assert found.shape == (3, count)
    for query, row in zip(queries, found, strict=True):
        expected = ids[np.argsort(-(vectors @ query))][:count].tolist()
        assert row.tolist() == expected + [-1] * (count - len(expected))


def test_an_empty_table_has_no_nearest() -> None:
    assert exact_nearest([], unit(2, 1), 3).tolist() == [[-1] * 3] * 2


def test_recall_is_the_share_of_the_expected_that_was_found() -> None:
    expected = np.array([[1, 2, 3, 4], [5, 6, -1, -1]])
    assert recall(expected, [[4, 3, 2, 1], [5, 6]]) == 1
    assert recall(expected, [[4, 9, 8, 1], [6]]) == pytest.approx(3 / 6)
    assert recall(expected, [[], []]) == 0
    with pytest.raises(ValueError, match="shorter"):
        recall(expected, [[1]])


@given(rows=st.integers(1, 50), count=st.integers(1, 30))
def test_queries_to_probe_with_are_at_rows_and_between_them(rows: int, count: int) -> None:
    vectors = unit(rows, 4)
    queries = probing_queries(vectors, count)
    assert len(queries) <= count
    assert np.allclose(np.linalg.norm(queries, axis=1), 1, atol=1e-5)
    half = len(queries) // 2
    stored = {row.tobytes() for row in vectors}
    assert all(query.tobytes() in stored for query in queries[:half])
    pairs = vectors[:half] + queries[:half]
    assert np.allclose((queries[half:] * pairs).sum(axis=1), np.linalg.norm(pairs, axis=1), atol=1e-4)


RUNGS = ((1, 1), (2, 1), (4, 2))


@pytest.mark.parametrize(
    ("reached", "chosen", "asked"),
    [
        ({(1, 1): 0.995, (2, 1): 1.0, (4, 2): 1.0}, ((1, 1), 0.995), 1),
        ({(1, 1): 0.90, (2, 1): 0.99, (4, 2): 1.0}, ((2, 1), 0.99), 2),
        ({(1, 1): 0.90, (2, 1): 0.97, (4, 2): 0.96}, ((2, 1), 0.97), 3),
    ],
)
def test_the_first_rung_that_is_good_is_taken_else_the_best(
    reached: dict[tuple[int, int], float], chosen: tuple[tuple[int, int], float], asked: int
) -> None:
    seen: list[tuple[int, int]] = []

    def measure(rung: tuple[int, int]) -> float:
        seen.append(rung)
        return reached[rung]

    assert first_good(RUNGS, measure, 0.99) == chosen
    assert seen == list(RUNGS[:asked])
