"""What is offered of a model's vectors, and how large a download will be about."""

from app.domain.catalogue import ListedModel, ModelState
from app.domain.machine import Machine
from app.domain.model_survey import ModelSurvey, ModelUse, download_estimate, lengths_of
from app.models.catalogue import entry_named, load_catalogue
from app.worker.choosing import may_be_cut


def test_only_lengths_are_offered_that_may_be_used() -> None:
    assert lengths_of(entry_named("minilm")) == ()
    assert lengths_of(entry_named("nomic")) == (512, 256, 128, 64)
    assert lengths_of(entry_named("leaf-ir")) == (512, 256, 128)
    for entry in load_catalogue().entries:
        full = entry.dimensions or 0
        assert all(may_be_cut(entry, length, full) for length in lengths_of(entry) if full)


def test_language_models_are_half_as_large_for_their_parameters() -> None:
    assert download_estimate(entry_named("bge-small")) == 132_000_000
    assert download_estimate(entry_named("qwen3-0.6b")) == 1_192_000_000
    assert download_estimate(entry_named("codebert")) is None


def test_what_the_settings_ask_for_in_vain_is_known() -> None:
    here, missing = entry_named("minilm"), entry_named("bge-small")
    models = (ListedModel(here, ModelState.IN_USE), ListedModel(missing, ModelState.NOT_INSTALLED))
    chosen = {ModelUse.TEXT: missing.id, ModelUse.RERANKER: "tokens"}
    assert ModelSurvey(models, Machine(2, 1), chosen=chosen).in_vain == (missing,)
    assert ModelSurvey(models, Machine(2, 1), chosen={ModelUse.TEXT: here.id}).in_vain == ()
