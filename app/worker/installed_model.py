"""An installed model by its id: its entry in the catalogue and its files, or why it cannot be had."""

from pathlib import Path

from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.models.catalogue import check_runs, entry_named
from app.models.model_files import ModelFiles, find_model_files

_KINDS = {
    ModelKind.TEXT: "text model",
    ModelKind.PICTURES: "picture model",
    ModelKind.RERANKER: "reranker",
    ModelKind.SPARSE: "sparse model",
}


def installed_model(
    model_id: str, models_dir: Path, *kinds: ModelKind, otherwise: str = ""
) -> tuple[CatalogueEntry, ModelFiles]:
    """The entry and the files of an installed model of one of these kinds, the first of which names what is wanted.

    Raises ModelError where it is not known, of another kind, cannot be run or is not installed; `otherwise` is a
    sentence on what may be done without it.
    """
    entry = entry_named(model_id)
    if entry.kind not in kinds:
        advice = otherwise or "`akin models` tells what each model is for."
        raise ModelError(f"{entry.title} is no {_KINDS[kinds[0]]}.", advice)
    check_runs(entry)
    files = find_model_files(model_id, models_dir)
    if files is None:
        advice = f"Install it with: akin models install {model_id}. {otherwise}".strip()
        raise ModelError(f"{entry.title} is not installed.", advice)
    return entry, files
