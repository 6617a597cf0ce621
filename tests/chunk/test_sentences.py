import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.chunk.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four…  Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ('He said "Go." Then he went.', ['He said "Go."', "Then he went."]),
        ("Dr. Smith met J. Doe in St. Ives. They left.", ["Dr. Smith met J. Doe in St. Ives.", "They left."]),
        ("J. Doe wrote it. Others read it.", ["J. Doe wrote it.", "Others read it."]),
        ("See Fig. 3 and cf. Sec. 2. Done.", ["See Fig. 3 and cf. Sec. 2.", "Done."]),
        ("Das gilt z.B. hier. Und d.h. dort.", ["Das gilt z.B. hier.", "Und d.h. dort."]),
        ("它很好。真的吗？是！", ["它很好。", "真的吗？", "是！"]),
        ("Buy:\n- milk\n- bread\n1. first\n2) second", ["Buy:", "- milk", "- bread", "1. first", "2) second"]),
        ("A line\nthat goes on", ["A line\nthat goes on"]),
        ("Above\n\nbelow", ["Above", "below"]),
        ("It costs 3.14 euros at www.example.org today.", ["It costs 3.14 euros at www.example.org today."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text("ab .!?\n\"'。-1)…J", max_size=200), st.integers(0, 50), st.integers(0, 200))
def test_sentences_are_trimmed_in_order_and_cover_everything(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    position = start
    for left, right in sentences(text, start, end):
        assert position <= left < right <= end
        assert not text[position:left].strip()
        assert not text[left].isspace()
        assert not text[right - 1].isspace()
        position = right
    assert not text[position:end].strip()
