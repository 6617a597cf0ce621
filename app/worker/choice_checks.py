"""Checks the models that the settings choose: whether each is here and can be used, and what to do where not."""

from collections.abc import Iterator

from app.domain.catalogue import ModelKind
from app.domain.checks import Check, Verdict
from app.domain.errors import AkinError, ModelError
from app.models.late_interaction import gives_tokens
from app.models.sparse import weighs_terms
from app.worker.engine import Engine
from app.worker.installed_model import installed_model
from app.worker.reranking import TOKENS
from app.worker.sparse import OFF

NAME = "choice of models"
_KINDS = {  # a text model may be either beside what it is
    "reranker": (ModelKind.RERANKER, ModelKind.LATE_INTERACTION, ModelKind.TEXT),
    "sparse_model": (ModelKind.SPARSE, ModelKind.TEXT),
}


def check_choice(engine: Engine) -> Check:
    """Whether all models that the settings name are here; loads none."""
    try:
        notes = (*engine.notes(engine.settings), *named_in_vain(engine))
    except AkinError as error:
        return Check(NAME, Verdict.PROBLEM, str(error), error.advice)
    if notes:
        return Check(NAME, Verdict.WARNING, " ".join(notes), "`akin models` tells which models are here.")
    return Check(NAME, Verdict.OK, "The models that the settings name are here.")


def named_in_vain(engine: Engine) -> Iterator[str]:
    """What the settings name for reranking and for weighing terms that cannot be had, a sentence for each."""
    for name, kinds in _KINDS.items():
        model_id = getattr(engine.settings, name)
        if model_id in (TOKENS, OFF):
            continue
        try:
            entry, files = installed_model(model_id, engine.models_dir, *kinds)
            does = gives_tokens(files) if name == "reranker" else weighs_terms(files)
            if entry.kind is ModelKind.TEXT and not does:
                raise ModelError(f"{entry.title} gives vectors of texts only.", "`akin models` lists those that do.")
        except ModelError as error:
            yield f"The setting {name}: {error} {error.advice}"
