"""Score fusion against formulas written out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.fuse import ArmScores, Scale, fuse, mix, scale_of_matches

SCORES = st.lists(st.floats(0.01, 50), min_size=1, max_size=40)


@given(SCORES, st.integers(0, 400))
def test_the_scale_of_all_matches_is_that_of_the_whole_collection(scores: list[float], zeros: int) -> None:
    everything = [*scores, *[0.0] * zeros]
    mean = math.fsum(everything) / len(everything)
    deviation = math.sqrt(math.fsum((score - mean) ** 2 for score in everything) / len(everything))
    scale = scale_of_matches(scores, (), 1.0, len(everything))
    assert scale.mean == pytest.approx(mean, rel=1e-6)
    assert scale.deviation == pytest.approx(deviation, rel=1e-4, abs=1e-4)


def test_a_sample_stands_for_the_matches_that_were_not_returned() -> None:
    best = [9.0] * 1_000
    sampled = [3.0] * 200  # of 2,000 passages drawn: one passage in ten matches
    scale = scale_of_matches(best, sampled, 0.02, 100_000)
    assert scale.mean == pytest.approx(0.3)
    # the rare best matches, which the sample missed, weigh in: 1,000 * 81 / 100,000 = 0.81 < 0.9 of the sample
    assert scale.deviation == pytest.approx(math.sqrt(0.9 - 0.09))


def test_a_sample_that_missed_the_rare_matches_does_not_make_the_deviation_zero() -> None:
    assert scale_of_matches([8.0], (), 0.01, 100_000).deviation == pytest.approx(8 / math.sqrt(100_000), rel=1e-3)


def test_fusion_adds_weighted_standardised_scores() -> None:
    arms = [
        ArmScores({1: 0.6, 2: 0.4}, Scale(0.1, 0.1), 0.65),
        ArmScores({1: 10.0, 2: 20.0}, Scale(1.0, 2.0), 0.35),
    ]
    fused = fuse(arms, {1: 100, 2: 200})
    assert fused[100].score == pytest.approx(0.65 * 5 + 0.35 * 4.5)
    assert fused[200].score == pytest.approx(0.65 * 3 + 0.35 * 9.5)


def test_words_in_one_passage_and_meaning_in_another_add_up() -> None:
    arms = [ArmScores({1: 0.6, 2: 0.1}, Scale(0.1, 0.1), 1.0), ArmScores({1: 1.0, 2: 9.0}, Scale(1.0, 1.0), 1.0)]
    fused = fuse(arms, {1: 100, 2: 100})
    assert fused[100].score == pytest.approx(5 + 8)
    assert fused[100].passage == 2


def test_what_an_arm_has_not_found_is_never_better_than_what_it_has_found() -> None:
    arms = [ArmScores({1: 0.3}, Scale(0.1, 0.1), 1.0), ArmScores({1: 5.0, 2: 5.0}, Scale(1.0, 2.0), 1.0)]
    fused = fuse(arms, {1: 100, 2: 200})
    assert fused[100].score > fused[200].score


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-1, 1)), min_size=2, max_size=10), st.floats(0, 1))
def test_mixing_keeps_the_mean_of_the_first_score(pairs: list[tuple[float, float]], share: float) -> None:
    first, second = zip(*pairs, strict=True)
    mixed = mix(first, second, share)
    assert sum(mixed) / len(mixed) == pytest.approx(sum(first) / len(first), abs=1e-6)


def test_mixing_with_a_share_of_one_orders_by_the_second() -> None:
    mixed = mix([3.0, 2.0, 1.0], [0.1, 0.3, 0.2], 1.0)
    assert sorted(range(3), key=mixed.__getitem__) == [0, 2, 1]
