"""Mends a library by dropping what is damaged, so that the next run of `akin index` makes it again.

The list of folders, the settings and the person's own files are never touched.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from app.domain.errors import LibraryDamagedError
from app.domain.vector_kinds import VectorKind
from app.store import passages, pictures, vectors
from app.store.impacts import ImpactTable, names_of_tables
from app.store.lance import connect
from app.store.ledger import Ledger
from app.store.library import (
    BESIDE_LEDGER_FILES,
    INDEX_FOLDER,
    LEDGER_FILE,
    LIVE_FILE,
    index_folder,
    whole_fingerprint,
)
from app.store.members import LOG_FILES
from app.store.passages import PassageTable
from app.store.pictures import PictureTable
from app.store.removed import removed, restart_count
from app.store.restore import finish_restore
from app.store.runs import last_run, remember_run
from app.store.sole_writer import sole_writer
from app.store.upkeep import Table
from app.store.vectors import VectorTable
from app.store.writer_lock import holder_of

CLOCK_TOLERANCE = timedelta(hours=1)


def repair(data_dir: Path, fingerprint: str, dimensions: int, picture_dimensions: int | None = None) -> Iterator[str]:
    """Mends what can be mended here and tells of each thing in a sentence; the arguments are those of `Library`.

    Whether ledger and tables agree is left to the reconciling at the start of a run. Raises LibraryBusyError while
    another process writes, and LibraryError where a newer Akin made the library or a file cannot be removed.
    """
    if not data_dir.is_dir():
        return
    left_by = holder_of(data_dir)
    if finish_restore(data_dir):
        yield "A restore that had been cut short was finished."
    with sole_writer(data_dir):
        if left_by is not None:
            (data_dir / LIVE_FILE).unlink(missing_ok=True)
            yield f"The note that process {left_by} left behind was removed."
        yield from _repair_ledger(data_dir, whole_fingerprint(fingerprint))
        if _fits(data_dir / LEDGER_FILE, whole_fingerprint(fingerprint)):
            folder = index_folder(data_dir, whole_fingerprint(fingerprint))
            kind = VectorKind.in_fingerprint(fingerprint)
            yield from _repair_tables(folder, dimensions, picture_dimensions or dimensions, kind)


def _fits(path: Path, fingerprint: str) -> bool:
    if not path.exists():
        return False
    with closing(Ledger(path)) as ledger:
        return ledger.meta("fingerprint") == fingerprint


def _repair_ledger(data_dir: Path, fingerprint: str) -> Iterator[str]:
    path = data_dir / LEDGER_FILE
    if not path.exists():
        if (data_dir / INDEX_FOLDER).exists():
            _drop_all(data_dir)
            yield "The ledger was missing. Nothing is known of the index without it, so the index was dropped."
        return
    try:
        with closing(Ledger(path)) as ledger:
            ledger.check()
            if (ledger.meta("fingerprint") or fingerprint) == fingerprint:
                yield from _repair_clock(ledger)
    except LibraryDamagedError:
        _drop_all(data_dir)
        yield "The ledger was damaged. It was dropped, with the index that it describes; your folders are kept."


def _drop_all(data_dir: Path) -> None:
    for name in (LEDGER_FILE, *LOG_FILES, *BESIDE_LEDGER_FILES):
        (data_dir / name).unlink(missing_ok=True)
    if (data_dir / INDEX_FOLDER).exists():
        shutil.rmtree(data_dir / INDEX_FOLDER)


def _repair_clock(ledger: Ledger) -> Iterator[str]:
    """A time that is yet to come was written down before the clock was put back."""
    latest = datetime.now().astimezone() + CLOCK_TOLERANCE
    run, gone = last_run(ledger), removed(ledger)
    if run is not None and run.ended > latest:
        remember_run(ledger, run.report)
        yield "The last run lay in the future, since the clock was put back; it counts as of now."
    if gone is not None and gone.since > latest:
        restart_count(ledger, gone.rows)


def _repair_tables(folder: Path, dimensions: int, picture_dimensions: int, kind: VectorKind) -> Iterator[str]:
    spread = {vectors.NAME: "spread.npz", pictures.NAME: f"{pictures.NAME}-spread.npz"}
    openers: dict[str, Callable[[Any], Table]] = {
        passages.NAME: lambda database: PassageTable(database),
        vectors.NAME: lambda database: VectorTable(database, folder, dimensions, kind=kind),
        pictures.NAME: lambda database: PictureTable(database, folder, picture_dimensions),
    }
    openers |= {name: partial(ImpactTable, name=name) for name in names_of_tables(folder)}
    for name, opener in openers.items():
        place = folder / f"{name}.lance"
        if not place.exists():
            continue
        try:
            yield from _repair_table(name, lambda opener=opener: opener(connect(folder)))  # type: ignore[misc]
        except LibraryDamagedError:
            shutil.rmtree(place)
            if name in spread:
                (folder / spread[name]).unlink(missing_ok=True)
            yield f"The table of {name} was damaged and was dropped."


def _repair_table(name: str, opened: Callable[[], Table]) -> Iterator[str]:
    """Raises LibraryDamagedError where the rows themselves cannot be read."""
    table = opened()
    table.read_rows()
    try:
        table.read_through()
        whole = table.is_searchable() if isinstance(table, PassageTable) else True
    except LibraryDamagedError:
        whole = False
    if not whole and len(table):
        table.rebuild_indexes()
        opened().read_through()
        yield f"The search index of the table of {name} was missing or damaged and was built again."
    before = table.state()
    table.clean()
    waste = before.disk_bytes - table.state().disk_bytes
    if waste > before.live_bytes // 4 + 1_000_000:
        yield f"{waste / 1e6:.0f} MB that writes had left behind when they were cut short were removed."
