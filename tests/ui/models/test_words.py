"""Everything that the catalogue says can be said in the language of the window; sizes and figures read well."""

from dataclasses import replace

import pytest

from app.domain.catalogue import CatalogueEntry, ListedModel, ModelKind, ModelState, Suits, Uses
from app.domain.machine import Machine
from app.domain.model_survey import ModelUse
from app.models.catalogue import entry_named, load_catalogue
from app.ui.models import model_words
from app.ui.models.catalogue_words import TEXTS
from app.ui.models.deed import Action, Deed, Step
from app.ui.models.deed_words import title_words
from app.ui.models.fact_list import facts_of
from app.ui.models.shown_model import ShownModel

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = ("Apache-2.0", "MIT", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0")  # of licences, the same everywhere


def told(entry: CatalogueEntry) -> list[str]:
    figures = [text for each in entry.quality for text in (each.measure, each.source)]
    licence = [entry.licence.words, *([entry.licence.name] if entry.licence.name not in NAMES else [])]
    return [text for text in (entry.purpose, entry.note, entry.not_yet, *licence, *figures) if text]


def test_every_text_of_the_catalogue_is_there_for_those_who_translate() -> None:
    assert [text for entry in load_catalogue().entries for text in told(entry) if text not in TEXTS] == []


def test_no_text_is_kept_that_the_catalogue_has_no_more() -> None:
    assert TEXTS - {text for entry in load_catalogue().entries for text in told(entry)} == set()


def test_every_kind_state_use_licence_and_machine_has_words() -> None:
    assert all(map(model_words.kind_words, ModelKind))
    assert all(map(model_words.kind_sentence, ModelKind))
    assert all(model_words.state_words(each)[0] for each in ModelState)
    assert all(map(model_words.use_words, ModelUse))
    assert all(map(model_words.licence_words, Uses))
    assert all(map(model_words.suits_words, Suits))


@pytest.mark.parametrize(
    ("parameters", "size"), [(23, "about 92 MB"), (110, "about 440 MB"), (335, "about 1.3 GB"), (1000, "about 4 GB")]
)
def test_an_estimate_claims_no_more_than_it_knows(parameters: float, size: str) -> None:
    entry = replace(entry_named("bge-small"), parameters=parameters)
    assert model_words.size_words(ListedModel(entry, ModelState.NOT_INSTALLED)) == size


def test_what_is_not_known_is_not_made_up() -> None:
    entry = replace(entry_named("bge-small"), parameters=None, quality=())
    assert model_words.size_words(ListedModel(entry, ModelState.NOT_INSTALLED)) == ""
    assert model_words.quality_words(entry.quality) == ""


def test_all_facts_of_all_models_can_be_told() -> None:
    for entry in load_catalogue().entries:
        shown = ShownModel(ListedModel(entry, ModelState.NOT_INSTALLED), fits=True)
        facts = dict(facts_of(shown, Machine(4, 8_000_000_000)))
        assert all(facts.values())
        assert "%" not in facts["Made for"] + facts["Licence"] + facts["Size"]
        assert entry.licence.name in facts["Licence"]


def test_every_step_that_there_is_has_a_title() -> None:
    never = {Step.STOPPING, Step.STOPPED}
    for action in Action:
        steps = set(Step) if action in (Action.INSTALL, Action.IMPORT) else set(Step) - never
        if action in (Action.CHECK, Action.MEASURE):
            steps = {Step.WORKING, Step.FAILED, Step.DONE}
        for step in steps:
            assert title_words(Deed(action, step, "x"), "A model")
