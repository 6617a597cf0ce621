"""Mends a library: first each part for itself, then all parts together."""

from collections.abc import Iterator
from pathlib import Path

from app.index.reconcile import reconcile
from app.store.library import LEDGER_FILE, Library
from app.store.repair import repair
from app.worker.engine import Engine


def mend(data_dir: Path) -> Iterator[str]:
    """Mends a library and yields a sentence about each thing that was mended.

    What was dropped is made again by the next run of the indexer. Raises LibraryBusyError, LibraryError.
    """
    engine = Engine(data_dir)
    yield from repair(data_dir, engine.fingerprint, engine.wish.text.width, engine.wish.pictures.width)
    if (data_dir / LEDGER_FILE).exists():
        with engine.open_library() as library:
            if library.fits:
                yield from _mend_agreement(library)


def _mend_agreement(library: Library) -> Iterator[str]:
    waiting = _waiting(library)
    with library.writing():
        reconcile(library)
    again = _waiting(library) - waiting
    if again > 0:
        documents = "1 document" if again == 1 else f"{again:,} documents"
        yield f"Ledger and tables did not agree on {documents}: these are made again."


def _waiting(library: Library) -> int:
    """How many files are to be read, and how many documents need vectors or pictures."""
    count = library.ledger.value
    files = count("SELECT count(*) FROM files WHERE state = 'waiting'")
    documents = count("SELECT count(*) FROM documents WHERE (meaning = 0 AND words > 0) OR shown IS NULL")
    return int(files + documents)
