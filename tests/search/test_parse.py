"""The query language: what a person means by what they type."""

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.queries import And, Condition, FilterField, Not, Or, Phrase, Query, RangeFilter, Term, TextFilter
from app.search.lexer import clean
from app.search.parse import MAX_NOTES, parse
from app.search.syntax import MAX_BRACKET_DEPTH

TODAY = date(2025, 6, 15)


def read(raw: str) -> Query:
    return parse(raw, TODAY)


def condition(raw: str) -> Condition | None:
    """The condition of a query that must be understood without a note."""
    query = read(raw)
    assert query.notes == ()
    return query.condition


def words(query: Query) -> list[str]:
    return [term.text for term in query.words]


def midnight(year: int, month: int, day: int) -> int:
    return int(datetime(year, month, day).timestamp()) * 10**9  # noqa: DTZ001 - local time is meant


A, B, C = Term("a"), Term("b"), Term("c")
PDF = TextFilter(FilterField.TYPE, "pdf")
DOCX = TextFilter(FilterField.TYPE, "docx")


# What ranks and what is demanded


def test_plain_words_only_rank() -> None:
    assert read("solar  energy\n") == Query("solar  energy\n", "solar energy", (Term("solar"), Term("energy")))


def test_an_empty_query_is_an_empty_query() -> None:
    assert read("  ") == Query("  ", "")


def test_a_phrase_ranks_and_is_demanded() -> None:
    query = read('report "exact  phrase"')
    assert query.text == "report exact phrase"
    assert (words(query), query.phrases, query.condition) == (
        ["report"],
        (Phrase("exact phrase"),),
        Phrase("exact phrase"),
    )


def test_a_prefix_ranks_and_is_demanded() -> None:
    query = read("dat* base")
    assert (query.text, query.words) == ("dat base", (Term("dat", prefix=True), Term("base")))
    assert query.condition == Term("dat", prefix=True)


def test_filters_beside_words_are_demanded_and_do_not_rank() -> None:
    query = read("solar type:pdf energy in:work")
    assert query.text == "solar energy"
    assert query.condition == And((PDF, TextFilter(FilterField.FOLDER, "work")))


def test_words_under_operators_rank_and_are_demanded() -> None:
    query = read("a AND b")
    assert (query.text, words(query), query.condition) == ("a b", ["a", "b"], And((A, B)))


def test_only_the_words_next_to_an_operator_stand_under_it() -> None:
    query = read("solar energy OR wind power")
    assert query.text == "solar energy wind power"
    assert query.condition == Or((Term("energy"), Term("wind")))


def test_what_is_left_out_does_not_rank() -> None:
    query = read('solar -panel -"wind farm" NOT water')
    assert (query.text, query.phrases) == ("solar", ())
    assert query.condition == And((Not(Term("panel")), Not(Phrase("wind farm")), Not(Term("water"))))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a OR b AND c", Or((A, And((B, C))))),
        ("a AND b OR c", Or((And((A, B)), C))),
        ("(a OR b) AND c", And((Or((A, B)), C))),
        ("NOT a AND b", And((Not(A), B))),
        ("a AND -b", And((A, Not(B)))),
        ("a OR NOT b", Or((A, Not(B)))),
        ("-(a OR b)", Not(Or((A, B)))),
        ("-(a b)", Not(And((A, B)))),
        ("(a b) OR c", Or((And((A, B)), C))),
        ("NOT(a)", Not(A)),
        ("a AND(b OR c)", And((A, Or((B, C))))),
        ("a AND (b AND c)", And((A, B, C))),
        ("NOT NOT a", A),
        ("-(-a)", A),
        ("-type:pdf", Not(PDF)),
        ("-type:pdf,docx", Not(Or((PDF, DOCX)))),
        ("type:pdf OR type:docx", Or((PDF, DOCX))),
        ("((a) OR ((b)))", Or((A, B))),
        ("(a b)", None),
        ('NOT"wind farm"', Not(Phrase("wind farm"))),
    ],
)
def test_operators(raw: str, expected: Condition | None) -> None:
    assert condition(raw) == expected


def test_a_double_negation_ranks() -> None:
    assert read("NOT NOT a").text == "a"


def test_operators_are_upper_case_only() -> None:
    assert condition("a and b or not c") is None


# Filters


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("type:pdf", PDF),
        ("Type:PDF", PDF),
        ("type:pdf,docx", Or((PDF, DOCX))),
        ("type:pdf,pdf,", PDF),
        ("ext:.DOCX", TextFilter(FilterField.EXTENSION, "docx")),
        ("kind:picture", TextFilter(FilterField.KIND, "picture")),
        ("kind:Photos", TextFilter(FilterField.KIND, "picture")),
        ("kind:email", TextFilter(FilterField.KIND, "mail")),
        ("lang:de", TextFilter(FilterField.LANGUAGE, "de")),
        ("lang:en-US", TextFilter(FilterField.LANGUAGE, "en")),
        ('in:"My Documents"', TextFilter(FilterField.FOLDER, "My Documents")),
        ("in:„Meine Dateien“", TextFilter(FilterField.FOLDER, "Meine Dateien")),
        (r"in:C:\Users", TextFilter(FilterField.FOLDER, r"C:\Users")),
        ("in:/home/ann", TextFilter(FilterField.FOLDER, "/home/ann")),
        ("name:report(1).pdf", TextFilter(FilterField.NAME, "report(1).pdf")),
        ("(name:report)", TextFilter(FilterField.NAME, "report")),
        (
            'name:"a, b",c',
            Or((TextFilter(FilterField.NAME, "a, b"), TextFilter(FilterField.NAME, "c"))),
        ),
    ],
)
def test_text_filters(raw: str, expected: Condition) -> None:
    assert condition(raw) == expected


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2024", (2024, 1, 1), (2025, 1, 1)),
        ("2024-03", (2024, 3, 1), (2024, 4, 1)),
        ("2024-12", (2024, 12, 1), (2025, 1, 1)),
        ("2024-02-29", (2024, 2, 29), (2024, 3, 1)),
        ("2024/3/5", (2024, 3, 5), (2024, 3, 6)),
        ('"2024-03-05"', (2024, 3, 5), (2024, 3, 6)),
        ("2024-03..2024-06", (2024, 3, 1), (2024, 7, 1)),
        ("2024-06..2024-03", (2024, 3, 1), (2024, 7, 1)),
        ("2024..", (2024, 1, 1), None),
        ("..2024", None, (2025, 1, 1)),
        (">2025-01-01", (2025, 1, 2), None),
        (">=2025-01-01", (2025, 1, 1), None),
        ("≥2025-01-01", (2025, 1, 1), None),
        (">2024", (2025, 1, 1), None),
        ("<2024-03", None, (2024, 3, 1)),
        ("<=2024-03", None, (2024, 4, 1)),
        ("today", (2025, 6, 15), (2025, 6, 16)),
        ("Yesterday", (2025, 6, 14), (2025, 6, 15)),
        ("<today", None, (2025, 6, 15)),
        ("yesterday..today", (2025, 6, 14), (2025, 6, 16)),
    ],
)
def test_dates_are_local_days(value: str, low: tuple[int, int, int] | None, high: tuple[int, int, int] | None) -> None:
    expected = RangeFilter(FilterField.DATE, low and midnight(*low), high and midnight(*high))
    assert condition(f"date:{value}") == expected


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process can only be set on POSIX systems")
@pytest.mark.parametrize(("day", "hours"), [("2024-03-31", 23), ("2024-10-27", 25), ("2024-06-01", 24)])
def test_a_day_is_as_long_as_the_local_clock_says(day: str, hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        found = condition(f"date:{day}")
    time.tzset()
    assert isinstance(found, RangeFilter)
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low == hours * 3600 * 10**9


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (">5mb", 5_000_001, None),
        (">=5MB", 5_000_000, None),
        ("<100kb", None, 100_000),
        ("<=100kb", None, 100_001),
        ("1mb..2mb", 1_000_000, 2_000_001),
        ("1..2mb", 1_000_000, 2_000_001),
        ("2mb..1mb", 1_000_000, 2_000_001),
        ("1.5gb..", 1_500_000_000, None),
        (">1kib", 1025, None),
        (">1mib", 1024**2 + 1, None),
        ("<1gib", None, 1024**3),
        (">1000", 1001, None),
        ("=5mb", 5_000_000, 5_000_001),
        ("5mb", 4_500_000, 5_500_000),
        ("1.5mb", 1_450_000, 1_550_000),
        ("100", 100, 101),
        ("0", 0, 1),
    ],
)
def test_sizes(value: str, low: int | None, high: int | None) -> None:
    assert condition(f"size:{value}") == RangeFilter(FilterField.SIZE, low, high)


@pytest.mark.parametrize(
    "raw",
    [
        "date:2024-13",
        "date:2023-02-29",
        "date:2024-00",
        "date:0000",
        "date:9999",
        "date:soon",
        "date:..",
        "date:",
        "date:>",
        "date:2024-03-05-06",
        "size:big",
        "size:5xb",
        "size:-5mb",
        "size:99999999999999gb",
        "size:1...2",
        "size:" + "9" * 5000,
        "kind:unicorn",
        "lang:german",
        "type:",
        "type:(pdf",
        'in:"My',
        'in:""',
        "in:,,",
        "name:***",
    ],
)
def test_a_malformed_filter_is_read_as_plain_words_and_said_so(raw: str) -> None:
    query = read(f"solar {raw}")
    assert query.condition is None
    assert query.text == f"solar {raw}"
    assert words(query) == ["solar", raw]
    (note,) = query.notes
    assert note.startswith(f"“{raw[:39]}")
    assert note.endswith("it was read as plain words.")


def test_an_operator_does_not_make_a_malformed_filter_a_condition() -> None:
    query = read("solar AND date:2024-13")
    assert query.condition is None
    assert words(query) == ["solar", "AND", "date:2024-13"]


# What only looks like the language


@pytest.mark.parametrize(
    "raw",
    [
        "http://example.org/a?b=1&c=(d)",
        r"C:\path\to",
        "10:30",
        "ann.lee+post@example.org",
        "state-of-the-art",
        "covid-19",
        "--flag",
        "C++",
        "C#",
        "std::vector",
        "Name::method",
        "main()",
        "f(x)[0]",
        "1)",
        'a5"',
        "rock'n'roll",
        "it’s",
        "ſize:5mb",
        "भारत",
        "שלום",
        "می‌خواهم",
        "👩\u200d👩\u200d👧x",
    ],
)
def test_a_word_is_left_as_it_is(raw: str) -> None:
    query = read(f"find {raw} here")
    assert (query.text, query.condition, query.notes) == (f"find {raw} here", None, ())
    assert len(query.words) == 3


@pytest.mark.parametrize(
    "raw", ["Akin - a search", "a -- b", "a -> b", "R & D", "f(x, y )", "smile :)", "the end ...", "🎉 party"]
)
def test_signs_between_words_stay_in_the_text_and_are_no_words(raw: str) -> None:
    query = read(raw)
    assert (query.text, query.condition, query.notes) == (raw, None, ())
    assert all(any(map(str.isalnum, word)) for word in words(query))


@pytest.mark.parametrize("raw", ["-", "...", ":", "/", "  -  "])
def test_signs_alone_are_nothing_to_rank_by(raw: str) -> None:
    assert read(raw) == Query(raw, "")


def test_words_lose_the_punctuation_of_sentences() -> None:
    query = read("What is 'this', really? (f(x), y)")
    assert words(query) == ["What", "is", "this", "really", "f(x)", "y"]
    assert query.text == "What is 'this', really? f(x), y"


@pytest.mark.parametrize("raw", ["“smart”", "„smart“", "«smart»", "»smart«", "「smart」", '"smart”', "＂smart＂"])
def test_every_kind_of_quotation_mark_makes_a_phrase(raw: str) -> None:
    assert condition(raw) == Phrase("smart")


def test_full_width_forms_are_the_language_too() -> None:
    assert condition("ｔｙｐｅ：ｐｄｆ　（ａ　ＯＲ　ｂ）　－ｃ") == And((PDF, Or((A, B)), Not(C)))


@pytest.mark.parametrize("raw", ["a\u200bb", "\ufeffab", "a\u00adb", "\u202eab\u202c", "\u200dab\u200c"])
def test_unseen_characters_do_not_matter(raw: str) -> None:
    assert words(read(raw)) == ["ab"]


def test_controls_and_lone_surrogates_separate_words() -> None:
    assert words(read("a\x00b\ud800c")) == ["a", "b", "c"]


def test_accents_are_composed() -> None:
    assert words(read("cafe\u0301")) == ["café"]


# What is malformed


@pytest.mark.parametrize(
    ("raw", "text", "expected"),
    [
        ("AND", "AND", None),
        ("a AND", "a AND", None),
        ("OR b", "OR b", None),
        ("a AND OR b", "a AND OR b", None),
        ("NOT", "NOT", None),
        ("NOT NOT", "NOT NOT", None),
        ("(AND)", "AND", None),
        ("a AND &", "a AND &", None),
        ("a AND b AND", "a b AND", And((A, B))),
        ("a OR AND NOT b", "a OR AND", Not(B)),
        ("()", "", None),
        ("a AND ()", "a AND", None),
        ("-()", "", None),
        ("(a OR b", "a b", Or((A, B))),
        ('"open end', "open end", None),
        ('a "', "a", None),
        ('-"open', "open", None),
        ('""', "", None),
        ('"!"', "", None),
        ("fo*o", "fo*o", None),
        ("*.pdf", "*.pdf", None),
        ("author:smith", "author:smith", None),
        ("tpye:pdf AND b", "tpye:pdf AND b", None),
    ],
)
def test_what_is_malformed_is_read_as_plain_words_and_said_so(raw: str, text: str, expected: Condition | None) -> None:
    query = read(raw)
    assert (query.text, query.condition) == (text, expected)
    assert query.notes
    assert all(note[-1] == "." for note in query.notes)


def test_a_note_says_it_once_and_only_so_many_are_given() -> None:
    assert len(read("date:x " * 50).notes) == 1
    many = read(" ".join(f"date:x{number}" for number in range(50)))
    assert len(many.notes) == MAX_NOTES + 1
    assert many.notes[-1].startswith("42 more")


def nested(depth: int) -> str:
    return "(a OR " * depth + "b" + ")" * depth


def test_brackets_may_nest_up_to_the_limit() -> None:
    assert condition(nested(MAX_BRACKET_DEPTH)) == Or((*[A] * MAX_BRACKET_DEPTH, B))


@pytest.mark.parametrize("depth", [MAX_BRACKET_DEPTH + 1, 1000])
def test_brackets_that_nest_too_deep_are_left_out(depth: int) -> None:
    query = read(nested(depth))
    assert query.condition is None
    assert query.text == "a " * depth + "b"
    assert "deep" in query.notes[0]


# Any text

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
