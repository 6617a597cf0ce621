"""Looks at all models for the window: which are here and whole, what they can do, and which suit this machine."""

import os
from collections.abc import Sequence
from pathlib import Path

import psutil

from app.domain.catalogue import CatalogueEntry, ListedModel, ModelKind, ModelState
from app.domain.errors import ModelError
from app.domain.machine import Machine
from app.domain.model_facts import ModelFacts
from app.domain.model_survey import USES, ModelSurvey, ModelUse
from app.domain.recommending import recommend
from app.models.catalogue import entry_named, load_catalogue
from app.models.late_interaction import gives_tokens
from app.models.model_files import find_model_files
from app.models.provider_session import available_providers
from app.models.providers import Provider, providers_among
from app.models.runtimes.extras import Runtime, how_to_get, is_installed
from app.models.sparse import weighs_terms
from app.runtime.paths import models_dir
from app.runtime.settings_file import load_settings
from app.worker.model_facts import installed_facts, list_models
from app.worker.models_in_use import models_in_use

_HERE = (ModelState.IN_USE, ModelState.INSTALLED, ModelState.NOT_PREPARED)


def survey_models(data_dir: Path, language: str, shipped: Sequence[ModelFacts] = ()) -> ModelSurvey:
    """All that the page of models shows; `language` is the person's, an ISO 639-1 code. Asks no hub; takes a second.

    With `shipped`, the facts of the models that come with Akin, their files are not read again. Raises ModelError where
    the catalogue is damaged.
    """
    settings, folder = load_settings(data_dir).settings, models_dir(data_dir)
    wanted = settings.text_recognition != "off"
    listed = list_models(folder, recognition_wanted=wanted, in_use=models_in_use(data_dir), shipped=shipped)
    machine = this_machine()
    return ModelSurvey(
        models=listed,
        machine=machine,
        recommended=recommend(load_catalogue().entries, machine, language),
        uses={model.entry.id: uses_of(model, folder) for model in listed if model.state in _HERE},
        chosen={
            ModelUse.TEXT: settings.text_model,
            ModelUse.PICTURES: settings.picture_model,
            ModelUse.RERANKER: settings.reranker,
            ModelUse.SPARSE: settings.sparse_model,
        },
        dimensions=settings.text_dimensions,
        hub=settings.hub_address,
        missing={runtime.value: how_to_get(runtime) for runtime in Runtime if not is_installed(runtime)},
    )


def this_machine() -> Machine:
    """What this machine has."""
    graphics = set(providers_among(available_providers())) - {Provider.CPU, Provider.OPENVINO}
    return Machine(os.cpu_count() or 1, psutil.virtual_memory().total, bool(graphics))


def uses_of(model: ListedModel, folder: Path) -> tuple[ModelUse, ...]:
    """What a model that is here can do; some text models weigh terms and compare tokens too."""
    entry = model.entry
    own = (USES[entry.kind],) if entry.kind in USES else ()
    if entry.kind is not ModelKind.TEXT or entry.shipped:
        return own
    try:
        files = find_model_files(entry.id, folder)
    except ModelError:
        return ()
    if files is None:
        return ()
    more = ((ModelUse.RERANKER, gives_tokens(files)), (ModelUse.SPARSE, weighs_terms(files)))
    return own + tuple(use for use, is_able in more if is_able)


def check_files(data_dir: Path, model_id: str) -> ModelFacts | None:
    """Reads all files of an installed model and compares them with their checksums; None where it is not installed.

    Raises ModelError for an unknown id.
    """
    entry: CatalogueEntry = entry_named(model_id)
    return installed_facts(entry, models_dir(data_dir), thorough=True)
