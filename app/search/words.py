"""The form that a word shares with its inflections, as the full-text index has it."""

from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]  # PyStemmer has no stubs

from app.domain.words import fold


@lru_cache(maxsize=20_000)
def stem(folded: str) -> str:
    """The English Snowball stem of a folded word, as the full-text index has it: run for running and runs."""
    # A stemmer must not be shared by threads, and making one is as quick as using it.
    return str(Stemmer.Stemmer("english", 0).stemWord(folded))


def normalise(word: str) -> str:
    """The form that a word shares with its other spellings and inflections."""
    return stem(fold(word))
