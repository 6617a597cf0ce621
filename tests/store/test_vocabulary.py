from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.words import find_words
from app.store.ledger import Ledger
from app.store.vocabulary import Vocabulary, count_words


@pytest.fixture
def vocabulary(tmp_path: Path) -> Iterator[Vocabulary]:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    yield Vocabulary(ledger)
    ledger.close()


WORDS = st.text("abzéßŁ東京ก์-_ .'9", max_size=30)


@given(st.lists(WORDS, max_size=6))
def test_the_counted_words_are_those_that_a_search_sees(texts: list[str]) -> None:
    seen = {word.folded for text in texts for word in find_words(text.lower())}
    assert set(count_words(texts)) == seen


@given(st.lists(st.text("ab -", max_size=12), max_size=6))
def test_a_word_counts_once_for_each_text(texts: list[str]) -> None:
    expected = Counter(word for text in texts for word in {word.folded for word in find_words(text)})
    assert count_words(texts) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(WORDS, max_size=4), second=st.lists(WORDS, max_size=4))
def test_counts_add_up_and_can_be_made_afresh(vocabulary: Vocabulary, first: list[str], second: list[str]) -> None:
    expected = count_words(first) + count_words(second)
    vocabulary.count_afresh(iter(first))
    vocabulary.add(second)
    assert vocabulary.counts(list(expected)) == expected
    vocabulary.count_afresh(iter(second))
    assert vocabulary.counts(list(expected)) == count_words(second)


def test_counting_afresh_takes_more_texts_than_one_group(vocabulary: Vocabulary) -> None:
    vocabulary.count_afresh(f"heron {number % 3}" for number in range(5_001))
    assert vocabulary.counts(["heron", "0"]) == {"heron": 5_001, "0": 1_667}


def test_words_are_known_without_case_and_accents(vocabulary: Vocabulary) -> None:
    vocabulary.add(["Café", "Straße"])
    assert vocabulary.knows("CAFE")
    assert vocabulary.knows("café")
    assert vocabulary.knows("strasse")
    assert not vocabulary.knows("caf")


def test_a_prefix_gives_its_most_frequent_words(vocabulary: Vocabulary) -> None:
    vocabulary.add(["tide", "tide table", "tidy tide", "tidings tidy", "tie", "Tidé"])
    assert vocabulary.with_prefix("tid") == ["tide", "tidy", "tidings"]
    assert vocabulary.with_prefix("TID", limit=1) == ["tide"]
    assert vocabulary.with_prefix("x") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("heorn", "heron"),
        ("herom", "heron"),
        ("hern", None),  # too short to be sure
        ("heron", "heron"),
        ("estaury", "estuary"),
        ("estuarries", "estuaries"),
        ("festuary", None),  # the first letter is never wrong
        ("hxrxn", None),
        ("harbuor", "harbour"),
        ("harbxxr", None),  # two errors are too many for seven letters
        ("harbourmastr", "harbourmaster"),
        ("harbuormastr", "harbourmaster"),
        ("invoice2024", None),
    ],
)
def test_a_typing_error_finds_the_word_that_was_meant(vocabulary: Vocabulary, typed: str, meant: str | None) -> None:
    vocabulary.add(["heron estuary estuaries harbour harbourmaster invoice2023"])
    assert vocabulary.nearest(typed) == meant


def test_among_equally_close_words_the_most_frequent_wins(vocabulary: Vocabulary) -> None:
    vocabulary.add(["grape", "grace", "grace"])
    assert vocabulary.nearest("grave") == "grace"
