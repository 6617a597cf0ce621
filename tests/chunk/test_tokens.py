"""Counting tokens word by word gives what the model's tokenizer gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from app.chunk.tokens import WordTokens
from app.models.installed import InstalledModel
from app.models.tokenizer_file import load_tokenizer

TEXTS = [
    "",
    "   ",
    "A sentence, with punctuation (and brackets) – and a dash.",
    "don't e.g. foo_bar x2 3.14 INV-2024-0173 https://example.org/a?b=c",
    "Grüße aus Köln, naïve café, ŁÓDŹ",
    "光合成は植物の葉で行われる。水\u3000と光",
    "tab\tand\nnew lines\r\n\u00a0and no-break spaces\u2003",
    "word " * 1000,
    "x" * 5000,
    "emoji 👩‍👩‍👧 and \u200b zero width \ufeff marks",
]


@pytest.fixture(scope="module")
def tokenizer(text_model: InstalledModel) -> Tokenizer:
    return load_tokenizer(text_model.tokenizer, text_model.model.id)


def lengths(tokenizer: Tokenizer, texts: list[str]) -> list[int]:
    return [len(encoding.ids) for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]


def test_counts_are_those_of_the_tokenizer(tokenizer: Tokenizer) -> None:
    assert WordTokens(tokenizer).counts(TEXTS) == lengths(tokenizer, TEXTS)


def test_what_was_counted_before_changes_nothing(tokenizer: Tokenizer) -> None:
    tokens = WordTokens(tokenizer)
    assert tokens.counts(TEXTS) == tokens.counts(TEXTS) == lengths(tokenizer, TEXTS)


def test_no_texts(tokenizer: Tokenizer) -> None:
    assert WordTokens(tokenizer).counts([]) == []


@given(texts=st.lists(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=40), max_size=5))
def test_any_text_counts_as_the_tokenizer_counts_it(tokenizer: Tokenizer, texts: list[str]) -> None:
    assert WordTokens(tokenizer).counts(texts) == lengths(tokenizer, texts)


def test_memory_is_bounded(tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.chunk.tokens._MOST_WORDS", 10)
    tokens = WordTokens(tokenizer)
    words = [f"word{number}" for number in range(50)]
    assert tokens.counts([" ".join(words)]) == lengths(tokenizer, [" ".join(words)])
    assert len(tokens._known) == 0
    tokens.counts(["short " + "x" * 65])
    assert list(tokens._known) == ["short"]


def test_spans_are_places_in_the_text(tokenizer: Tokenizer) -> None:
    assert WordTokens(tokenizer).spans("Blue  whales, too") == [(0, 4), (6, 12), (12, 13), (14, 17)]
