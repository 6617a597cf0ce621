"""What there is to say about the library in a data folder, without keeping it open."""

from dataclasses import replace
from pathlib import Path

from app.domain.library_facts import IndexModels, LibraryStatus, Unread
from app.models.catalogue import load_catalogue
from app.runtime.paths import models_dir
from app.store.library import LEDGER_FILE, Library
from app.store.status import library_status
from app.worker.beside import plan_beside
from app.worker.engine import Engine
from app.worker.reranking import OFF as RERANKER_OFF
from app.worker.reranking import TOKENS
from app.worker.sparse import OFF as SPARSE_OFF


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
    notes = (*facts.notes, *engine.notes(engine.settings))
    return replace(facts, notes=notes, beside=beside, query_cache=queries, models=_models(engine, library))


def _models(engine: Engine, library: Library) -> IndexModels:
    catalogue, wish, settings = load_catalogue(), engine.wish, engine.settings

    def title(model_id: str) -> str:
        entry = catalogue.find(model_id)
        return entry.title if entry is not None else model_id

    return IndexModels(
        text=wish.text.id,
        text_title=title(wish.text.id),
        dimensions=wish.text.width,
        pictures=wish.pictures.id,
        pictures_title=title(wish.pictures.id),
        reranker="" if settings.reranker in (TOKENS, RERANKER_OFF) else title(settings.reranker),
        sparse="" if settings.sparse_model == SPARSE_OFF else title(settings.sparse_model),
        weighed=max((len(table) for table in library.impacts.all()), default=0),
    )


def gather_unread(data_dir: Path) -> Unread:
    """The files that are not indexed, or only in part, and why. Raises LibraryError."""
    if not (data_dir / LEDGER_FILE).exists():
        return Unread()
    with Engine(data_dir).open_known_library() as library:
        return Unread(tuple(library.files.failures()), tuple(library.files.partly_read()))
