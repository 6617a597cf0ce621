"""Checks the models: the weights that packages carry, what was made of them, and the files that come with Akin."""

from pathlib import Path

from app.domain.checks import Check, Verdict
from app.domain.errors import AkinError, ModelError
from app.models.installed import find_weights, model_folder, verify_installed
from app.models.picture_models import pocket_model, verify_picture_model
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
