"""What must hold for every query: no text raises, and a well-formed one means what it says."""

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.language.lexer import clean
from app.domain.language.parse import parse
from app.domain.queries import And, Condition, FilterField, Not, Or, Phrase, Query, RangeFilter, Term, TextFilter

TODAY = date(2025, 6, 15)


def read(raw: str) -> Query:
    return parse(raw, TODAY)


def words(query: Query) -> list[str]:
    return [term.text for term in query.words]


def midnight(year: int, month: int, day: int) -> int:
    return int(datetime(year, month, day).timestamp()) * 10**9  # noqa: DTZ001 - local time is meant


SOUP = st.lists(
    st.sampled_from(
        [
            "AND",
            "OR",
            "NOT",
            "-",
            "(",
            ")",
            '"',
            "“",
            "a",
            "b*",
            "*",
            "type:pdf",
            "date:",
            "size:>1mb",
            ":",
            ",",
            " ",
            "&",
        ]
    ),
    max_size=40,
).map("".join)
SPACED_SOUP = st.lists(
    st.sampled_from(
        ["AND", "OR", "NOT", "-a", "(", ")", "-(", '"x y"', '"', "a", "b*", "type:pdf", "date:x", "&", "f("]
    ),
    max_size=40,
).map(" ".join)
ANY_TEXT = st.text() | st.text(st.characters()) | SOUP | SPACED_SOUP | st.text(alphabet="()-\"'*:., aAND\ud800\u200d“»")


@example('"0  0')  # spaces in a note
@given(ANY_TEXT)
@example("\ud800")
@example("in:\udcff")
@example('NOT -("')
@example("size:" + "9" * 5000 + "kb")
def test_no_text_raises_and_what_comes_out_can_be_stored(raw: str) -> None:
    query = read(raw)
    assert query.raw == raw
    repr(query).encode("ascii", "backslashreplace")
    for text in (query.text, *query.notes, *words(query), *(phrase.text for phrase in query.phrases)):
        text.encode()
        assert text == " ".join(text.split())
    assert all(word and word in query.text for word in words(query))
    assert all(phrase.text in query.text for phrase in query.phrases)


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "(",
        ")",
        "a( ",
        "-(",
        '"a ',
        "“",
        "NOT ",
        "a AND ",
        "date:x ",
        'in:"',
        "a,",
        "-",
        "*",
        "\u0301\u0316",
        "\u200d",
        "size:9.",
        "'",
    ],
)
def test_long_input_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    read("a" + piece * (100_000 // len(piece)) + "b")
    assert time.process_time() - started < 5, "a quadratic reading of 100,000 characters takes longer than this"


# Well-formed queries

PLAIN_WORD = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=8).filter(
    lambda word: clean(word) == word
)
Pair = tuple[str, Condition]  # what is typed, and what it means


def _range(field: FilterField, low: str, high: str, bounds: tuple[int, int]) -> st.SearchStrategy[Pair]:
    return st.sampled_from(
        [
            (f"{field}:>={low}", RangeFilter(field, bounds[0], None)),
            (f"{field}:<{low}", RangeFilter(field, None, bounds[0])),
            (f"{field}:{low}..{high}", RangeFilter(field, *bounds)),
        ]
    )


def _sizes(low: int, more: int) -> st.SearchStrategy[Pair]:
    return _range(FilterField.SIZE, f"{low}b", f"{low + more}b", (low, low + more + 1))


def _dates(first: date, days: int) -> st.SearchStrategy[Pair]:
    last, end = first + timedelta(days=days), first + timedelta(days=days + 1)
    bounds = (midnight(first.year, first.month, first.day), midnight(end.year, end.month, end.day))
    return _range(FilterField.DATE, str(first), str(last), bounds)


LEAF: st.SearchStrategy[Pair] = st.one_of(
    PLAIN_WORD.map(lambda word: (word, Term(word))),
    PLAIN_WORD.map(lambda word: (f"{word}*", Term(word, prefix=True))),
    st.lists(PLAIN_WORD, min_size=1, max_size=3).map(lambda words: (f'"{" ".join(words)}"', Phrase(" ".join(words)))),
    PLAIN_WORD.map(lambda word: (f'in:"{word} x"', TextFilter(FilterField.FOLDER, f"{word} x"))),
    st.integers(0, 10**12).flatmap(lambda low: st.integers(0, 10**6).flatmap(lambda more: _sizes(low, more))),
    st.dates(date(1980, 1, 1), date(2100, 1, 1)).flatmap(
        lambda day: st.integers(0, 500).flatmap(lambda days: _dates(day, days))
    ),
)


def _joined(kind: type[And] | type[Or], operator: str, pairs: list[Pair]) -> Pair:
    source = f" {operator} ".join(f"({text})" if isinstance(part, And | Or) else text for text, part in pairs)
    parts: list[Condition] = []
    for _, part in pairs:
        parts.extend(part.parts if isinstance(part, kind) else [part])
    return source, kind(tuple(parts))


def _negated(sign: str, pair: Pair) -> Pair:
    source, part = pair
    return f"{sign}({source})", part.part if isinstance(part, Not) else Not(part)


def _branches(children: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    several = st.lists(children, min_size=2, max_size=4)
    return st.one_of(
        several.map(lambda pairs: _joined(And, "AND", pairs)),
        several.map(lambda pairs: _joined(Or, "OR", pairs)),
        st.tuples(st.sampled_from(["NOT ", "-"]), children).map(lambda drawn: _negated(*drawn)),
    )


WELL_FORMED = st.recursive(LEAF, _branches, max_leaves=12)


@given(WELL_FORMED)
def test_a_well_formed_query_means_what_it_says(pair: Pair) -> None:
    source, meaning = pair
    query = read(f"{source} OR {source}")
    expected = (*meaning.parts, *meaning.parts) if isinstance(meaning, Or) else (meaning, meaning)
    assert query.condition == Or(expected)
    assert query.notes == ()


@given(WELL_FORMED)
def test_a_malformed_part_is_noted_and_changes_nothing_else(pair: Pair) -> None:
    source, _ = pair
    query, spoilt = read(source), read(f"{source} date:2024-13")
    assert query.notes == ()
    assert spoilt.condition == query.condition
    assert (words(spoilt), len(spoilt.notes)) == ([*words(query), "date:2024-13"], 1)


@given(st.lists(PLAIN_WORD, max_size=10))
def test_plain_words_come_back_as_they_are(plain: list[str]) -> None:
    text = " ".join(plain)
    query = read(text)
    assert query == Query(text, text, tuple(Term(word) for word in plain))
    assert read(query.text) == query
