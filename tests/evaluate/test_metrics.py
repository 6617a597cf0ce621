"""The metrics, by hand and against a formula that finds the ideal by trying every order."""

from itertools import permutations
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluate.metrics import ndcg, per_query, recall, reciprocal_rank

GRADED = {"a": 3, "b": 2, "c": 0, "d": 1}


def test_ndcg_by_hand() -> None:
    # Gains 0, 3, 0, 1 against the ideal 3, 2, 1; the discounts of ranks 1 to 4 are 1, log2(3), 2, log2(5).
    log2_of_3, log2_of_5 = 1.584962500721156, 2.321928094887362
    ideal_at_two = 3 + 2 / log2_of_3
    assert ndcg(["c", "a", "x", "d"], GRADED, 2) == pytest.approx((3 / log2_of_3) / ideal_at_two)
    found, ideal = 3 / log2_of_3 + 1 / log2_of_5, ideal_at_two + 1 / 2
    assert ndcg(["c", "a", "x", "d"], GRADED, 10) == pytest.approx(found / ideal)


def test_one_relevant_document_at_rank_three_is_worth_a_half() -> None:
    assert ndcg(["x", "y", "a"], {"a": 1}, 10) == pytest.approx(0.5)


def test_the_gain_is_linear() -> None:
    assert ndcg(["b", "a"], {"a": 3, "b": 1}, 10) == pytest.approx((1 + 3 / (log(3) / log(2))) / (3 + log(2) / log(3)))


def test_recall_by_hand() -> None:
    assert recall(["a", "x", "d"], GRADED, 3) == pytest.approx(2 / 3)
    assert recall(["a", "x", "d"], GRADED, 2) == pytest.approx(1 / 3)
    assert recall(["c"], GRADED, 10) == 0


def test_reciprocal_rank_by_hand() -> None:
    assert reciprocal_rank(["x", "c", "d", "a"], GRADED, 10) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x", "c", "d", "a"], GRADED, 2) == 0


@pytest.mark.parametrize("metric", [ndcg, recall, reciprocal_rank])
def test_nothing_found_and_nothing_relevant_are_zero(metric: object) -> None:
    assert callable(metric)
    assert metric([], GRADED, 10) == 0
    assert metric(["a"], {}, 10) == 0
    assert metric(["a"], {"a": 0, "b": -1}, 10) == 0


def test_negative_grades_gain_nothing() -> None:
    assert ndcg(["spam", "a"], {"spam": -2, "a": 1}, 10) == ndcg(["x", "a"], {"a": 1}, 10)


def test_a_repeated_document_takes_a_rank_and_gains_nothing() -> None:
    assert ndcg(["a", "a", "b"], {"a": 1, "b": 1}, 10) == ndcg(["a", "x", "b"], {"a": 1, "b": 1}, 10)
    assert recall(["a", "a"], {"a": 1, "b": 1}, 10) == 0.5


def test_k_must_be_positive() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        ndcg(["a"], GRADED, 0)


def test_every_judged_query_counts_and_no_other() -> None:
    values = per_query(recall, {"q1": ["a"], "q9": ["a"]}, {"q1": {"a": 1}, "q2": {"a": 1}}, 10)
    assert values == {"q1": 1.0, "q2": 0.0}


def brute_force_ndcg(ranking: list[str], judgements: dict[str, int], k: int) -> float:
    def value(order: tuple[str, ...]) -> float:
        return sum(max(judgements.get(order[i], 0), 0) * log(2) / log(i + 2) for i in range(min(k, len(order))))

    best = max(value(order) for order in permutations(judgements))
    return value(tuple(ranking)) / best if best else 0.0


JUDGEMENTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(-1, 4), max_size=5)
RANKING = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(RANKING, JUDGEMENTS, st.integers(1, 8))
def test_ndcg_is_the_brute_force_formula(ranking: list[str], judgements: dict[str, int], k: int) -> None:
    assert ndcg(ranking, judgements, k) == pytest.approx(brute_force_ndcg(ranking, judgements, k))


@given(RANKING, JUDGEMENTS, st.integers(1, 8))
def test_recall_and_rank_are_what_sets_say(ranking: list[str], judgements: dict[str, int], k: int) -> None:
    relevant = {document for document, grade in judgements.items() if grade > 0}
    expected = len(relevant & set(ranking[:k])) / len(relevant) if relevant else 0
    assert recall(ranking, judgements, k) == pytest.approx(expected)
    places = [ranking.index(document) for document in relevant & set(ranking[:k])]
    assert reciprocal_rank(ranking, judgements, k) == pytest.approx(1 / (min(places) + 1) if places else 0)


@given(RANKING, JUDGEMENTS, st.integers(1, 8))
def test_the_order_by_grade_is_the_ideal(ranking: list[str], judgements: dict[str, int], k: int) -> None:
    ideal = sorted(judgements, key=judgements.__getitem__, reverse=True)
    assert 0 <= ndcg(ranking, judgements, k) <= 1 + 1e-12
    assert ndcg(ideal, judgements, k) == pytest.approx(float(any(grade > 0 for grade in judgements.values())))
