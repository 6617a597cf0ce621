"""A passage is found by its letters whatever stands between them, and nothing is found of another text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.extract.preview.alike import RUN, Run, alike, carried, rest_of, stream_of, stretches

WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéß", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=8, max_size=60).map(" ".join)


def test_letters_stand_alone() -> None:
    found = stream_of("Har-\nbour, \ufb01ne Ä1")
    assert found.letters == "harbourfinea1"
    assert found.places == [0, 1, 2, 5, 6, 7, 8, 11, 11, 12, 13, 15, 16]


@given(TEXTS, st.text(" \n-\u00ad", max_size=3), TEXTS, TEXTS)
def test_a_passage_is_found_whatever_parts_its_words(passage: str, parting: str, above: str, below: str) -> None:
    page = f"{above}\n{parting.join(passage.split(' '))}\n{below}"
    there, wanted = stream_of(page), stream_of(passage)
    (run,) = alike(wanted.letters, there.letters)
    assert there.letters[run.page : run.page + run.length] == wanted.letters


@given(TEXTS)
def test_runs_never_leave_the_page(text: str) -> None:
    page = stream_of(text + " 2024 " + text[::-1]).letters
    for run in alike(stream_of(text[::-1] + text).letters, page):
        assert run.page >= 0
        assert run.page + run.length <= len(page)


def test_a_footer_between_two_columns_is_left_out() -> None:
    first, second = "the water has nowhere to go but up and", "so the engineers built a wall of stone"
    page = stream_of(f"{first}\nJournal of Tides 12\n{second}").letters
    runs = alike(stream_of(f"{first} {second}").letters, page)
    covered = "".join(page[start:end] for start, end in stretches(runs))
    assert covered == stream_of(first + second).letters


def test_another_text_is_not_marked_for_a_few_words_in_common() -> None:
    page = "A loaf rises for a day before it goes into a hot oven and keeps for a week."
    other = (
        "The boiler failed in January before it goes into a hot summer; nobody came to look at it for ages and ages."
    )
    assert alike(stream_of(other).letters, stream_of(page).letters) == []
    assert alike("", stream_of(page).letters) == []


def test_of_equal_places_the_one_that_goes_on_is_taken() -> None:
    phrase = "a phrase that is there twice"
    page = stream_of(f"{phrase} x {re.sub('z', 'y', 'before it ')} {phrase} after it").letters
    wanted = stream_of(f"before it {phrase} after it").letters
    (run,) = alike(wanted, page)
    assert page[run.page : run.page + run.length] == wanted


def test_short_passages_are_found_in_one_piece_only() -> None:
    assert alike("tide", "hightides") == [Run(0, 4, 4)]
    assert alike("t" * RUN, "t" * (RUN - 1)) == []


def test_words_are_carried_over_to_where_they_stand() -> None:
    runs = [Run(0, 100, 10), Run(12, 50, 8)]
    assert list(carried((8, 15), runs)) == [(108, 110), (50, 53)]
    assert rest_of(runs) == 20
    assert rest_of([]) == 0
