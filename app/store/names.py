"""Finds files by their names, through a trigram index."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from app.domain.words import find_words, fold
from app.store.ledger import Ledger

_PARTS = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")
_CANDIDATES = 300
_LEAST_SCORE = 0.05


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A file whose name holds words of the query; `score` is 1 for a name that is the query and nothing more."""

    file_id: int
    document_id: int | None
    score: float


def find_names(ledger: Ledger, words: Sequence[str], limit: int) -> list[NameMatch]:
    """The files whose names share words with the query, best first.

    A word counts where it equals a part of the name, begins it, stands inside it, or differs from it by one typing
    error. Words of fewer than three characters only count together with others, but for two that are words of a script
    without spaces.
    """
    wanted = [fold(word) for word in words if _PARTS.search(word)]
    if not wanted:
        return []
    matches = []
    for file_id, document, name in _candidates(ledger, wanted):
        score = name_score(wanted, name)
        if score >= _LEAST_SCORE:
            matches.append(NameMatch(file_id, document, score))
    return sorted(matches, key=lambda match: (-match.score, match.file_id))[:limit]


def files_named(ledger: Ledger, text: str, *, prefix: bool) -> list[int]:
    """The files whose names hold the words of `text` in a row, the last one as a beginning where `prefix`."""
    wanted = [word.folded for word in find_words(text)]
    if not wanted:
        return []
    rows = ledger.rows("SELECT id, name FROM files WHERE instr(lower(name), ?) OR name GLOB '*[^ -~]*'", (wanted[0],))
    return [file_id for file_id, name in rows if _holds([word.folded for word in find_words(name)], wanted, prefix)]


def _holds(words: Sequence[str], wanted: Sequence[str], prefix: bool) -> bool:
    for first in range(len(words) - len(wanted) + 1):
        row = words[first : first + len(wanted)]
        if row == wanted or (prefix and row[:-1] == wanted[:-1] and row[-1].startswith(wanted[-1])):
            return True
    return False


def name_score(wanted: Sequence[str], name: str) -> float:
    """How well a file name answers the (folded) words, from 0 to 1.

    The share of the query's letters that the name holds, cubed so that a name with half of the words counts for
    little, times a factor from 0.8 to 1 for how much of the name they are.
    """
    stem, _, extension = name.rpartition(".")
    parts = [fold(part) for part in _PARTS.findall(_HUMP.sub(" ", stem or extension))]
    parts += [fold(part) for part in _PARTS.findall(stem or extension) if fold(part) not in parts]
    if stem:
        parts.append(fold(extension))
    found = [_best(word, parts) for word in wanted]
    total = sum(map(len, wanted))
    covered = sum(share * len(word) for share, word in zip(found, wanted, strict=True)) / total
    used = min(1.0, total / max(1, sum(map(len, _PARTS.findall(stem or extension)))))
    return covered**3 * (0.8 + 0.2 * used) if max(found) > 0 else 0.0


def _best(word: str, parts: Sequence[str]) -> float:
    pieces = _PARTS.findall(word)
    if len(pieces) > 1:  # "INV-2024-0173": all of its pieces
        return min(_best(piece, parts) for piece in pieces)
    return max((_similarity(word, part) for part in parts), default=0.0)


def _similarity(word: str, part: str) -> float:
    if word == part:
        return 1.0
    if _is_short(word):
        return 0.0
    if part.startswith(word) or (len(part) >= 4 and word.startswith(part) and len(part) >= 0.7 * len(word)):
        return 0.9
    if (len(word) >= 4 or _is_unspaced(word)) and word in part:
        return 0.7
    if min(len(word), len(part)) >= 5 and OSA.distance(word, part, score_cutoff=1) <= 1:
        return 0.7
    return 0.0


def _is_short(word: str) -> bool:
    return len(word) < 3 and not _is_unspaced(word)


def _is_unspaced(word: str) -> bool:
    """Whether the word is several, as in Chinese, where two characters say as much as six letters elsewhere."""
    return not word.isascii() and len(find_words(word)) > 1


def _candidates(ledger: Ledger, wanted: Sequence[str]) -> list[tuple[int, int | None, str]]:
    trigrams = {piece[i : i + 3] for word in wanted for piece in _PARTS.findall(word) for i in range(len(piece) - 2)}
    if not trigrams:
        pattern = f"%{wanted[0]}%" if _is_unspaced(wanted[0]) else f"{wanted[0]}%"
        return ledger.rows("SELECT id, document_id, name FROM files WHERE name LIKE ? LIMIT ?", (pattern, _CANDIDATES))
    match = " OR ".join(f'"{trigram}"' for trigram in sorted(trigrams))
    return ledger.rows(
        "SELECT f.id, f.document_id, f.name FROM names JOIN files f ON f.id = names.rowid WHERE names MATCH ?"
        " ORDER BY bm25(names) LIMIT ?",
        (match, _CANDIDATES),
    )
