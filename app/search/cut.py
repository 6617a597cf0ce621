"""Cuts a part out of a text at the ends of sentences, else of words, else of what a person sees as one character."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from unicodedata import category

from app.domain.words import Word

_ABBREVIATIONS = ("[A-Z]", "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Fig", "No", "vs", "cf", "al")
_NO_ABBREVIATION = "".join(rf"(?<!\b{word})" for word in _ABBREVIATIONS)
_SENTENCE_END = re.compile(
    r"(?=[.!?…。！？｡])(?<![.!?…。！？｡])"
    rf"(?:{_NO_ABBREVIATION}[.!?…]++[\"'”’»)\]]*+\s(?=[^\sa-z])|[。！？｡]++[”’」』）]*+)"
)
_JOINER = "\u200d"
_EXTENDERS = frozenset(map(chr, [0x200D, *range(0x1F3FB, 0x1F400)]))
_NEAR = 40  # characters within which a space is looked for; where there is none, the end of a word has to do
_LEAST_FILLED = 0.6  # a snippet ends at a sentence only if that fills so much of it


class Cutter:
    """Finds where to cut a text so that at most `length` characters stay, whole sentences or at least whole words."""

    def __init__(self, text: str, standing: Sequence[Word], length: int) -> None:
        self._text = text
        self._length = length
        self._word_starts = [word.start for word in standing]
        self._word_ends = [word.end for word in standing]
        self._sentences = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]

    def around(self, first: int, last: int) -> tuple[int, int]:
        """Where a part begins and ends that holds the characters from `first` to `last`."""
        if len(self._text) <= self._length:
            return 0, len(self._text)
        start = self._start(first, last)
        return start, self._end(start, last)

    def _start(self, first: int, last: int) -> int:
        earliest = max(0, last - self._length)
        full = len(self._text) - self._length  # from here on, the rest of the text fits
        if full <= first:
            sentence = self._sentences[bisect_left(self._sentences, full)]
            return sentence if sentence <= first else self._word_start(max(full, earliest), first)
        sentence = self._sentences[bisect_right(self._sentences, first) - 1]
        if sentence >= earliest:
            return sentence
        return self._word_start(first - (self._length - (last - first)) // 3, first)

    def _word_start(self, wanted: int, latest: int) -> int:
        """The first place from `wanted` on where a word may begin, at the latest `latest`."""
        if wanted <= 0:
            return 0
        space = self._text.find(" ", wanted - 1, min(latest, wanted + _NEAR))
        if space >= 0:
            return space + 1
        index = bisect_right(self._word_starts, wanted) - 1
        inside = index >= 0 and self._word_starts[index] < wanted < self._word_ends[index]
        at = min(self._word_ends[index] if inside else wanted, latest)
        while at < latest and self._splits(at):
            at += 1
        return at

    def _end(self, start: int, last: int) -> int:
        limit = start + self._length
        if limit >= len(self._text):
            return len(self._text)
        next_start = limit + (self._text[limit] == " ")
        sentence = self._trimmed(start, self._sentences[bisect_right(self._sentences, next_start) - 1])
        if sentence >= max(last, start + self._length * _LEAST_FILLED):
            return sentence
        return self._trimmed(start, self._word_end(limit, max(last, start + 1)))

    def _word_end(self, limit: int, earliest: int) -> int:
        """The last place up to `limit` where a word may end, not before `earliest` unless nothing else fits."""
        space = self._text.rfind(" ", max(earliest, limit - _NEAR), limit + 1)
        if space >= 0:
            return space
        index = bisect_left(self._word_starts, limit) - 1
        if index >= 0 and earliest <= self._word_starts[index] < limit < self._word_ends[index]:
            return self._word_starts[index]
        at = limit
        while at > earliest and self._splits(at):
            at -= 1
        return at if at > earliest else limit

    def _splits(self, at: int) -> bool:
        """Whether a cut here goes through what a person sees as one character: an accented letter, a joined emoji."""
        return self._text[at - 1] == _JOINER or self._text[at] in _EXTENDERS or category(self._text[at])[0] == "M"

    def _trimmed(self, start: int, end: int) -> int:
        return start + len(self._text[start:end].rstrip())
