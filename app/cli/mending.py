"""What `akin doctor --repair` does to a library: first each part for itself, then all parts together."""

from collections.abc import Iterator
from pathlib import Path

from app.cli.printing import counted
from app.index.reconcile import reconcile
from app.models.text_models import MINILM
from app.store.library import LEDGER_FILE, Library
from app.store.repair import repair
from app.worker.engine import Engine


def mend(data_dir: Path) -> Iterator[str]:
    """Mends a library and yields a sentence about each thing that was mended. Raises LibraryError."""
    engine = Engine(data_dir)
    mended = False
    for sentence in repair(data_dir, engine.fingerprint, MINILM.dimensions):
        mended = True
        yield sentence
    if (data_dir / LEDGER_FILE).exists():
        with engine.open_library() as library:
            if library.fits:
                waiting = _waiting(library)
                with library.writing():
                    reconcile(library)
                again = _waiting(library) - waiting
                if again > 0:
                    mended = True
                    yield f"Ledger and tables did not agree on {counted(again, 'document')}: these are made again."
    if mended:
        yield "Run `akin index` now: it makes again what was dropped."


def _waiting(library: Library) -> int:
    """How many files are to be read, and how many documents need vectors or pictures."""
    count = library.ledger.value
    files = count("SELECT count(*) FROM files WHERE state = 'waiting'")
    documents = count("SELECT count(*) FROM documents WHERE (meaning = 0 AND words > 0) OR shown IS NULL")
    return int(files + documents)
