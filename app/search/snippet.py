"""Cuts the part of a passage that shows best why it was found, and says which words to mark in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from app.domain.words import Word, find_words
from app.search.cut import Cutter
from app.search.words import stem

ELLIPSIS = "…"
MAX_TARGETS = 64  # a query may be a pasted page; its first words are enough to choose a window
MAX_WORDS_IN_A_ROW = 32

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_PHRASE_BONUS = 1.5

# Marking these only distracts; they are marked where the query has nothing else.
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be but by can did do does for from had has have how i if in into is it its me my no nor
        not of on or our s so such t than that the their them then there these they this to was we were what when where
        which who whom whose why will with you your""",
    )
)

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Target:
    """Words in a row to look for: by stem, or `exact`ly, or the last one by how it begins (`prefix`)."""

    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False

    def weight(self, found: int) -> float:
        """More for longer words and for what the passage has `found` times only."""
        return sum(1 + log(len(word)) for word in self.words) * (1 + 1 / found) * (_PHRASE_BONUS if self.exact else 1)


@dataclass(frozen=True, slots=True)
class _Match:
    """A target in the text, by its character offsets."""

    start: int
    end: int
    target: _Target


def make_snippet(text: str, words: Sequence[str], phrases: Sequence[str], *, length: int = 240) -> tuple[str, Spans]:
    """The best part of `text` and the sorted, disjoint (start, end) offsets in it of the words to mark.

    The part has at most `length` characters, and an ellipsis on each side where text is left out; white space is
    collapsed. It holds as many different words of the query as possible, rare and long ones first. Words match by stem,
    phrases word by word, both without regard to case and accents; a word that ends with `*` matches what begins with
    it. Where nothing matches, it is the beginning of the text. Never raises.
    """
    flat = " ".join(_CONTROL.sub(" ", text).split())
    if length <= 0 or not flat:
        return "", ()
    standing = find_words(flat)
    matches = _find_matches(standing, words, phrases)
    start, end = Cutter(flat, standing, length).around(*_best_core(matches, length))
    before, after = ELLIPSIS if start > 0 else "", ELLIPSIS if end < len(flat) else ""
    spans = _spans_within(matches, start, end)
    shift = len(before) - start
    return before + flat[start:end] + after, tuple((first + shift, last + shift) for first, last in spans)


def _find_matches(standing: Sequence[Word], words: Sequence[str], phrases: Sequence[str]) -> list[_Match]:
    """Everything the query finds, by place. A word of several parts that is not found as a whole is sought in parts."""
    targets = _targets(words, phrases)
    matches = list(_matches(standing, targets))
    found = {match.target for match in matches}
    parts = [part for target in targets if target not in found and not target.exact for part in _parts(target)]
    if parts:
        matches.extend(_matches(standing, parts))
    return sorted(matches, key=lambda match: (match.start, match.end))


def _targets(words: Sequence[str], phrases: Sequence[str]) -> list[_Target]:
    wanted = [word for word in words[:MAX_TARGETS] if _row(word)]
    telling = [word for word in wanted if word.endswith("*") or not _FUNCTION_WORDS.issuperset(_row(word))]
    exact = [_Target(_row(phrase), exact=True) for phrase in phrases[:MAX_TARGETS] if _row(phrase)]
    chosen = telling if telling or exact else wanted
    return list(dict.fromkeys([*map(_word_target, chosen), *exact]))


def _word_target(word: str) -> _Target:
    row = _row(word)
    if word.endswith("*"):
        return _Target(row, prefix=True)
    return _Target(tuple(stem(part) for part in row))


@lru_cache(maxsize=256)
def _row(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in find_words(text)[:MAX_WORDS_IN_A_ROW])


def _parts(target: _Target) -> list[_Target]:
    """The parts of a compound; pairs of characters where a script has no spaces."""
    if len(target.words) < 2:
        return []
    if all(len(word) == 1 for word in target.words):
        return [_Target(pair) for pair in pairwise(target.words)]
    return [_Target((stem(word),)) for word in target.words if len(word) > 1 and word not in _FUNCTION_WORDS]


def _matches(standing: Sequence[Word], targets: Iterable[_Target]) -> Iterator[_Match]:
    by_first: defaultdict[str, tuple[_Target, ...]] = defaultdict(tuple)
    beginnings: tuple[_Target, ...] = ()
    for target in targets:
        if target.prefix and len(target.words) == 1:
            beginnings += (target,)
        else:
            by_first[target.words[0]] += (target,)
    stems = [stem(word.folded) for word in standing]
    for index, (word, stemmed) in enumerate(zip(standing, stems, strict=True)):
        if not beginnings and stemmed not in by_first and word.folded not in by_first:
            continue
        candidates = by_first.get(stemmed, ())
        if stemmed != word.folded:
            candidates = candidates + by_first.get(word.folded, ())
        for target in candidates + beginnings:
            row = standing[index : index + len(target.words)]
            if _fits(target, row):
                yield _Match(word.start, row[-1].end, target)


def _fits(target: _Target, row: Sequence[Word]) -> bool:
    if len(row) < len(target.words):
        return False
    if target.prefix:
        *whole, last = target.words
        return row[-1].folded.startswith(last) and all(a.folded == b for a, b in zip(row, whole, strict=False))
    return all((a.folded if target.exact else stem(a.folded)) == b for a, b in zip(row, target.words, strict=True))


def _best_core(matches: Sequence[_Match], length: int) -> tuple[int, int]:
    """From the first to the last match of the best window: most weight of different targets, most matches, earliest."""
    times = Counter(match.target for match in matches)
    weights = {target: target.weight(found) for target, found in times.items()}
    inside: Counter[_Target] = Counter()
    best, best_score, after, weight = (0, 0), (0.0, 0), 0, 0.0
    for index, first in enumerate(matches):
        while after < len(matches) and (after <= index or matches[after].end - first.start <= length):
            inside[matches[after].target] += 1
            weight += weights[matches[after].target] if inside[matches[after].target] == 1 else 0
            after += 1
        score = (round(weight, 6), after - index)
        if score > best_score:
            best_score, best = score, (first.start, min(matches[after - 1].end, first.start + length))
        inside[first.target] -= 1
        weight -= weights[first.target] if not inside[first.target] else 0
    return best


def _spans_within(matches: Sequence[_Match], start: int, end: int) -> list[tuple[int, int]]:
    """What the matches cover between `start` and `end`, with what touches joined."""
    spans: list[tuple[int, int]] = []
    for match in matches:
        first, last = max(match.start, start), min(match.end, end)
        if first >= last:
            continue
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans
