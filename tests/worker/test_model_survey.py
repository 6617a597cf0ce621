"""What the page of models is told: what is here, what it can do, and what this machine has."""

from pathlib import Path

import pytest

from app.domain.catalogue import ListedModel, ModelState
from app.domain.errors import ModelError
from app.domain.model_survey import ModelUse
from app.models.catalogue import entry_named
from app.runtime.settings_file import load_settings
from app.worker.model_facts import gather_model_facts
from app.worker.model_survey import survey_models, this_machine, uses_of
from app.worker.model_uses import stop_using, terms_of_using, use_agreed
from tests.models.tiny import list_files, tiny_model


@pytest.fixture
def models(models_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert models_dir.is_dir()
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setenv("AKIN_MODELS_DIR", str(folder))
    return folder


def test_all_models_are_surveyed_without_a_library(models: Path, tmp_path: Path) -> None:
    tiny_model("bert", models, "bge-small")
    survey = survey_models(tmp_path / "data", "de")
    found = survey.find("bge-small")
    assert found is not None
    assert found.state is ModelState.INSTALLED
    assert survey.uses["bge-small"] == (ModelUse.TEXT,)
    assert survey.uses["pocket"] == (ModelUse.PICTURES,)
    assert "leaf-ir" not in survey.uses
    assert survey.chosen[ModelUse.RERANKER] == "tokens"
    assert all("mul" in entry_named(each.id).languages for each in survey.recommended)
    assert survey.hub == "https://huggingface.co"
    again = survey_models(tmp_path / "data", "de", gather_model_facts(models))
    assert again.models == survey.models


def test_a_model_can_do_what_its_files_allow(models: Path) -> None:
    files = tiny_model("xlm-roberta", models, "bge-m3")
    listed = ListedModel(entry_named("bge-m3"), ModelState.INSTALLED)
    assert uses_of(listed, models) == (ModelUse.TEXT,)
    for name in ("sparse_linear.pt", "colbert_linear.pt"):
        (files.folder / name).write_bytes(b"numbers")
    list_files(files.folder)
    assert uses_of(listed, models) == (ModelUse.TEXT, ModelUse.RERANKER, ModelUse.SPARSE)
    assert uses_of(ListedModel(entry_named("rapidocr"), ModelState.IN_USE), models) == ()


def test_a_reranker_is_used_and_no_longer(models: Path, tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with pytest.raises(ModelError, match="not installed"):
        terms_of_using(data_dir, "ettin-17m", ModelUse.RERANKER)
    tiny_model("bert", models, "ettin-17m")
    terms = terms_of_using(data_dir, "ettin-17m", ModelUse.RERANKER)
    assert (terms.beside, terms.milliseconds) == (None, 300)
    use_agreed(data_dir, terms)
    assert load_settings(data_dir).settings.reranker == "ettin-17m"
    stop_using(data_dir, ModelUse.RERANKER)
    assert load_settings(data_dir).settings.reranker == "tokens"
    (models / "ettin-17m" / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        terms_of_using(data_dir, "ettin-17m", ModelUse.RERANKER)


def test_this_machine_has_something() -> None:
    machine = this_machine()
    assert machine.cores >= 1
    assert machine.memory > 100_000_000
