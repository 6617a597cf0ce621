import numpy as np
import pytest

from app.domain.catalogue import TokenPooling
from app.embed.pooling import max_similarity, normalise, pool, shorten

TOKENS = np.array([[[3, 0], [0, 4], [9, 9]], [[1, 1], [8, 8], [8, 8]]], np.float32)
MASK = np.array([[1, 1, 0], [1, 0, 0]], np.int64)


def test_mean_pooling_counts_real_tokens_only() -> None:
    assert pool(TOKENS, MASK, TokenPooling.MEAN) == pytest.approx(np.array([[1.5, 2], [1, 1]]))


def test_cls_pooling_takes_the_first_token() -> None:
    assert pool(TOKENS, MASK, TokenPooling.CLS) == pytest.approx(np.array([[3, 0], [1, 1]]))


def test_last_pooling_takes_the_last_token_before_the_padding() -> None:
    assert pool(TOKENS, MASK, TokenPooling.LAST) == pytest.approx(np.array([[0, 4], [1, 1]]))


def test_a_shortened_vector_has_length_1_again() -> None:
    vectors = np.array([[0.6, 0, 0.8], [0, 0.5, 1]], np.float32)
    assert shorten(vectors, 2) == pytest.approx(np.array([[1, 0], [0, 1]]))
    assert shorten(vectors, 3) == pytest.approx(normalise(vectors))


def test_zero_stays_zero() -> None:
    assert not normalise(np.zeros((2, 3), np.float32)).any()
    for pooling in (TokenPooling.MEAN, TokenPooling.LAST):
        assert not normalise(pool(TOKENS * 0, np.zeros_like(MASK), pooling)).any()
    assert not pool(TOKENS, np.zeros_like(MASK), TokenPooling.MEAN).any()


def test_late_interaction_is_the_mean_of_the_best_cosines() -> None:
    query = np.array([[1, 0], [0, 1]], np.float32)
    passage = np.array([[0.6, 0.8], [1, 0]], np.float32)
    assert max_similarity(query, passage) == pytest.approx((1 + 0.8) / 2)
