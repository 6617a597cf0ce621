"""Intervals and tests: against exact answers, and with the coverage they promise."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.evaluate.significance import compare, estimate

VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def run(values: list[float]) -> dict[str, float]:
    return {f"q{index}": value for index, value in enumerate(values)}


def test_the_interval_is_that_of_the_normal_distribution_where_that_holds() -> None:
    values = np.random.default_rng(1).normal(0.5, 0.1, 400)
    found = estimate(values.tolist())
    half = 1.96 * values.std() / 20
    assert found.mean == pytest.approx(values.mean())
    assert found.low == pytest.approx(values.mean() - half, abs=0.001)
    assert found.high == pytest.approx(values.mean() + half, abs=0.001)
    assert found.queries == 400


def test_the_interval_holds_the_true_mean_about_as_often_as_it_promises() -> None:
    generator = np.random.default_rng(2)
    samples = [estimate(generator.random(60).tolist(), resamples=1000) for _ in range(200)]
    covered = sum(sample.low <= 0.5 <= sample.high for sample in samples)
    assert 178 <= covered <= 199


def test_equal_values_leave_no_doubt() -> None:
    found = estimate([0.25] * 7)
    assert (found.mean, found.low, found.high) == pytest.approx((0.25, 0.25, 0.25))


def test_the_same_seed_gives_the_same_answer_and_batches_change_nothing_but_memory() -> None:
    values = np.random.default_rng(3).random(3000).tolist()
    assert estimate(values) == estimate(values)
    assert estimate(values) != estimate(values, seed=4)
    assert estimate(values, resamples=2500).high == pytest.approx(estimate(values, resamples=10_000).high, abs=0.003)


def test_the_p_value_is_that_of_all_sign_flips() -> None:
    differences = [0.3, -0.1, 0.2, 0.4, 0.05, -0.02, 0.1, 0.25]
    observed = abs(sum(differences))
    flips = [sum(s * d for s, d in zip(signs, differences, strict=True)) for signs in product((-1, 1), repeat=8)]
    exact = sum(abs(flip) >= observed - 1e-12 for flip in flips) / len(flips)
    found = compare(run([0.0] * 8), run(differences), resamples=40_000)
    assert found.p_value == pytest.approx(exact, abs=0.005)


def test_a_clear_difference_is_significant_and_its_direction_is_second_minus_first() -> None:
    generator = np.random.default_rng(5)
    base = generator.random(200)
    better = base + generator.normal(0.05, 0.1, 200)
    found = compare(run(base.tolist()), run(better.tolist()))
    assert found.significant
    assert found.difference.mean == pytest.approx((better - base).mean())
    assert 0 < found.difference.low < found.difference.mean < found.difference.high
    assert (found.first.mean, found.second.mean) == pytest.approx((base.mean(), better.mean()))


def test_chance_is_called_significant_about_as_rarely_as_promised() -> None:
    generator = np.random.default_rng(6)
    pairs = [(generator.random(40).tolist(), generator.random(40).tolist()) for _ in range(200)]
    false_alarms = sum(compare(run(a), run(b), resamples=400).significant for a, b in pairs)
    assert 2 <= false_alarms <= 20


def test_equal_runs_do_not_differ() -> None:
    found = compare(run([0.1, 0.7]), run([0.1, 0.7]))
    assert (found.p_value, found.difference.mean, found.significant) == (1.0, 0.0, False)


def test_queries_are_paired_by_their_id() -> None:
    assert compare({"a": 0.0, "b": 1.0}, {"b": 1.0, "a": 0.0}).p_value == 1.0


def test_different_queries_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same queries"):
        compare({"a": 1.0}, {"b": 1.0})


@pytest.mark.parametrize("values", [[], [float("nan")], [float("inf"), 0.0]])
def test_what_has_no_mean_is_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        estimate(values)


@settings(max_examples=30)
@given(VALUES)
def test_the_interval_lies_within_the_values(values: list[float]) -> None:
    found = estimate(values, resamples=200)
    rounding = 1e-9
    assert min(values) - rounding <= found.low <= found.high <= max(values) + rounding


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=30))
def test_turning_the_runs_round_turns_the_difference_round(pairs: list[tuple[float, float]]) -> None:
    first, second = (run(list(values)) for values in zip(*pairs, strict=True))
    there, back = compare(first, second, resamples=200), compare(second, first, resamples=200)
    assert there.difference.mean == pytest.approx(-back.difference.mean)
    assert there.p_value == back.p_value
    assert 0 < there.p_value <= 1
