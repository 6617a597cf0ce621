"""How a model stands by all that is known, and which models a filter wants."""

from dataclasses import replace
from pathlib import Path

from app.domain.catalogue import ListedModel, ModelState
from app.domain.library_facts import (
    BesideStatus,
    DiskUse,
    DocumentCounts,
    IndexModels,
    LibraryStatus,
)
from app.domain.machine import Machine
from app.domain.model_survey import ModelSurvey, ModelUse
from app.domain.recommending import Recommendation
from app.models.catalogue import entry_named
from app.ui.models.shown_model import ModelFilter, Purpose, ShownModel, shown_models

MACHINE = Machine(2, 4_000_000_000)
FACTS = LibraryStatus(
    Path("data"), (), {}, 0, DocumentCounts(0, 0, 0, 0), 0, 1.0, 1.0, DiskUse(0, 0, 0, 0, 0), "", None, None, ()
)
COMING = BesideStatus(200, 1, 2, text="bge-small", other_models=True)


def survey(text: str = "minilm", **states: ModelState) -> ModelSurvey:
    ids = ("minilm", "leaf-ir", "bge-small", "bge-large", "jina-v3", "rapidocr", "siglip-b16")
    models = tuple(
        ListedModel(entry_named(each), states.get(each.replace("-", "_"), ModelState.NOT_INSTALLED)) for each in ids
    )
    chosen = {ModelUse.TEXT: text, ModelUse.PICTURES: "pocket", ModelUse.RERANKER: "tokens"}
    return ModelSurvey(models, MACHINE, (Recommendation("leaf-ir"),), chosen=chosen)


def found(models: tuple[ShownModel, ...], model_id: str) -> ShownModel:
    return next(each for each in models if each.entry.id == model_id)


def test_what_is_here_stands_first_then_what_is_recommended() -> None:
    shown = shown_models(survey(minilm=ModelState.IN_USE, rapidocr=ModelState.IN_USE), FACTS)
    assert [each.entry.id for each in shown][:4] == ["minilm", "rapidocr", "leaf-ir", "bge-small"]
    assert [each.recommended is not None for each in shown][:4] == [False, False, True, False]
    damaged = shown_models(survey(minilm=ModelState.IN_USE, jina_v3=ModelState.UNUSABLE), FACTS)
    assert damaged[0].entry.id == "jina-v3"


def test_while_an_index_is_built_the_present_model_is_in_use_and_the_other_is_coming() -> None:
    both = survey("bge-small", minilm=ModelState.IN_USE, bge_small=ModelState.IN_USE)
    shown = shown_models(both, replace(FACTS, beside=COMING))
    now, other = found(shown, "minilm"), found(shown, "bge-small")
    assert (now.state, now.doing, now.coming) == (ModelState.IN_USE, (ModelUse.TEXT,), ())
    assert (other.state, other.doing, other.coming) == (ModelState.INSTALLED, (), (ModelUse.TEXT,))
    after = shown_models(both, replace(FACTS, models=IndexModels(text="bge-small")))
    assert found(after, "bge-small").doing == (ModelUse.TEXT,)
    assert found(after, "bge-small").state is ModelState.IN_USE
    assert found(after, "minilm").state is ModelState.INSTALLED


def test_without_a_library_the_settings_say_what_is_in_use() -> None:
    shown = shown_models(survey("bge-small", bge_small=ModelState.IN_USE), None)
    assert found(shown, "bge-small").doing == (ModelUse.TEXT,)


def test_what_runs_a_model_is_asked_for_where_it_is_missing() -> None:
    missing = {"torch": "pip install it", "llama.cpp": "pip install that"}
    shown = shown_models(replace(survey(), missing=missing), FACTS)
    assert {each.needs for each in shown} == {""}
    needing = ListedModel(entry_named("gte-qwen2-1.5b"), ModelState.NOT_INSTALLED)
    (only,) = shown_models(ModelSurvey((needing,), Machine(64, 10**12, graphics=True), missing=missing), FACTS)
    assert only.needs == "pip install it"
    assert only.fits
    assert not ModelFilter(fits=True).wants(only, "")


def test_what_is_not_here_does_nothing_whatever_the_settings_ask_for() -> None:
    shown = shown_models(survey("bge-small"), None)
    assert found(shown, "bge-small").doing == ()
    assert found(shown, "bge-small").state is ModelState.NOT_INSTALLED


def test_each_filter_leaves_out_what_it_should() -> None:
    shown = shown_models(survey(minilm=ModelState.IN_USE), FACTS)

    def wanted(by: ModelFilter) -> set[str]:
        return {each.entry.id for each in shown if by.wants(each, each.entry.title)}

    everything = wanted(ModelFilter())
    assert len(everything) == 7
    assert everything - wanted(ModelFilter(purpose=Purpose.MEANING)) == {"rapidocr", "siglip-b16"}
    assert wanted(ModelFilter(language="de")) == {"jina-v3", "rapidocr"}
    assert everything - wanted(ModelFilter(fits=True)) == {"bge-large", "jina-v3", "siglip-b16"}
    assert wanted(ModelFilter(here=True)) == {"minilm"}
    assert everything - wanted(ModelFilter(free=True)) == {"jina-v3"}
    assert wanted(ModelFilter(words="BGE v1.5")) == {"bge-small", "bge-large"}
    assert wanted(ModelFilter(words="bge", free=True, fits=True)) == {"bge-small"}
