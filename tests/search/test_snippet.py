"""The part of a passage that is shown, and the words that are marked in it."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.domain.words import find_words, fold
from app.search.snippet import ELLIPSIS, make_snippet
from app.search.words import normalise

MINUTES = (
    "The committee met on Monday.  It talked about running costs\nand café prices. The runs of the engine were noisy."
    "\n\nDr. Smith's state-of-the-art report on COVID 19 was read aloud to everyone present, and nobody objected to its"
    " many conclusions. In the evening they all went home. Solar energy was postponed until the next meeting in Łódź."
)


def marked(text: str, words: list[str], phrases: list[str] | None = None, *, length: int = 240) -> list[str]:
    snippet, spans = make_snippet(text, words, phrases or [], length=length)
    return [snippet[start:end] for start, end in spans]


# What is marked


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("running", ["running", "runs"]),
        ("RUN", ["running", "runs"]),
        ("cafe", ["café"]),
        ("café", ["café"]),
        ("ener*", ["energy"]),
        ("covid-19", ["COVID 19"]),
        ("state-of-the-art", ["state-of-the-art"]),
        ("states-man", ["state"]),
        ("lodz", ["Łódź"]),
        ("engin", ["engine"]),
        ("absent", []),
        ("*", []),
        ("", []),
    ],
)
def test_words_are_marked_by_stem_without_case_and_accents(word: str, expected: list[str]) -> None:
    assert marked(MINUTES, [word], length=1000) == expected


def test_a_phrase_is_marked_as_one_and_exactly() -> None:
    assert marked(MINUTES, [], ["solar  ENERGY"]) == ["Solar energy"]
    assert marked(MINUTES, [], ["Running cost"]) == []


def test_words_within_a_phrase_are_marked_once() -> None:
    assert marked(MINUTES, ["energy", "solar", "home"], ["solar energy"], length=1000) == ["home", "Solar energy"]


def test_function_words_are_marked_only_when_there_is_nothing_else() -> None:
    assert marked(MINUTES, ["what", "was", "the", "engine"], length=1000) == ["engine"]
    assert marked("They went to the sea.", ["to", "the"]) == ["to", "the"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("the cafe\u0301s of", "café", "cafe\u0301s"),
        ("a ﬁne day", "fine", "ﬁne"),
        ("die Straße dort", "STRASSE", "Straße"),
        ("wide ＡＢＣ here", "abc", "ＡＢＣ"),
        ("我们研究机器学习方法。", "机器学习", "机器学习"),
        ("한국어를 배운다", "한국어", "한국어"),
        ("यह हिन्दी है", "हिन्दी", "हिन्दी"),
        ("👩\u200d👩\u200d👧 party 🎉", "party", "party"),
        ("infor\u00admation desk", "information", "infor\u00admation"),
        ("она читает книгу", "КНИГУ", "книгу"),
    ],
)
def test_marks_stand_where_the_word_is_in_any_script(text: str, word: str, expected: str) -> None:
    assert marked(text, [word]) == [expected]


def test_a_long_query_without_spaces_is_marked_by_pairs_of_characters() -> None:
    assert marked("深度学习方法很多。", ["机器学习的方法"]) == ["学习方法"]


# Which part is shown


def test_a_short_text_is_shown_whole_with_its_white_space_collapsed() -> None:
    assert make_snippet("  One\n\ttwo.\x00 ", ["one"], []) == ("One two.", ((0, 3),))


def test_the_part_with_most_different_words_is_shown() -> None:
    text = f"Energy, energy, energy! {'Something else. ' * 30}Solar energy is here. {'Nothing more. ' * 30}"
    snippet, _ = make_snippet(text, ["solar", "energy"], [], length=60)
    assert snippet.startswith(f"{ELLIPSIS}Solar energy is here.")


def test_rare_and_long_words_count_more_than_frequent_short_ones() -> None:
    text = f"The car. {'A red car. ' * 20} {'Filler text. ' * 30}Thermodynamics at last. {'Filler text. ' * 30}"
    snippet, _ = make_snippet(text, ["car", "thermodynamics"], [], length=50)
    assert "Thermodynamics" in snippet


def test_a_phrase_counts_more_than_its_words_apart() -> None:
    text = f"A solar day with energy. {'Filler text. ' * 30}New solar energy plan. {'Filler text. ' * 30}"
    snippet, _ = make_snippet(text, ["solar"], ["solar energy"], length=60)
    assert "solar energy plan" in snippet


def test_a_part_begins_and_ends_with_a_sentence_where_one_fits() -> None:
    snippet, _ = make_snippet(MINUTES, ["engine"], [], length=50)
    assert snippet == f"{ELLIPSIS}The runs of the engine were noisy.{ELLIPSIS}"


def test_words_stay_whole_where_a_sentence_does_not_fit() -> None:
    snippet, _ = make_snippet(MINUTES, ["objected"], [], length=50)
    inner = snippet.strip(ELLIPSIS)
    assert "objected" in inner
    assert f" {inner} " in f" {' '.join(MINUTES.split())} "
    assert len(inner) > 35


def test_the_last_word_is_not_cut_where_only_one_character_is_too_much() -> None:
    assert marked("solar solar solar solar", ["solar"], length=22) == ["solar"] * 3


def test_the_end_of_a_text_uses_the_whole_length() -> None:
    snippet, _ = make_snippet("One more sentence. " * 30 + "And the aim.", ["aim"], [], length=100)
    assert snippet.endswith("And the aim.")
    assert len(snippet) > 70


def test_without_a_match_the_beginning_is_shown() -> None:
    snippet, spans = make_snippet(MINUTES, ["absent"], ["not there"], length=90)
    assert snippet == f"The committee met on Monday. It talked about running costs and café prices.{ELLIPSIS}"
    assert spans == ()


def test_characters_that_are_made_of_several_are_not_cut() -> None:
    family = "👩\u200d👩\u200d👧"
    snippet, _ = make_snippet(family * 30, ["x"], [], length=12)
    assert snippet == family * 2 + ELLIPSIS
    accented = make_snippet("e\u0301" * 100, ["x"], [], length=5)[0]
    assert accented == "e\u0301" * 2 + ELLIPSIS


@pytest.mark.parametrize("length", [0, -1])
def test_no_length_gives_nothing(length: int) -> None:
    assert make_snippet(MINUTES, ["engine"], [], length=length) == ("", ())


@pytest.mark.parametrize(
    ("text", "words", "phrases"),
    [
        ("a " * 50_000, ["a"] * 1000, ["a " * 1000] * 100),
        ("a\u0301\u0316" * 30_000, ["a"], []),
        ("a" + "\u0301\u0316" * 50_000, ["a"], []),
        ("." * 100_000 + "a", ["a"], []),
        (".'" * 50_000, ["x"], []),
        ("x" * 100_000, ["x*"], []),
        ("👩\u200d" * 50_000, ["x"], []),
    ],
)
def test_long_texts_take_linear_time(text: str, words: list[str], phrases: list[str]) -> None:
    started = time.process_time()
    make_snippet(text, words, phrases)
    assert time.process_time() - started < 8, "a quadratic search through 100,000 characters takes longer than this"


# Any text

ALPHABET = st.sampled_from(
    [*"abcAB .,!?-_'\n", "é", "e\u0301", "ﬁ", "学", "习", "。", "👩\u200d", "\u0301", "\ud800", "\x00", "ß", "И"]
)
ANY_TEXT = st.text(max_size=200) | st.lists(ALPHABET, max_size=120).map("".join)
WORDS = st.lists(st.text(max_size=6) | st.lists(ALPHABET, max_size=4).map("".join) | st.just("a*"), max_size=5)


@given(ANY_TEXT, WORDS, WORDS, st.integers(-1, 80))
@example("a" * 30, ["a*"], ["aa"], 1)
@example("e\u0301" * 30, ["e"], [], 3)
def test_any_snippet_is_a_part_of_the_text_with_sound_marks(
    text: str, words: list[str], phrases: list[str], length: int
) -> None:
    snippet, spans = make_snippet(text, words, phrases, length=length)
    flat = " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in text).split())
    assert len(snippet) <= max(0, length) + 2
    assert snippet in flat or snippet.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS) in flat
    assert all(0 <= start < end <= len(snippet) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@given(
    st.lists(st.sampled_from(["solar", "runs", "café", "learning.", "x", "İç", "ﬁn"]), min_size=1, max_size=60),
    st.data(),
)
def test_a_word_of_the_text_is_shown_and_only_its_like_are_marked(text_words: list[str], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(text_words))
    found = marked(" ".join(text_words), [wanted], length=data.draw(st.integers(12, 100)))
    assert found
    assert {normalise(word) for word in found} == {normalise(wanted.rstrip("."))}


# Words


@given(ANY_TEXT)
def test_words_are_disjoint_and_in_order(text: str) -> None:
    words = find_words(text)
    assert all(first.end <= second.start for first, second in pairwise(words))
    assert all(word.folded == fold(text[word.start : word.end]) for word in words)
    letters = sum(character.isalnum() for character in text)
    assert letters == sum(character.isalnum() for word in words for character in text[word.start : word.end])


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=12))
def test_folding_is_blind_to_case_and_composition(word: str) -> None:
    assume(word.upper().lower() == word.lower() and "ſ" not in word)
    assert fold(word.upper()) == fold(word) == fold(unicodedata.normalize("NFD", word))


def test_words_of_one_stem_have_one_normal_form() -> None:
    assert {normalise(word) for word in ("running", "Runs", "RUN", "run")} == {"run"}
    assert normalise("General") != normalise("generous")
