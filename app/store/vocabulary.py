"""The words of the library: completes prefixes and finds the word that a typing error was meant to be."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.domain.words import fold, word_pattern
from app.store.ledger import Ledger

_TEXTS_AT_ONCE = 5_000


def count_words(texts: Sequence[str]) -> Counter[str]:
    """In how many of the texts each word stands, folded; quick rather than exact.

    A text counts twice for a word that stands in it with and without accents.
    """
    pattern = word_pattern("".join(texts))
    written: Counter[str] = Counter()
    for text in texts:
        written.update(set(pattern.findall(text.lower())))
    counts: Counter[str] = Counter()
    for word, times in written.items():
        counts[fold(word)] += times
    return counts


class Vocabulary:
    """Reads and writes the word counts of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, texts: Iterable[str]) -> None:
        """Counts the words of new passages."""
        counts = count_words(list(texts))
        self._ledger.run_many(
            "INSERT INTO vocabulary VALUES (?, ?)"
            " ON CONFLICT (word) DO UPDATE SET passages = passages + excluded.passages",
            sorted(counts.items()),
        )

    def count_afresh(self, texts: Iterable[str]) -> None:
        """Replaces all counts by those of these passages, which are all that there are."""
        self._ledger.run("DELETE FROM vocabulary")
        remaining = iter(texts)
        while group := list(islice(remaining, _TEXTS_AT_ONCE)):
            self.add(group)

    def knows(self, word: str) -> bool:
        """Whether the word has been seen in a passage."""
        return bool(self._ledger.rows("SELECT 1 FROM vocabulary WHERE word = ?", (fold(word),)))

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """In how many passages each of the (folded) words has been seen; words never seen are left out."""
        marks = ",".join("?" * len(words))
        return dict(self._ledger.rows(f"SELECT word, passages FROM vocabulary WHERE word IN ({marks})", words))

    def with_prefix(self, prefix: str, limit: int = 64) -> list[str]:
        """The most frequent words that begin with `prefix`."""
        start = fold(prefix)
        rows = self._ledger.rows(
            "SELECT word FROM vocabulary WHERE word >= ? AND word < ? ORDER BY passages DESC LIMIT ?",
            (start, start + "\U0010ffff", limit),
        )
        return [word for (word,) in rows]

    def nearest(self, word: str) -> str | None:
        """The most likely word that `word` was meant to be, None where none is close.

        Words of 5 to 7 letters may differ in one place, longer ones in two (optimal string alignment distance, so that
        two swapped letters count once), but not in the first letter; among the closest the most frequent wins.
        """
        wanted = fold(word)
        if len(wanted) < 5 or any(letter.isdigit() for letter in wanted):
            return None
        allowed = 1 if len(wanted) < 8 else 2
        rows = self._ledger.rows(
            "SELECT word, passages FROM vocabulary WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?",
            (wanted[0], wanted[0] + "\U0010ffff", len(wanted) - allowed, len(wanted) + allowed),
        )
        counts = dict(rows)
        close = process.extract(
            wanted, list(counts), scorer=OSA.distance, score_cutoff=allowed, limit=50, processor=None
        )
        return min(close, key=lambda found: (found[1], -counts[found[0]], found[0]))[0] if close else None
