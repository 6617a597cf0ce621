"""Calls survive the way from one program to the other, and whatever else comes is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calls import MOST_BYTES, MOST_CHARACTERS, Call, read_call


@given(st.builds(Call, st.text(), st.booleans(), st.booleans(), st.text()))
def test_a_call_comes_back(call: Call) -> None:
    line = call.written()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert len(line) <= MOST_BYTES
    query = call.query.encode("utf-8", "replace").decode()  # half a surrogate cannot be written
    assert read_call(line) == Call(query, call.launcher, call.hidden, call.token.encode("utf-8", "replace").decode())


@given(st.binary(max_size=400))
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        read_call(b"\x00" + line)


@pytest.mark.parametrize("line", [b"[]", b'{"query": 1}', b'{"query": "x"}', b"null"])
def test_other_json_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of the json module too
        read_call(line)


def test_a_query_is_one_line_of_bounded_length() -> None:
    assert Call("tidal\npower\x1b").query == "tidal power"
    assert len(Call("x" * 9000).query) == MOST_CHARACTERS
