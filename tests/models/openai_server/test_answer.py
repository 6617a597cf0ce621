import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ModelError
from app.models.openai_server.answer import asked_wait, reason_in, vectors_in


def answer(*rows: object) -> bytes:
    return json.dumps({"data": rows}).encode()


def test_vectors_come_in_the_order_of_their_numbers() -> None:
    found = vectors_in(answer({"index": 1, "embedding": [0, 2]}, {"index": 0, "embedding": [1, 0]}), 2)
    assert found.tolist() == [[1.0, 0.0], [0.0, 2.0]]


def test_vectors_without_numbers_keep_their_order() -> None:
    assert vectors_in(answer({"embedding": [1, 0]}, {"embedding": [0, 2]}), 2).tolist() == [[1, 0], [0, 2]]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>It works!</html>",
        b"[]",
        b'{"data": null}',
        b'{"data": "12"}',
        answer(),
        answer({"index": 0, "embedding": [1]}),
        answer({"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}),
        answer({"index": 0, "embedding": [1]}, {"index": 2, "embedding": [1]}),
        answer({"index": 0, "embedding": [1]}, {"index": True, "embedding": [1]}),
        answer({"index": 0, "embedding": [1]}, {"index": 1, "embedding": [1, 2]}),
        answer({"index": 0, "embedding": []}, {"index": 1, "embedding": []}),
        answer({"index": 0, "embedding": [1]}, {"index": 1, "embedding": [None]}),
        answer({"index": 0, "embedding": [1]}, {"index": 1, "embedding": ["high"]}),
        answer({"index": 0, "embedding": [1]}, {"index": 1, "embedding": [[1]]}),
        answer({"index": 0, "embedding": [1]}, {"index": 1, "embedding": [0]}),
        b'{"data": [{"index": 0, "embedding": [1]}, {"index": 1, "embedding": [1e999]}]}',
    ],
)
def test_what_is_no_answer_is_refused(body: bytes) -> None:
    with pytest.raises(ModelError, match="not what was asked for"):
        vectors_in(body, 2)


@given(st.binary())
def test_no_answer_raises_anything_else(body: bytes) -> None:
    with pytest.raises(ModelError):
        vectors_in(body, 1)
    reason_in(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            b'{"error": {"message": "No  such\\nmodel.", "code": "model_not_found"}}',
            ("No such model", "model_not_found"),
        ),
        (b'{"error": "model not loaded", "error_type": "x"}', ("model not loaded", "")),
        (b'{"message": "busy"}', ("busy", "")),
        (b"Bad Gateway", ("", "")),
        (b'{"error": {"message": 3, "code": 4}}', ("", "")),
    ],
)
def test_the_reason_of_an_error_is_found(body: bytes, expected: tuple[str, str]) -> None:
    assert reason_in(body) == expected


def test_what_a_server_repeats_of_a_text_is_not_taken() -> None:
    body = b'{"detail": [{"msg": "too long", "input": "my diary"}]}'
    assert reason_in(body) == ("", "")


def test_a_long_reason_is_cut() -> None:
    assert len(reason_in(json.dumps({"message": "x" * 1000}).encode())[0]) < 250


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("7", 7.0),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 90.0),
        ("Thu, 01 Jan 1970 00:00:01 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("²", None),
    ],
)
def test_what_a_server_asks_to_wait(told: str, seconds: float | None) -> None:
    assert asked_wait({"retry-after": told}, now=10.0) == seconds


@given(st.text(max_size=40))
def test_any_header_can_be_read(told: str) -> None:
    found = asked_wait({"retry-after": told}, now=0.0)
    assert found is None or found >= 0
