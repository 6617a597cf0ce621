"""What one LanceDB table gathers while it is written, and how that goes away without a reader noticing.

LanceDB marks deleted rows instead of removing them, adds a fragment with every commit, and keeps older versions. A
reader may use a version for about a second after it has been superseded, and then fails if its files are gone: hence a
version is removed only when it has been superseded for a time of grace.
"""

import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.store.lance import unindexed_rows

GRACE = timedelta(seconds=4)
_KEEP_ALL = timedelta(days=36_500)  # LanceDB would otherwise remove what is a week old, though it is read just now
_CLOCKS = timedelta(seconds=1)  # between reading the clock here and in LanceDB
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class TableState:
    """`unindexed` counts the rows that some index does not cover, `deleted` those that are only marked as deleted.

    `old_versions` counts the versions that nobody can be reading any more; `live_bytes` is the size of the newest
    version with its indexes, `disk_bytes` that of the table's folder.
    """

    rows: int
    fragments: int
    unindexed: int
    deleted: int
    old_versions: int
    live_bytes: int
    disk_bytes: int

    @property
    def waste(self) -> int:
        """The bytes that the newest version does not need."""
        return self.disk_bytes - self.live_bytes


def allowed_unindexed(rows: int) -> int:
    """How many rows may wait for the indexes: each costs every search some 40 µs, and indexing rewrites the table."""
    return 0 if rows < 5_000 else min(rows // 500, 2_000)


def state_of(table: Any, columns: tuple[str, ...], grace: timedelta = GRACE) -> TableState:
    """The state of a table that is to have an index on each of `columns`."""
    statistics = table.stats()
    fragments = statistics["fragment_stats"]
    rows = int(statistics["num_rows"])
    written = round(fragments["lengths"]["mean"] * fragments["num_fragments"]) if rows else 0
    versions, kept = _versions(table), _oldest_kept(table, grace)
    return TableState(
        rows=rows,
        fragments=int(fragments["num_fragments"]),
        unindexed=max((unindexed_rows(table, column) for column in columns), default=0),
        deleted=max(0, written - rows),
        old_versions=0 if kept is None else sum(number < kept for number in versions),
        live_bytes=int(statistics["total_bytes"]),
        disk_bytes=_folder_bytes(Path(table.uri)),
    )


def tidy(table: Any) -> None:
    """Merges fragments, drops most deleted rows and adds new rows to the indexes; older versions stay."""
    for _ in range(_MOST_ROUNDS):  # fragments are merged only with those that the same indexes cover: a round later
        version = table.version
        table.optimize(cleanup_older_than=_KEEP_ALL)
        if table.version == version:
            return


def drop_deleted(table: Any, key: str, build_indexes: Callable[[], None]) -> None:
    """Makes a version in which no deleted row is left, neither in the data nor in the indexes that are built afresh.

    Fragments are merged with their neighbours, whatever the share of deleted rows; so one row is written again, to give
    a single fragment a neighbour. Unlike rows written anew, merged ones stay in their indexes, and no search has to go
    through them one by one meanwhile. `key` names a column of unique numbers.
    """
    if state_of(table, ()).deleted:
        for found in table.search().select([key]).limit(1).to_list():
            table.update(where=f"{key} = {found[key]}", values_sql={"document_id": "document_id"})
        tidy(table)
    if state_of(table, ()).deleted:  # fragments that have the greatest size are left alone by merging
        table.update(values_sql={"document_id": "document_id"})
    build_indexes()
    tidy(table)


def clean(table: Any, grace: timedelta = GRACE) -> None:
    """Removes the versions that have been superseded for `grace`, and files of writes that were cut short.

    The caller is the only writer.
    """
    tidy(table)  # since cleaning tidies too, and what that supersedes must not go at once
    kept = _oldest_kept(table, grace)
    if kept is None:
        return
    age = _age_of(kept, _versions(table), grace)
    with warnings.catch_warnings():  # LanceDB warns of what is meant here: that no older version stays
        warnings.simplefilter("ignore", UserWarning)
        table.optimize(cleanup_older_than=age, delete_unverified=True)


def _age_of(kept: int, versions: dict[int, datetime], grace: timedelta) -> timedelta:
    """The age from which on versions are to be removed, so that `kept` and all after it stay."""
    if kept == max(versions):
        return timedelta(0)  # the newest one is never removed
    age = datetime.now() - versions[kept]  # noqa: DTZ005 - LanceDB's times are local ones
    return age + _CLOCKS if age >= timedelta(0) else grace


def _versions(table: Any) -> dict[int, datetime]:
    """The versions on disk with their (local) times."""
    return {int(version["version"]): version["timestamp"] for version in table.list_versions()}


def _oldest_kept(table: Any, grace: timedelta) -> int | None:
    """The newest version that has stood for `grace`: all before it have been superseded as long. None: there is none.

    Versions of a time to come, from before the clock was put back, have stood long enough too; but LanceDB removes them
    only when that time has come.
    """
    versions, now = _versions(table), datetime.now()  # noqa: DTZ005 - LanceDB's times are local ones
    settled = [number for number, time in versions.items() if not now - grace < time <= now]
    return max(settled, default=None)


def _folder_bytes(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += Path(parent, name).lstat().st_size
            except OSError:
                continue
    return total
