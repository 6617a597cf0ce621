"""Turns fused candidates into hits: one for each file, with its best passage, cut where relevance ends."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.files import FileKind
from app.domain.hits import Hit, HitPicture
from app.domain.queries import Query
from app.search.options import EXACT, MEANING, NAMES, PICTURES, WORDS
from app.search.pictures import SURE
from app.search.snippet import make_snippet
from app.store.ledger import Ledger
from app.store.passages import Passage
from app.store.pictures import StoredPicture

# From where on two and three dots are given: by the share of the best score, by cosine to a passage, by the score of a
# picture as a share of a sure one.
_CLOSE, _MEANT, _SHOWN = (0.4, 0.7), (0.28, 0.4), (0.25, 0.5)


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate file with its best passage, or the picture for which it was found.

    `key` is the document's id, or minus the file's id for a file without a document. `bonus` is the part of `score`
    that is owed to an exact match (a name, an identifier), which no reranking may take away.
    """

    key: int
    passage_id: int | None
    score: float
    arms: Mapping[str, float]
    named_file: int | None = None
    bonus: float = 0.0
    picture_id: int | None = None

    def raised(self, bonus: float, arm: str, score: float) -> "Found":
        """The same candidate, raised by `bonus` for a match that `arm` found with `score`."""
        arms = {**self.arms, arm: score}
        return replace(self, score=self.score + bonus, bonus=self.bonus + bonus, arms=arms)


def best_first(found: Iterable[Found]) -> list[Found]:
    """The candidates by their scores; of equal ones always the same first."""
    return sorted(found, key=lambda entry: (-entry.score, entry.key))


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a hit shows of a file."""

    id: int
    path: str
    name: str
    kind: FileKind
    modified_ns: int
    size: int


def files_of(ledger: Ledger, keys: Sequence[int], selected: Collection[int] | None) -> dict[int, list[FileFacts]]:
    """The files of each key that satisfy the query's condition (`selected` ids), the shortest path first."""
    documents = [key for key in keys if key >= 0]
    alone = [-key for key in keys if key < 0]
    marks = ",".join
    rows = ledger.rows(
        "SELECT id, document_id, path, name, kind, modified_ns, size FROM files"
        f" WHERE document_id IN ({marks('?' * len(documents))}) OR id IN ({marks('?' * len(alone))})",
        [*documents, *alone],
    )
    found: dict[int, list[FileFacts]] = {}
    for file_id, document, path, name, kind, modified_ns, size in rows:
        if selected is None or file_id in selected:
            facts = FileFacts(file_id, os.fsdecode(path), name, FileKind(kind), modified_ns, size)
            found.setdefault(-file_id if document is None else document, []).append(facts)
    for files in found.values():
        files.sort(key=lambda file: (len(file.path), file.path))
    return found


def make_hit(
    found: Found,
    files: Sequence[FileFacts],
    shown: Passage | StoredPicture | None,
    query: Query,
    strength: int,
    similar: tuple[str, ...] = (),
) -> Hit:
    """The hit for a file and its copies; `files` must not be empty, `shown` is the passage or picture to be shown."""
    passage = shown if isinstance(shown, Passage) else None
    picture = shown if isinstance(shown, StoredPicture) else None
    named = [file for file in files if file.id == found.named_file]
    file = (named or list(files))[0]
    words = [term.text + "*" * term.prefix for term in query.words]
    phrases = [phrase.text for phrase in query.phrases]
    snippet, spans = make_snippet(passage.words if passage else picture.caption if picture else "", words, phrases)
    return Hit(
        path=file.path,
        name=file.name,
        kind=file.kind,
        page=shown.page if shown else None,
        score=found.score,
        snippet=snippet,
        spans=spans,
        arms=dict(found.arms),
        modified=file.modified_ns,
        size=file.size,
        heading=passage.context if passage else "",
        copies=tuple(other.path for other in files if other.id != file.id),
        strength=strength,
        picture=_shown(picture) if picture else None,
        similar=similar,
        recognised=passage is not None and passage.recognised,
    )


def _shown(picture: StoredPicture) -> HitPicture:
    return HitPicture(picture.page, picture.box, picture.width, picture.height, picture.caption)


def strength_of(found: Found, best: float, *, by_example: bool) -> int:
    """1 to 3 dots: how close a hit comes to the `best` of its list, but no more than what speaks for it is worth.

    Somebody who asks for what there is not, or types without sense, gets a best hit too; its meaning is then far away
    (`scripts/measure_strength.py`). What is most like an example always is. 0 where nothing speaks for a hit, since
    only filters were asked for.
    """
    if not found.arms:
        return 0
    share = found.score / best if best > 0 else 0.0
    return min(_level(share, *_CLOSE), 3 if by_example else _evidence(found))


def nothing_speaks_for(found: Iterable[Found], *, pictures: bool) -> bool:
    """Whether no candidate is worth three dots: neither a word nor a name, no meaning that is very near.

    With `pictures` what a file shows may speak for it, too. Two dots tell nothing here: the larger a library is, the
    nearer something is to anything.
    """
    return all(_evidence(entry, pictures=pictures) < 3 for entry in found)


def _evidence(found: Found, *, pictures: bool = True) -> int:
    if found.arms.keys() & {WORDS, NAMES, EXACT}:
        return 3
    near = _level(found.arms.get(MEANING, 0.0), *_MEANT)
    if pictures and PICTURES in found.arms:
        return max(near, _level(found.score / SURE, *_SHOWN))
    return near


def _level(value: float, second: float, third: float) -> int:
    return 3 if value >= third else 2 if value >= second else 1
