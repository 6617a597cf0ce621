"""Has a model do something from now on, whatever that is, or no longer: first what that means, then the deed."""

from dataclasses import replace
from pathlib import Path

from app.domain.errors import ModelError
from app.domain.model_survey import ModelUse, UseTerms
from app.models.catalogue import entry_named
from app.models.model_files import find_model_files, verify_model_files
from app.runtime.paths import models_dir
from app.runtime.settings import Settings, StoredVectors, Value
from app.runtime.settings_file import load_settings
from app.runtime.settings_writing import set_setting, setting_named, unset_setting
from app.worker.engine import Engine
from app.worker.using import offer_use, use_model

_INDEXED = (ModelUse.TEXT, ModelUse.PICTURES)
_SETTINGS = {ModelUse.RERANKER: "reranker", ModelUse.SPARSE: "sparse_model"}


def terms_of_using(data_dir: Path, model_id: str, use: ModelUse, dimensions: int = 0) -> UseTerms:
    """What it means to have the model do that; changes nothing. Raises ModelError where it cannot."""
    if use in _INDEXED:
        offer = offer_use(data_dir, model_id, dimensions)
        return UseTerms(offer.entry, use, dimensions, offer.beside)
    entry = entry_named(model_id)
    files = find_model_files(model_id, models_dir(data_dir))
    if files is None:
        raise ModelError(f"{entry.title} is not installed.", f"Install it with: akin models install {model_id}.")
    verify_model_files(files, thorough=False)
    return UseTerms(entry, use, milliseconds=load_settings(data_dir).settings.rerank_ms)


def use_agreed(data_dir: Path, agreed: UseTerms) -> None:
    """Sets what asks for it; whoever writes to the library builds what is needed. Raises AkinError."""
    if agreed.use in _INDEXED:
        use_model(data_dir, offer_use(data_dir, agreed.entry.id, agreed.dimensions))
    else:
        set_setting(data_dir, _SETTINGS[agreed.use], agreed.entry.id)


def stop_using(data_dir: Path, use: ModelUse) -> None:
    """Searches do without the model that reranks, or that weighs terms. Raises SettingsError."""
    unset_setting(data_dir, _SETTINGS[use])


def keep_present(data_dir: Path) -> None:
    """Gives up the index that is to take the place of the present one: the settings ask for this one again.

    Nothing is changed where there is no index yet. Raises AkinError.
    """
    engine = Engine(data_dir)
    present, settings = engine.present, engine.settings
    if present is None:
        return
    wanted = replace(
        settings,
        text_model=present.text.id,
        text_dimensions=0 if present.text.width == present.text.full else present.text.width,
        picture_model=present.pictures.id,
        passage_tokens=present.sizes.window,
    )
    if settings.stored_vectors.kind(present.kind) is not present.kind:
        wanted = replace(wanted, stored_vectors=StoredVectors.AUTO)
    _write_changes(data_dir, settings, wanted)


def _write_changes(data_dir: Path, before: Settings, wanted: Settings) -> None:
    for name in ("text_model", "text_dimensions", "picture_model", "passage_tokens", "stored_vectors"):
        value: Value = getattr(wanted, name)
        if value == getattr(before, name):
            continue
        if value == setting_named(name).default:
            unset_setting(data_dir, name)
        else:
            set_setting(data_dir, name, value)
