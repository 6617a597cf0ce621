"""Finds files by their names, through a trigram index.

Ranking every name that shares three letters with the query takes a second among a million names. So names are taken
from the narrowest lists first: those that begin with the query, those that hold all of its words, and only where these
are few, those that resemble it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.words import find_words, fold
from app.store.ledger import Ledger
from app.store.name_score import NAME_PARTS, WantedWords, is_unspaced

_LEAST_SCORE = 0.05
_CANDIDATES = 200
_LOOKED_AT = 600  # of the names that hold all words
_MOST_PIECES, _FEW_PIECES = 24, 4
_SEPARATORS = (" ", "_", "-", "")
_LEAST_ROWS, _ROWS = 300, 10_000  # of one list, and of all, that resembling names are taken from
MOST_HOLDING = 20_000  # names that are told by their ids
_NOT_PLAIN = "name GLOB '*[^ -~]*'"  # as the ledger's index of them has it
_RARE = 20  # a word that fewer names hold may be misspelt, or stand there with accents

Row = tuple[int, int | None, str]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A file whose name holds words of the query; `score` is 1 for a name that is the query and nothing more."""

    file_id: int
    document_id: int | None
    score: float


def find_names(ledger: Ledger, words: Sequence[str], limit: int) -> list[NameMatch]:
    """The files whose names share words with the query (see `WantedWords`), best first."""
    wanted = [fold(word) for word in words if NAME_PARTS.search(word)]
    if not wanted:
        return []
    scored = WantedWords(wanted)
    matches = [
        NameMatch(file_id, document, score)
        for file_id, document, name in _candidates(ledger, wanted, limit)
        if (score := scored.score(name, _LEAST_SCORE)) >= _LEAST_SCORE
    ]
    return sorted(matches, key=lambda match: (-match.score, match.file_id))[:limit]


def files_named(ledger: Ledger, text: str, *, prefix: bool, most: int = MOST_HOLDING) -> list[int]:
    """The files whose names hold the words of `text` in a row, the last one as a beginning where `prefix`.

    `most` is that of `ids_holding`.
    """
    wanted = [word.folded for word in find_words(text)]
    if not wanted:
        return []
    rows = [*_plain_names_holding(ledger, wanted, most), *ledger.rows(f"SELECT id, name FROM files WHERE {_NOT_PLAIN}")]
    return [file_id for file_id, name in rows if _holds([word.folded for word in find_words(name)], wanted, prefix)]


def ids_holding(ledger: Ledger, pieces: Iterable[str], most: int = MOST_HOLDING) -> list[int] | None:
    """The files whose names hold each of the pieces, whatever the case, and perhaps more.

    None where no piece is long enough for the index, or more than `most` names hold them, so that it is quicker to
    look at all.
    """
    long = [piece for piece in pieces if len(piece) >= 3 and "\0" not in piece]
    if not long:
        return None
    found = ledger.rows(
        "SELECT rowid FROM names WHERE names MATCH ? LIMIT ?", (" AND ".join(map(_quoted, long)), most + 1)
    )
    return None if len(found) > most else [file_id for (file_id,) in found]


def _plain_names_holding(ledger: Ledger, words: Sequence[str], most: int) -> list[tuple[int, str]]:
    """The names in plain letters that hold each of the words somewhere, and perhaps more, with the files' ids."""
    if not all(map(str.isascii, words)):
        return []
    held = ids_holding(ledger, words, most)
    if held is None:
        return ledger.rows(f"SELECT id, name FROM files WHERE instr(lower(name), ?) AND NOT {_NOT_PLAIN}", (words[0],))
    return ledger.rows(
        f"SELECT id, name FROM files WHERE id IN (SELECT value FROM json_each(?)) AND NOT {_NOT_PLAIN}",
        (json.dumps(held),),
    )


def _holds(words: Sequence[str], wanted: Sequence[str], prefix: bool) -> bool:
    for first in range(len(words) - len(wanted) + 1):
        row = words[first : first + len(wanted)]
        if row == wanted or (prefix and row[:-1] == wanted[:-1] and row[-1].startswith(wanted[-1])):
            return True
    return False


def _candidates(ledger: Ledger, wanted: Sequence[str], limit: int) -> Iterable[Row]:
    pieces = list(dict.fromkeys(piece for word in wanted for piece in NAME_PARTS.findall(word)))
    long = sorted((piece for piece in pieces if len(piece) >= 3), key=len, reverse=True)[:_MOST_PIECES]
    if not long and is_unspaced(wanted[0]):
        pattern = f"%{wanted[0]}%"
        return ledger.rows("SELECT id, document_id, name FROM files WHERE name LIKE ? LIMIT ?", (pattern, _CANDIDATES))
    found = {row[0]: row for row in _beginning(ledger, pieces)}
    if long:
        whole = _holding_all(ledger, long)
        found |= {row[0]: row for row in whole}
        if len(whole) < limit:
            found |= {row[0]: row for row in _resembling(ledger, long)}
    return found.values()


def _beginning(ledger: Ledger, pieces: Sequence[str]) -> list[Row]:
    """Names that begin with the query; nearly always the one that is the query and nothing more is among them."""
    found: list[Row] = []
    for start in {separator.join(pieces) for separator in _SEPARATORS}:
        found += ledger.rows(
            "SELECT id, document_id, name FROM files WHERE name >= ? COLLATE NOCASE AND name < ? COLLATE NOCASE"
            " ORDER BY name COLLATE NOCASE LIMIT ?",
            (start, f"{start}\U0010ffff", _CANDIDATES),
        )
    return found


def _holding_all(ledger: Ledger, pieces: Sequence[str]) -> list[Row]:
    """Names that hold each of the pieces, of three letters or more, somewhere: of those looked at the shortest."""
    return ledger.rows(
        "SELECT f.id, f.document_id, f.name FROM (SELECT rowid FROM names WHERE names MATCH ? LIMIT ?) AS found"
        " JOIN files f ON f.id = found.rowid ORDER BY length(f.name), f.id LIMIT ?",
        (" AND ".join(map(_quoted, pieces)), _LOOKED_AT, _CANDIDATES),
    )


def _resembling(ledger: Ledger, pieces: Sequence[str]) -> list[Row]:
    """Names that hold most letters of the pieces, or share trigrams with rare ones; these count only in short queries,
    since of a long one the other words find the name.
    """
    lists: list[tuple[float, str]] = [(len(piece), _quoted(piece)) for piece in pieces]
    for piece in pieces if len(pieces) <= _FEW_PIECES else ():
        if _is_rare(ledger, piece):
            trigrams = sorted({piece[at : at + 3] for at in range(len(piece) - 2)})
            lists += [(len(piece) / (len(trigrams) + 1), _quoted(trigram)) for trigram in trigrams]
    rows = max(_LEAST_ROWS, _ROWS // len(lists))
    one = "SELECT rowid AS id, ? AS letters FROM (SELECT rowid FROM names WHERE names MATCH ? LIMIT ?)"
    return ledger.rows(
        "SELECT f.id, f.document_id, f.name FROM"
        f" (SELECT id, sum(letters) AS held FROM ({' UNION ALL '.join([one] * len(lists))})"
        " GROUP BY id ORDER BY held DESC, id LIMIT ?) AS found JOIN files f ON f.id = found.id",
        [value for letters, match in lists for value in (letters, match, rows)] + [_CANDIDATES],
    )


def _is_rare(ledger: Ledger, piece: str) -> bool:
    rows = ledger.rows("SELECT rowid FROM names WHERE names MATCH ? LIMIT ?", (_quoted(piece), _RARE))
    return len(rows) < _RARE


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
