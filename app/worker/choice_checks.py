"""Checks the models that the settings choose: whether each is here and can be used, and what to do where not."""

from collections.abc import Iterator

from app.domain.checks import Check, Verdict
from app.domain.errors import AkinError, ModelError
from app.models.catalogue import load_catalogue
from app.models.model_files import find_model_files
from app.worker.engine import Engine
from app.worker.reranking import TOKENS
from app.worker.sparse import OFF

NAME = "choice of models"


def check_choice(engine: Engine) -> Check:
    """Whether all models that the settings name are here; loads none."""
    try:
        notes = (*engine.notes(engine.settings), *_beside(engine))
    except AkinError as error:
        return Check(NAME, Verdict.PROBLEM, str(error), error.advice)
    if notes:
        return Check(NAME, Verdict.WARNING, " ".join(notes), "`akin models` tells which models are here.")
    return Check(NAME, Verdict.OK, "The models that the settings name are here.")


def _beside(engine: Engine) -> Iterator[str]:
    """What is named in vain of what reranks and weighs terms."""
    for name in ("reranker", "sparse_model"):
        model_id = getattr(engine.settings, name)
        if model_id in (TOKENS, OFF):
            continue
        try:
            entry, files = load_catalogue().find(model_id), find_model_files(model_id, engine.models_dir)
        except ModelError as error:
            yield f"The setting {name}: {error} {error.advice}"
            continue
        if entry is None:
            yield f"The setting {name}: Akin knows no model {model_id}."
        elif files is None:
            yield f"The setting {name}: {entry.title} is not installed. akin models install {model_id}"
