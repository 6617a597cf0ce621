"""Keeps a library small: decides what upkeep is due, and does it without a search noticing."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.store.compaction import GRACE, TableState, allowed_unindexed
from app.store.impacts import ImpactTable
from app.store.library import ERASE_DUE, Library
from app.store.passages import PassageTable
from app.store.removed import Removed, forget_removed, removed
from app.store.vectors import VectorTable

Table = PassageTable | VectorTable | ImpactTable
Wait = Callable[[float], object]

MOST_FRAGMENTS = 64
MOST_WASTE, WASTE_FREE = 0.25, 100_000  # of the table's size, and bytes that are no matter
ERASE_AFTER, ERASE_SHARE, ERASE_FROM_ROWS = timedelta(days=1), 0.2, 500
_IDLE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Work:
    """The tables to `tidy` and clean, and whether to `erase` deleted words (which includes that)."""

    tidy: tuple[str, ...] = ()
    erase: bool = False

    def __bool__(self) -> bool:
        return bool(self.tidy) or self.erase


def due(tables: Mapping[str, TableState], gone: Removed | None, idle: timedelta = timedelta(0)) -> Work:
    """What upkeep is due, given the state of each table, what has been deleted, and how long nobody has written.

    Deleted words are erased a day after they went, or where they are a fifth of all.
    """
    rows = max((state.rows for state in tables.values()), default=0)
    erase = gone is not None and (gone.age >= ERASE_AFTER or gone.rows >= max(ERASE_FROM_ROWS, ERASE_SHARE * rows))
    return Work(tuple(name for name, state in tables.items() if _is_untidy(state, idle)), erase)


def _is_untidy(state: TableState, idle: timedelta) -> bool:
    return (
        state.unindexed > (0 if idle >= _IDLE else allowed_unindexed(state.rows))
        or state.fragments > MOST_FRAGMENTS
        or (state.old_versions > 0 and state.waste > WASTE_FREE + MOST_WASTE * state.live_bytes)
    )


def keep_up(
    library: Library,
    *,
    idle: timedelta = timedelta(0),
    wait: Wait = time.sleep,
    grace: timedelta = GRACE,
) -> Work:
    """Does what is due and tells what that was; the caller holds `Library.writing()`.

    To be called after a run, and now and then while nothing is written (since `idle`). `wait` is given seconds and says
    whether it was interrupted. Raises LibraryDamagedError or DiskFullError.
    """
    tables = _tables(library)
    gone = removed(library.ledger)
    work = due({name: table.state(grace) for name, table in tables.items()}, gone, idle)
    if work.erase:
        erase(library, wait=wait, grace=grace)
        return work
    for name in work.tidy:
        tables[name].clean(grace)
    library.ledger.truncate_log()
    if work.tidy:
        library.let_go()
    return work


def compact(library: Library, *, wait: Wait = time.sleep, grace: timedelta = GRACE) -> None:
    """All upkeep at once; afterwards the tables hold what is searched and nothing else. Otherwise as `keep_up`."""
    erase(library, wait=wait, grace=grace)


def erase(library: Library, *, wait: Wait = time.sleep, grace: timedelta = GRACE) -> None:
    """Takes all that has been deleted off the disk: rows, their words in indexes, vocabulary, names, the ledger's log.

    Takes about as long as building the indexes, and as much room again on the disk. A call that was cut short can be
    repeated, and one whose `wait` says that it was interrupted is due again. The caller holds `Library.writing()`.
    """
    tables = _tables(library).values()
    for table in tables:
        table.erase_deleted()
    with library.ledger.transaction():
        library.vocabulary.count_afresh(library.passages.texts())
    library.ledger.erase_deleted()
    if wait(grace.total_seconds()):
        return
    for table in tables:
        table.clean(grace)
    forget_removed(library.ledger)
    library.ledger.set_meta(ERASE_DUE, None)
    library.ledger.truncate_log()
    library.let_go()


def _tables(library: Library) -> dict[str, Table]:
    impacts = {table.name: table for table in library.impacts.all()}
    return {"passages": library.passages, "vectors": library.vectors, "pictures": library.pictures, **impacts}
