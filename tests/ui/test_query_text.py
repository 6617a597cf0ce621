"""The filters of what was typed: read as the search reads them, and edited without touching the rest."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.language.lexer import clean
from app.domain.language.parse import parse
from app.domain.queries import And, Condition, FilterField, TextFilter
from app.ui import query_text
from app.ui.query_text import active_filters

TODAY = date(2025, 6, 15)


def fields(text: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(str(each.field), each.values, each.negated) for each in active_filters(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tide type:pdf", [("type", ("pdf",), False)]),
        ("type:pdf,docx -in:Archive", [("type", ("pdf", "docx"), False), ("in", ("Archive",), True)]),
        ("tide AND type:pdf", [("type", ("pdf",), False)]),
        ("(tide kind:picture)", [("kind", ("picture",), False)]),
        ("NOT type:pdf", [("type", ("pdf",), True)]),
        ('in:"My Documents"', [("in", ("My Documents",), False)]),
        ("type:pdf OR type:docx", []),  # neither holds of every hit
        ("-(type:pdf in:a)", []),
        ("kind:unicorn size:huge", []),  # read as plain words
        ("type:", []),
    ],
)
def test_the_filters_that_hold_of_every_hit(text: str, found: list[tuple[str, tuple[str, ...], bool]]) -> None:
    assert fields(text) == found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("tide type:pdf", "tide"),
        ("type:pdf tide", "tide"),
        ("tide AND type:pdf", "tide"),
        ("type:pdf AND tide", "tide"),
        ("tide -type:pdf swift", "tide swift"),
        ("tide NOT type:pdf", "tide"),
        ("tide (type:pdf)", "tide"),
        ("tide AND (type:pdf) swift", "tide swift"),
        ("a OR b type:pdf", "a OR b"),
        ('"the tide"  type:pdf', '"the tide"'),
        ("type:pdf", ""),
    ],
)
def test_a_filter_goes_with_what_belongs_to_it(text: str, left: str) -> None:
    (found,) = active_filters(text, TODAY)
    assert query_text.without_filter(text, found) == left


def test_a_choice_replaces_the_one_before_and_keeps_its_place() -> None:
    text = query_text.with_filter("tide date:2024 turbine", FilterField.DATE, ["2025"], TODAY)
    assert text == "tide date:2025 turbine"
    assert query_text.with_filter(text, FilterField.DATE, [], TODAY) == "tide turbine"
    assert query_text.with_filter("date:2024 a date:2023", FilterField.DATE, ["2025"], TODAY) == "date:2025 a"


def test_values_come_and_go_one_by_one() -> None:
    one = query_text.with_value("tide", FilterField.TYPE, "pdf", TODAY)
    two = query_text.with_value(one, FilterField.TYPE, "docx", TODAY)
    assert (one, two) == ("tide type:pdf", "tide type:pdf,docx")
    assert query_text.with_value(two, FilterField.TYPE, "PDF", TODAY) == "tide type:docx"


def test_a_filter_is_not_swallowed_by_an_operator_at_the_end() -> None:
    assert query_text.with_filter("tide NOT", FilterField.KIND, ["picture"], TODAY) == "kind:picture tide NOT"
    assert fields(query_text.with_filter("tide -", FilterField.KIND, ["picture"], TODAY))


def test_all_filters_are_dropped_also_those_under_operators() -> None:
    assert query_text.without_filters("tide (type:pdf OR type:docx) -in:a swift") == "tide swift"
    assert query_text.has_filters("a type:pdf")
    assert not query_text.has_filters("std::vector 10:30")


def test_a_corrected_word_takes_the_place_of_the_typed_one() -> None:
    assert query_text.with_words("Turbnies in:turbnies", [("turbnies", "turbines")]) == "turbines in:turbnies"


_WORDS = st.sampled_from(
    [
        "tide",
        "swift",
        "AND",
        "OR",
        "NOT",
        "-",
        "(",
        ")",
        '"',
        '"a b"',
        "type:pdf",
        "-in:x",
        "kind:",
        "f(x)",
        "date:2024,",
    ]
)
QUERIES = st.lists(_WORDS, max_size=8).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


def conditions(condition: Condition | None) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, And) else () if condition is None else (condition,)


@given(QUERIES | st.text(max_size=30))
def test_every_filter_that_is_shown_is_one_that_the_search_demands(text: str) -> None:
    demanded = conditions(parse(text, TODAY).condition)
    for each in active_filters(text, TODAY):
        if each.field is FilterField.TYPE and not each.negated and len(each.values) == 1:
            assert TextFilter(FilterField.TYPE, each.values[0].lower().removeprefix(".")) in demanded


@given(QUERIES)
def test_what_is_added_and_taken_away_leaves_the_rest_as_it_was(text: str) -> None:
    assume(not parse(text, TODAY).notes)
    assume(not any(each.field is FilterField.SIZE for each in active_filters(text, TODAY)))
    added = query_text.with_filter(text, FilterField.SIZE, [">1mb"], TODAY)
    chosen = [each for each in active_filters(added, TODAY) if each.field is FilterField.SIZE]
    assert [each.values for each in chosen] == [(">1mb",)]
    left = query_text.without_filter(added, chosen[0])
    assert left.split() == clean(text).split()


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
def test_any_folder_name_survives_being_written_down(name: str) -> None:
    name = clean(name).strip()
    assume(any(map(str.isalnum, name)))
    assume(not set('"“”„‟') & set(name) and name[0] not in "«»")  # those the language does not take
    written = query_text.with_filter("tide", FilterField.FOLDER, [name], TODAY)
    assert [each.values for each in active_filters(written, TODAY)] == [(name,)]
