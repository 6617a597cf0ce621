import threading
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.sparing import Array, SparingSession, halving, is_want_of_memory


class Card:
    """Doubles what it is given, `most` rows at a time; more are too much for it, and after `runs` it is gone."""

    def __init__(self, most: int, runs: int = 1000, words: str = "CUDA out of memory") -> None:
        self.most, self.left, self.words = most, runs, words
        self.seen: list[int] = []

    def run(self, _: Sequence[str] | None, feeds: Mapping[str, Array], /) -> Sequence[Any]:
        rows = len(feeds["values"])
        assert all(len(values) == rows for values in feeds.values())
        self.left -= 1
        if self.left < 0:
            raise RuntimeError("the device was removed")
        if rows > self.most:
            raise RuntimeError(self.words)
        self.seen.append(rows)
        return [feeds["values"] * 2, feeds["values"].sum(axis=1)]

    def get_inputs(self) -> Sequence[Any]:
        return []

    def get_outputs(self) -> Sequence[Any]:
        return []


def feeds(rows: int) -> dict[str, Array]:
    values = np.arange(rows * 3, dtype=np.float32).reshape(rows, 3)
    return {"values": values, "mask": np.ones_like(values)}


@given(rows=st.integers(1, 40), most=st.integers(1, 40))
def test_batches_are_halved_until_they_fit(rows: int, most: int) -> None:
    card = Card(most)
    doubled, summed = SparingSession(card).run(None, feeds(rows))
    assert (doubled == feeds(rows)["values"] * 2).all()
    assert (summed == feeds(rows)["values"].sum(axis=1)).all()
    assert sum(card.seen) == rows
    assert max(card.seen) <= most
    assert rows <= most or len(card.seen) > 1


def test_what_is_too_much_by_itself_goes_to_the_processor() -> None:
    told: list[Exception] = []
    processor = Card(100)
    session = SparingSession(Card(0), lambda: processor, told.append)
    for _ in range(2):
        assert len(session.run(None, feeds(5))[0]) == 5
    assert processor.seen == [5, 5]
    assert [str(error) for error in told] == ["CUDA out of memory"]


def test_a_device_that_is_lost_makes_way_for_the_processor() -> None:
    card, processor = Card(100, runs=1), Card(100)
    session = SparingSession(card, lambda: processor)
    assert [len(session.run(None, feeds(rows))[0]) for rows in (4, 3)] == [4, 3]
    assert (card.seen, processor.seen) == ([4], [3])


def test_the_last_session_says_why_it_fails() -> None:
    with pytest.raises(RuntimeError, match="out of memory"):
        SparingSession(Card(0)).run(None, feeds(4))
    with pytest.raises(RuntimeError, match="removed"):
        SparingSession(Card(9, runs=0), lambda: Card(9, runs=0)).run(None, feeds(4))


def test_another_failure_halves_nothing() -> None:
    calls: list[slice] = []

    def fail(rows: slice) -> Sequence[Array]:
        calls.append(rows)
        raise RuntimeError("the shapes do not fit")

    with pytest.raises(RuntimeError, match="shapes"):
        halving(fail, slice(0, 8))
    assert calls == [slice(0, 8)]


def test_threads_change_over_once() -> None:
    opened: list[Card] = []

    def open_processor() -> Card:
        opened.append(Card(100))
        return opened[-1]

    session = SparingSession(Card(0), open_processor)
    results: list[int] = []
    threads = [threading.Thread(target=lambda: results.append(len(session.run(None, feeds(6))[0]))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [6] * 8
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MemoryError(), True),
        (RuntimeError("[ONNXRuntimeError] : 6 : Failed to allocate memory for requested buffer of size 1048576"), True),
        (RuntimeError("std::bad_alloc"), True),
        (RuntimeError("CUBLAS_STATUS_ALLOC_FAILED"), True),
        (RuntimeError("8007000E Not enough memory resources are available to complete this operation."), True),
        (RuntimeError("Got invalid dimensions for input: input_ids"), False),
        (ValueError("memory"), False),
    ],
)
def test_want_of_memory_is_told_from_other_failures(error: Exception, *, expected: bool) -> None:
    assert is_want_of_memory(error) is expected
