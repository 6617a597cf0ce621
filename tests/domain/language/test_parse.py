"""The query language: what a person means by what they type."""

from datetime import date

import pytest

from app.domain.language.parse import MAX_NOTES, parse
from app.domain.language.syntax import MAX_BRACKET_DEPTH
from app.domain.queries import And, Condition, FilterField, Not, Or, Phrase, Query, Term, TextFilter

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
