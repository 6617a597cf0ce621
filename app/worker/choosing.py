"""What the settings ask an index to be made with, as far as that can be had; what cannot be had is told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.models.installed import model_fingerprint
from app.models.picture_models import pocket_model
from app.models.picture_towers import needed_text_model
from app.models.text_models import MINILM
from app.runtime.settings import Settings
from app.worker.index_wish import POCKET_ID, POCKET_WIDTH, IndexWish, Side
from app.worker.installed_model import installed_model
from app.worker.picture_runtimes import seeing
from app.worker.text_runtimes import SERVER, SERVER_VERSION, running, server_facts

TEXT_VERSION = 1  # of the code that runs installed text models; to be raised where it gives other vectors
_LEAST_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an index is to be made with, and sentences for the person about what the settings name in vain."""

    wish: IndexWish
    notes: tuple[str, ...] = ()


def choose(settings: Settings, models_dir: Path, present: IndexWish | None = None) -> Chosen:
    """What the settings ask for. Where they name what cannot be used, that side stays as in `present`.

    Raises ModelError where the picture model that comes with Akin is damaged.
    """
    notes: list[str] = []
    shipped = (shipped_text(), shipped_pictures())
    before = (present.text, present.pictures) if present else shipped

    def had(read: Callable[[], Side], otherwise: Side, name: str) -> Side:
        try:
            return read()
        except ModelError as error:
            goes_on = f"Meanwhile your library goes on with {otherwise.id}."
            notes.append(f"The setting {name}: {error} {error.advice} {goes_on}")
            return otherwise

    text = had(
        lambda: text_side(settings.text_model, settings.text_dimensions, models_dir, settings), before[0], "text_model"
    )
    pictures = had(lambda: picture_side(settings.picture_model, models_dir), before[1], "picture_model")
    kind = settings.stored_vectors.kind(present.kind if present else None)
    return Chosen(IndexWish(text, ChunkSizes.of_window(settings.passage_tokens), pictures, kind), tuple(notes))


def shipped_text() -> Side:
    """The text model that comes with Akin."""
    return Side(MINILM.id, model_fingerprint(MINILM), MINILM.dimensions, MINILM.dimensions)


def shipped_pictures() -> Side:
    """The picture model that comes with Akin. Raises ModelError where its description cannot be read."""
    return Side(POCKET_ID, pocket_model().fingerprint, POCKET_WIDTH, POCKET_WIDTH)


def text_side(model_id: str, dimensions: int, models_dir: Path, settings: Settings) -> Side:
    """The text model of that id with so many numbers in its vectors (0: all), where it is installed or on a server.

    The settings say what runs it, and which server is meant. Reads small files only. Raises ModelError where it cannot
    be used, or not so.
    """
    if model_id == MINILM.id:
        if dimensions not in (0, MINILM.dimensions):
            raise _all_kept(MINILM.title, MINILM.dimensions)
        return shipped_text()
    if model_id == SERVER:
        word, full = server_facts(settings, models_dir)
        return Side.installed(SERVER, word, min(dimensions or full, full), full, str(SERVER_VERSION))
    entry, files = installed_model(model_id, models_dir, ModelKind.TEXT)
    run = running(files, entry, settings)
    full = run.model.dimensions
    if dimensions not in (0, full) and not may_be_cut(entry, dimensions, full):
        raise _other_lengths(entry, full) if _is_cut(entry) else _all_kept(entry.title, full)
    return Side.installed(model_id, files.checksum, dimensions or full, full, f"{TEXT_VERSION}-{run.version}")


def may_be_cut(entry: CatalogueEntry, width: int, full: int) -> bool:
    """Whether a model's vectors may be cut to so many numbers, by what the catalogue says of it."""
    if not _LEAST_WIDTH <= width < full:
        return False
    least = entry.matryoshka_least
    return width in entry.matryoshka or (least is not None and width >= least) or entry.shortens


def picture_side(model_id: str, models_dir: Path) -> Side:
    """The picture model of that id, where it is installed. Raises ModelError where it cannot be used."""
    if model_id == POCKET_ID:
        return shipped_pictures()
    entry, files = installed_model(model_id, models_dir, ModelKind.PICTURES)
    if needed := needed_text_model(entry):
        try:
            installed_model(needed, models_dir, ModelKind.TEXT)
        except ModelError as error:
            raise ModelError(f"{entry.title} needs another model for words: {error}", error.advice) from error
    found = seeing(files, entry)
    return Side.installed(model_id, files.checksum, found.width, found.width, found.version)


def _is_cut(entry: CatalogueEntry) -> bool:
    return bool(entry.matryoshka or entry.matryoshka_least or entry.shortens)


def _all_kept(title: str, full: int) -> ModelError:
    return ModelError(
        f"{title} has {full} numbers in a vector and was not trained to leave some out.",
        "Keep all of them: akin config unset text_dimensions.",
    )


def _other_lengths(entry: CatalogueEntry, full: int) -> ModelError:
    lengths = ", ".join(map(str, entry.matryoshka)) or f"any number from {entry.matryoshka_least or _LEAST_WIDTH} on"
    return ModelError(
        f"The vectors of {entry.title} may not be cut to that length.",
        f"It has {full} numbers; it may be cut to {lengths}.",
    )
