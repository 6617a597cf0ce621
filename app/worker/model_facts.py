"""Gathers the facts of the models that Akin uses; reads all of their files once."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from app.domain.catalogue import CatalogueEntry, ListedModel, ModelKind, ModelState, Uses, state_of
from app.domain.checks import Check, Verdict
from app.domain.errors import AkinError
from app.domain.model_facts import ModelFacts, ModelRole
from app.extract.ocr.engine import LANGUAGES
from app.extract.ocr.models import check_models, model_files
from app.models.catalogue import load_catalogue
from app.models.checks import check_installed_model, check_picture_model, check_text_model
from app.models.installed import model_folder
from app.models.model_files import find_model_files
from app.models.picture_models import pocket_model
from app.models.speeds import read_speeds
from app.models.text_models import MINILM

SHIPPED = ("minilm", "pocket", "rapidocr")  # what is in use unless the settings say otherwise


def gather_model_facts(models_dir: Path) -> tuple[ModelFacts, ...]:
    """The models for text, pictures and text recognition, in this order; takes about a second."""
    return (_text(models_dir), _pictures(), _recognition())


def list_models(
    models_dir: Path,
    *,
    recognition_wanted: bool,
    in_use: Collection[str] = SHIPPED,
    shipped: Sequence[ModelFacts] = (),
) -> tuple[ListedModel, ...]:
    """All models of the catalogue, with the facts of those that are here; takes about a second.

    With `shipped`, the facts of those that come with Akin as they were found before, it takes a moment.

    `recognition_wanted` unless the settings switch text recognition off; `in_use` are the ids of the models in use. Of
    the models that were installed only the lengths of files are compared. Raises ModelError where the catalogue is
    damaged.
    """
    here = {facts.id: facts for facts in shipped or gather_model_facts(models_dir)}
    speeds = read_speeds(models_dir)
    listed = []
    for entry in load_catalogue().entries:
        facts = here.get(entry.id) or installed_facts(entry, models_dir)
        recognition = entry.kind is ModelKind.RECOGNITION
        state = state_of(facts, wanted=recognition_wanted or not recognition, used=recognition or entry.id in in_use)
        speed = speeds.get((entry.id, checksum_of(entry, models_dir))) if facts is not None else None
        listed.append(ListedModel(entry, state if entry.runs else ModelState.NOT_YET, facts, speed))
    return tuple(listed)


def checksum_of(entry: CatalogueEntry, models_dir: Path) -> str:
    """What changes when a model that is here does; empty where it is not, or its list cannot be read."""
    try:
        if entry.shipped:
            return {MINILM.id: MINILM.weights_sha256, "pocket": pocket_model().fingerprint}.get(entry.id, "")
        files = find_model_files(entry.id, models_dir)
    except AkinError:
        return ""
    return files.checksum if files is not None else ""


def installed_facts(entry: CatalogueEntry, models_dir: Path, *, thorough: bool = False) -> ModelFacts | None:
    """The facts of a model that was installed; None where it was not. With `thorough` all of its files are read."""
    check, files = check_installed_model(entry, models_dir, thorough=thorough)
    if check is None:
        return None
    return ModelFacts(
        id=entry.id,
        title=entry.title,
        role=ModelRole.PICTURES if entry.kind in (ModelKind.PICTURES, ModelKind.PAGES) else ModelRole.TEXT,
        languages=entry.languages,
        size=files.size if files is not None else 0,
        licence=entry.licence.name,
        notice=entry.licence.words,
        restricted=entry.licence.uses is not Uses.ANY,
        place=models_dir / entry.id,
        checks=(check,),
    )


def _text(models_dir: Path) -> ModelFacts:
    folder = model_folder(MINILM, models_dir)
    weights, converted = check_text_model(MINILM, models_dir)
    return ModelFacts(
        id=MINILM.id,
        title=MINILM.title,
        role=ModelRole.TEXT,
        languages=("en",),
        size=_size(folder.glob("*")) if folder.is_dir() else 0,
        licence=MINILM.licence,
        notice="",
        restricted=False,
        place=folder if folder.is_dir() else None,
        checks=(weights, converted),
    )


def _pictures() -> ModelFacts:
    check = check_picture_model()
    try:
        model = pocket_model()
    except AkinError as error:
        missing = Check("picture model", Verdict.PROBLEM, str(error), error.advice)
        return ModelFacts("pocket", "Akin pocket", ModelRole.PICTURES, ("en",), 0, "", "", False, None, (missing,))
    files = [path for path in (model.picture_onnx, model.query_onnx) if path is not None]
    return ModelFacts(
        id=model.id,
        title=model.title,
        role=ModelRole.PICTURES,
        languages=("en",),
        size=_size(files),
        licence="",
        notice=model.licence,
        restricted="non-commercial" in model.licence,
        place=model.picture_onnx.parent,
        checks=(check,),
    )


def _recognition() -> ModelFacts:
    files = model_files()
    return ModelFacts(
        id="rapidocr",
        title="RapidOCR (PP-OCRv6 small)",
        role=ModelRole.RECOGNITION,
        languages=LANGUAGES,
        size=_size(files),
        licence="Apache-2.0",
        notice="",
        restricted=False,
        place=files[0].parent if files else None,
        checks=(check_models(),),
    )


def _size(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file())
