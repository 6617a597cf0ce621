"""Checks the models: the weights that packages carry, what was made of them, and the files that come with Akin."""

from collections.abc import Iterator
from pathlib import Path

from app.domain.catalogue import CatalogueEntry
from app.domain.checks import Check, Verdict
from app.domain.errors import AkinError, ModelError
from app.models.catalogue import check_runs, load_catalogue
from app.models.installed import find_weights, model_folder, verify_installed
from app.models.model_files import ModelFiles, find_model_files, verify_model_files
from app.models.picture_models import pocket_model, verify_picture_model
from app.models.runtimes.extras import require
from app.models.runtimes.needed import needed_runtime
from app.models.text_models import TextModel


def check_text_model(model: TextModel, models_dir: Path) -> tuple[Check, Check]:
    """The checks of the weights and of the converted files, each against its SHA-256."""
    converted = _check_converted(model, model_folder(model, models_dir))
    return _check_weights(model, usable_without=converted.verdict is Verdict.OK), converted


def check_picture_model() -> Check:
    """The check of the picture model's files, each against its SHA-256."""
    try:
        model = pocket_model()
        verify_picture_model(model)
    except AkinError as error:
        return Check("picture model", Verdict.PROBLEM, str(error), error.advice)
    told = f"The picture model {model.title} is intact. {model.licence}"
    return Check("picture model", Verdict.OK, told)


def check_installed_model(
    entry: CatalogueEntry, models_dir: Path, *, thorough: bool
) -> tuple[Check | None, ModelFiles | None]:
    """The check of a model that was installed, None where it was not; its files, where their list can be read.

    With `thorough` every file is compared with its SHA-256, else only its length with what it was.
    """
    name = f"model {entry.id}"
    try:
        files = find_model_files(entry.id, models_dir)
    except ModelError as error:
        return Check(name, Verdict.PROBLEM, str(error), error.advice), None
    if files is None:
        return None, None
    try:
        verify_model_files(files, thorough=thorough)
    except ModelError as error:
        return Check(name, Verdict.PROBLEM, str(error), error.advice), files
    return Check(name, Verdict.OK, f"The model {entry.title} in {files.folder} is intact."), files


def check_installed_models(models_dir: Path) -> Iterator[Check]:
    """The thorough checks of all models that were installed, in the catalogue's order."""
    try:
        entries = load_catalogue().entries
    except ModelError as error:
        yield Check("models", Verdict.PROBLEM, str(error), error.advice)
        return
    for entry in entries:
        check, files = check_installed_model(entry, models_dir, thorough=True)
        if check is not None:
            yield check if files is None or check.verdict is not Verdict.OK else _with_runtime(check, files, entry)


def _with_runtime(check: Check, files: ModelFiles, entry: CatalogueEntry) -> Check:
    """The same of an intact model; a warning where what runs it is not installed, or Akin cannot run it."""
    try:
        check_runs(entry)
        require(needed_runtime(files, entry), f"The model {entry.title} is intact, but it")
    except ModelError as error:
        return Check(check.name, Verdict.WARNING, str(error), error.advice)
    return check


def _check_weights(model: TextModel, *, usable_without: bool) -> Check:
    try:
        folder = find_weights(model)
    except ModelError as error:
        verdict = Verdict.WARNING if usable_without else Verdict.PROBLEM
        return Check("model weights", verdict, str(error), error.advice)
    return Check("model weights", Verdict.OK, f"The weights of {model.title} in {folder} are as published.")


def _check_converted(model: TextModel, folder: Path) -> Check:
    name = "text model"
    if not folder.exists():
        told = f"The text model {model.title} is not converted yet."
        return Check(name, Verdict.WARNING, told, "The first `akin index` does that; it takes some seconds.")
    try:
        verify_installed(model, folder)
    except ModelError as error:
        return Check(name, Verdict.PROBLEM, str(error), error.advice)
    return Check(name, Verdict.OK, f"The text model {model.title} in {folder} is intact.")
