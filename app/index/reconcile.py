"""Makes the tables and the ledger agree after a run that was killed, and lets go of what no file holds any more."""

from collections.abc import Iterable, Mapping

from app.domain.files import FileState
from app.store.in_hand import REASON
from app.store.library import Library
from app.store.removed import note_removed


def reconcile(library: Library) -> None:
    """Removes rows that the ledger does not know and marks as waiting what the ledger has and the tables have not.

    A commit writes rows first and the ledger last, so rows that the ledger does not know are those of a commit that
    was cut short. Vectors of a document that is known and waits for its meaning are kept: they need not be made again.
    """
    known = library.documents.passages()
    passages, vectors = library.passages.counts(), library.vectors.counts()
    lost = _differing({key: count for key, (count, _) in known.items()}, passages)
    with library.ledger.transaction():
        library.documents.remove(sorted(lost))
    _delete(library, [key for key in passages if key not in known or key in lost], words=True)
    whole = {key: count for key, (count, _) in known.items() if key not in lost}
    complete = {key: whole[key] for key in whole if known[key][1]}
    blurred = _differing(complete, vectors)
    with library.ledger.transaction():
        library.documents.forget_meaning(sorted(blurred))
    _delete(
        library, [key for key, count in vectors.items() if key in blurred or count > whole.get(key, 0)], words=False
    )
    _reconcile_pictures(library)


def _reconcile_pictures(library: Library) -> None:
    shown, found = library.documents.shown(), library.pictures.counts()
    lost = _differing(shown, found)
    with library.ledger.transaction():
        library.documents.forget_pictures(sorted(lost))
    unknown = sorted(key for key in found if key not in shown or key in lost)
    if unknown:
        note_removed(library.ledger, len(unknown))
        library.pictures.delete_documents(unknown)


def pass_over(library: Library, documents: Iterable[int]) -> None:
    """Records the documents as failed that have ended the indexer; to be called before `reconcile`."""
    with library.ledger.transaction():
        for key in sorted(documents):
            library.documents.refuse(key, FileState.FAILED, REASON)


def drop_orphans(library: Library) -> None:
    """Forgets the documents that no file holds any more: first in the ledger, then their rows."""
    orphans = library.documents.orphans()
    if not orphans:
        return
    with library.ledger.transaction():
        library.documents.remove(orphans)
    _delete(library, orphans, words=True)
    _delete(library, orphans, words=False)
    library.pictures.delete_documents(orphans)


def _differing(expected: Mapping[int, int], found: Mapping[int, int]) -> set[int]:
    return {key for key, count in expected.items() if found.get(key, 0) != count}


def _delete(library: Library, ids: Iterable[int], *, words: bool) -> None:
    keys = sorted(ids)
    if keys:
        note_removed(library.ledger, len(keys))
        (library.passages if words else library.vectors).delete_documents(keys)
        for table in library.impacts.all() if words else ():
            table.delete_documents(keys)
