"""The facts of the models, gathered from the real files."""

import shutil
from pathlib import Path

import pytest

from app.domain.catalogue import ModelState, Uses
from app.domain.checks import Verdict
from app.domain.model_facts import ModelRole
from app.extract.ocr import models as recognition
from app.models.installed import MODEL_FILE, model_folder
from app.models.text_models import MINILM
from app.worker.model_facts import gather_model_facts, list_models


def test_every_model_is_told_with_its_terms(models_dir: Path) -> None:
    found = gather_model_facts(models_dir)
    assert [facts.role for facts in found] == list(ModelRole)
    assert all(facts.verdict is Verdict.OK for facts in found)
    assert all(facts.size > 1_000_000 and facts.place is not None and facts.place.is_dir() for facts in found)
    text, pictures, read_off = found
    assert pictures.restricted
    assert "research and non-commercial" in pictures.notice
    assert not text.restricted
    assert {"de", "fr", "zh"} <= set(read_off.languages)


def test_a_model_that_is_not_converted_or_damaged_is_told(models_dir: Path, tmp_path: Path) -> None:
    assert gather_model_facts(tmp_path)[0].verdict is Verdict.WARNING
    assert gather_model_facts(tmp_path)[0].place is None
    folder = model_folder(MINILM, tmp_path)
    shutil.copytree(model_folder(MINILM, models_dir), folder)
    with (folder / MODEL_FILE).open("ab") as stream:
        stream.write(b"x")
    assert gather_model_facts(tmp_path)[0].verdict is Verdict.PROBLEM


def test_text_recognition_without_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "PACKAGE", "akin-has-no-such-package")
    check = recognition.check_models()
    assert check.verdict is Verdict.PROBLEM
    assert check.advice


def test_the_catalogue_is_listed_with_the_facts_of_what_is_here(models_dir: Path) -> None:
    listed = {model.entry.id: model for model in list_models(models_dir, recognition_wanted=True)}
    for facts in gather_model_facts(models_dir):
        entry = listed[facts.id].entry
        assert listed[facts.id].facts == facts
        assert entry.shipped
        assert (entry.title, entry.languages) == (facts.title, facts.languages)
        assert facts.licence in ("", entry.licence.name)
        assert facts.restricted == (entry.licence.uses is Uses.NON_COMMERCIAL)
    assert {model.entry.shipped for model in listed.values() if model.state is ModelState.IN_USE} == {True}
    assert all(model.entry.shipped for model in listed.values() if model.facts is not None)


def test_a_damaged_model_is_listed_as_unusable(models_dir: Path, tmp_path: Path) -> None:
    folder = model_folder(MINILM, tmp_path)
    shutil.copytree(model_folder(MINILM, models_dir), folder)
    with (folder / MODEL_FILE).open("ab") as stream:
        stream.write(b"x")
    (text, *_) = list_models(tmp_path, recognition_wanted=False)
    assert text.state is ModelState.UNUSABLE
    assert [model.state for model in list_models(tmp_path, recognition_wanted=False)][-1] is ModelState.OFF
