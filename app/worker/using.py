"""Uses another model from now on: what that takes, and the settings that ask for it."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.domain.library_facts import BesideStatus
from app.models.catalogue import entry_named
from app.models.text_models import MINILM
from app.runtime.settings import Settings
from app.runtime.settings_writing import set_setting, unset_setting
from app.store.library import LEDGER_FILE
from app.worker.beside import plan_beside
from app.worker.choosing import picture_side, text_side
from app.worker.engine import Engine
from app.worker.index_wish import POCKET_ID
from app.worker.model_trial import try_models
from app.worker.text_runtimes import SERVER

_NAMES = {ModelKind.TEXT: "text_model", ModelKind.PICTURES: "picture_model"}
_OTHER_KINDS = {
    ModelKind.RERANKER: "akin config set reranker {}",
    ModelKind.LATE_INTERACTION: "akin config set reranker {}",
    ModelKind.SPARSE: "akin config set sparse_model {}",
}


@dataclass(frozen=True, slots=True)
class UseOffer:
    """What it means to use a model: the settings as they would be, and the index that has to be built for them.

    `beside` is None where the library's index is made with it already, and where there is no library yet.
    """

    entry: CatalogueEntry
    settings: Settings
    beside: BesideStatus | None


def offer_use(data_dir: Path, model_id: str, dimensions: int = 0) -> UseOffer:
    """What using that model would mean, with so many numbers in its vectors (0: all); changes nothing.

    Raises ModelError where it cannot be used, with what to do about it.
    """
    if model_id == SERVER:
        raise ModelError("A server's model has no place in the list.", "`akin models server` tells how one is used.")
    entry, engine = entry_named(model_id), Engine(data_dir)
    if entry.kind not in _NAMES:
        advice = _OTHER_KINDS.get(entry.kind, "`akin models` tells what each model is for.").format(entry.id)
        raise ModelError(f"{entry.title} gives no vectors to build an index with.", advice)
    if entry.kind is ModelKind.TEXT:
        text_side(entry.id, dimensions, engine.models_dir, engine.settings)
        settings = replace(engine.settings, text_model=entry.id, text_dimensions=dimensions)
    else:
        if dimensions:
            raise ModelError("Only the vectors of text models can be cut.", "Leave out --dims.")
        picture_side(entry.id, engine.models_dir)
        settings = replace(engine.settings, picture_model=entry.id)
    return UseOffer(entry, settings, _plan(engine, settings))


def _plan(engine: Engine, settings: Settings) -> BesideStatus | None:
    if not (engine.data_dir / LEDGER_FILE).exists():
        return None
    with engine.open_known_library() as library:
        other = engine.other(settings)
        return None if other is None else plan_beside(library, engine, other)


def use_model(data_dir: Path, offer: UseOffer) -> None:
    """Tries the model, then sets what asks for it; whoever writes to the library builds its index.

    Raises ModelError where it cannot be used, and nothing is set then; SettingsError.
    """
    engine = Engine(data_dir)
    try_models(data_dir, engine.choice(offer.settings).wish, engine.present)
    shipped = {"text_model": MINILM.id, "picture_model": POCKET_ID, "text_dimensions": 0}
    names = ("text_model", "text_dimensions") if offer.entry.kind is ModelKind.TEXT else ("picture_model",)
    for name in names:
        value = getattr(offer.settings, name)
        if value == shipped[name]:
            unset_setting(data_dir, name)
        else:
            set_setting(data_dir, name, value)
