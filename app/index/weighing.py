"""The weighing stage: gives weighted terms to the passages that have none, where a sparse model is chosen."""

import threading
from collections.abc import Callable, Iterator, Mapping

from app.domain.sparse import SparseEmbedder
from app.store.impacts import ImpactTable
from app.store.in_hand import InHand
from app.store.library import Library

PASSAGES_PER_GROUP = 256


def weigh_waiting(
    library: Library,
    sparse: SparseEmbedder | None,
    on_progress: Callable[[int, int], None],
    stop: threading.Event,
    in_hand: InHand | None = None,
) -> int:
    """Weighs the passages of every document that is not wholly weighed yet, and returns their number.

    What other sparse models have made is removed; without one everything of the kind is. The ledger does not know of
    this stage: a document is done when as many of its passages are weighed as it has. Stops early when `stop` is set;
    what is written by then stays. `on_progress` is told how many passages are done, and of how many. Raises ModelError.
    """
    library.impacts.keep_only(sparse.fingerprint if sparse else None)
    if sparse is None:
        return 0
    table, in_hand = library.impacts.of(sparse.fingerprint), in_hand or InHand()
    waiting = _waiting(library, table)
    done, total = 0, sum(waiting.values())
    for group in _groups(waiting):
        if stop.is_set():
            break
        in_hand.take(group)
        rows = library.passages.of_documents(group)
        table.add(
            [row.passage_id for row in rows],
            [row.document_id for row in rows],
            sparse.weigh_passages([row.text for row in rows]),
        )
        in_hand.done(group)
        done += len(rows)
        on_progress(done, total)
    if table.indexing_is_due() or not table.is_indexed():
        table.index_rows()
    return done


def _waiting(library: Library, table: ImpactTable) -> dict[int, int]:
    """The documents that are to be weighed, with their numbers of passages; what differs of them is removed."""
    known = {key: count for key, (count, _) in library.documents.passages().items()}
    weighed = table.counts()
    differing = [key for key, count in weighed.items() if known.get(key) != count]
    if differing:
        table.delete_documents(differing)
    return {key: count for key, count in known.items() if count and weighed.get(key) != count}


def _groups(waiting: Mapping[int, int]) -> Iterator[list[int]]:
    """Documents in groups of about `PASSAGES_PER_GROUP` passages."""
    group: list[int] = []
    size = 0
    for document, passages in waiting.items():
        group.append(document)
        size += passages
        if size >= PASSAGES_PER_GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group
