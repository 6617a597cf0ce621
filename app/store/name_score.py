"""How well the name of a file answers the words of a query; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from app.domain.words import LONGEST_WORD, find_words, fold

NAME_PARTS = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")


def is_unspaced(word: str) -> bool:
    """Whether the word is several, as in Chinese, where two characters say as much as six letters elsewhere."""
    return not word.isascii() and len(find_words(word)) > 1


def name_score(wanted: Sequence[str], name: str) -> float:
    """How well a file name answers the (folded) words, from 0 to 1; see `WantedWords`."""
    return WantedWords(wanted).score(name)


class WantedWords:
    """The (folded) words of a query, at least one of them with a letter or digit, ready for many names.

    A word counts where it equals a part of the name, begins it, stands inside it, or differs from it by one typing
    error. Words of fewer than three characters only count together with others, but for two that are words of a script
    without spaces.
    """

    def __init__(self, words: Sequence[str]) -> None:
        compiled = ((len(word), tuple(map(_piece, NAME_PARTS.findall(word) or [word]))) for word in words)
        self._words = sorted(compiled, key=lambda word: -word[0])
        self._total = sum(map(len, words))

    def score(self, name: str, least: float = 0.0) -> float:
        """The share of the words' letters that the name holds, cubed so that a name with half of them counts for
        little, times a factor from 0.8 to 1 for how much of the name they are. Below `least` it may be told as 0.
        """
        parts = _parts(name)
        covered, left, needed = 0.0, self._total, self._total * least ** (1 / 3) - 1e-9
        for length, pieces in self._words:
            covered += length * min([piece.best(parts) for piece in pieces])  # of "INV-2024-0173" all pieces
            left -= length
            if covered + left < needed:
                return 0.0
        used = min(1.0, self._total / max(1, parts.letters))
        return (covered / self._total) ** 3 * (0.8 + 0.2 * used)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a name: all (folded), all in one text, those of four letters or more; `letters` of its stem."""

    every: frozenset[str]
    joined: str
    longer: tuple[str, ...]
    letters: int


def _parts(name: str) -> _Parts:
    """Words of the name, what capitals and digits divide them into, and the extension."""
    stem, _, extension = name.rpartition(".")
    text = stem or extension
    whole = NAME_PARTS.findall(text)
    divided = [*whole, extension] if stem else list(whole)
    if _HUMP.search(text):
        divided += NAME_PARTS.findall(_HUMP.sub(" ", text))
    if name.isascii():
        every = frozenset([part[:LONGEST_WORD].lower() for part in divided])
    else:
        every = frozenset(map(fold, divided))
    return _Parts(every, " ".join(every), tuple([part for part in every if len(part) >= 4]), sum(map(len, whole)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a word. A `short` one counts only as a part of the name, an `inner` one inside of parts too."""

    text: str
    short: bool
    inner: bool

    def best(self, parts: _Parts) -> float:
        """How well the best of a name's parts agrees with it, from 0 to 1."""
        if self.text in parts.every:
            return 1.0
        if self.short:
            return 0.0
        if self.text in parts.joined and any(part.startswith(self.text) for part in parts.every):
            return 0.9
        length = len(self.text)
        for part in parts.longer:
            if self.text.startswith(part) and len(part) >= 0.7 * length:
                return 0.9
        return 0.7 if (self.inner and self.text in parts.joined) or self._is_misspelt(parts) else 0.0

    def _is_misspelt(self, parts: _Parts) -> bool:
        length = len(self.text)
        return length >= 5 and any(
            OSA.distance(self.text, part, score_cutoff=1) <= 1
            for part in parts.longer
            if -1 <= length - len(part) <= 1 and len(part) >= 5
        )


def _piece(text: str) -> _Piece:
    unspaced = is_unspaced(text)
    return _Piece(text, len(text) < 3 and not unspaced, len(text) >= 4 or unspaced)
