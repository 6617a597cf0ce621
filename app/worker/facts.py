"""What there is to say about the library in a data folder, without keeping it open."""

from dataclasses import replace
from pathlib import Path

from app.domain.library_facts import LibraryStatus, Unread
from app.runtime.paths import models_dir
from app.store.library import LEDGER_FILE, Library
from app.store.status import library_status
from app.worker.beside import plan_beside
from app.worker.engine import Engine


def gather_facts(data_dir: Path) -> LibraryStatus | None:
    """The facts, None where there is no library yet. Raises LibraryError."""
    if not (data_dir / LEDGER_FILE).exists():
        return None
    engine = Engine(data_dir)
    with engine.open_known_library() as library:
        return facts_of(engine, library)


def facts_of(engine: Engine, library: Library) -> LibraryStatus:
    """The facts of an open library. Raises LibraryError."""
    other = engine.other(engine.settings)
    beside = None if other is None else plan_beside(library, engine, other)
    facts = library_status(library, models_dir(library.data_dir))
    queries = None if engine.memory is None else engine.memory.facts()
    return replace(facts, beside=beside, query_cache=queries)


def gather_unread(data_dir: Path) -> Unread:
    """The files that are not indexed, or only in part, and why. Raises LibraryError."""
    if not (data_dir / LEDGER_FILE).exists():
        return Unread()
    with Engine(data_dir).open_known_library() as library:
        return Unread(tuple(library.files.failures()), tuple(library.files.partly_read()))
