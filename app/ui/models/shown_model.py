"""The models as the page shows them: how each stands by all that is known, and which of them are wanted (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.catalogue import CatalogueEntry, ListedModel, ModelKind, ModelState, Uses
from app.domain.library_facts import LibraryStatus
from app.domain.model_survey import ModelSurvey, ModelUse
from app.domain.recommending import Recommendation, reads

_HERE = (ModelState.IN_USE, ModelState.INSTALLED, ModelState.OFF, ModelState.NOT_PREPARED, ModelState.UNUSABLE)


class Purpose(StrEnum):
    """What a person looks for a model for."""

    MEANING = "meaning"
    WORDS = "words"
    ORDER = "order"
    PICTURES = "pictures"
    RECOGNITION = "recognition"


PURPOSES = {
    ModelKind.TEXT: Purpose.MEANING,
    ModelKind.SPARSE: Purpose.WORDS,
    ModelKind.LATE_INTERACTION: Purpose.ORDER,
    ModelKind.RERANKER: Purpose.ORDER,
    ModelKind.PAGES: Purpose.PICTURES,
    ModelKind.PICTURES: Purpose.PICTURES,
    ModelKind.RECOGNITION: Purpose.RECOGNITION,
}


@dataclass(frozen=True, slots=True)
class ShownModel:
    """A model with what it does now (`doing`) and will do once its index is built (`coming`), and what it can do.

    `needs` is the command that installs what runs it, empty where that is here.
    """

    listed: ListedModel
    fits: bool
    recommended: Recommendation | None = None
    doing: tuple[ModelUse, ...] = ()
    coming: tuple[ModelUse, ...] = ()
    can: tuple[ModelUse, ...] = ()
    place: int = 0
    needs: str = ""

    @property
    def entry(self) -> CatalogueEntry:
        """What the catalogue says of it."""
        return self.listed.entry

    @property
    def state(self) -> ModelState:
        """How it stands."""
        return self.listed.state

    @property
    def is_here(self) -> bool:
        """Whether its files are on this machine, whole or not."""
        return self.state in _HERE or self.listed.facts is not None


@dataclass(frozen=True, slots=True)
class ModelFilter:
    """What is wanted: None, empty and False want everything. `words` are looked for in all that is said of a model."""

    purpose: Purpose | None = None
    language: str = ""
    fits: bool = False
    here: bool = False
    free: bool = False
    words: str = ""

    def wants(self, shown: ShownModel, told: str) -> bool:
        """Whether the model is wanted; `told` is what is said of it."""
        entry, said = shown.entry, f"{shown.entry.id} {told}".casefold()
        return (
            (self.purpose is None or self.purpose is purpose_of(shown))
            and (not self.language or reads(entry, self.language))
            and (not self.fits or (shown.fits and shown.entry.runs and not shown.needs))
            and (not self.here or shown.is_here)
            and (not self.free or entry.licence.uses is Uses.ANY)
            and all(word in said for word in self.words.casefold().split())
        )


def purpose_of(shown: ShownModel) -> Purpose:
    """What a person would look for it for."""
    return PURPOSES[shown.entry.kind]


def shown_models(survey: ModelSurvey, facts: LibraryStatus | None) -> tuple[ShownModel, ...]:
    """All models: first those that are here, then those to begin with, then the others as the catalogue has them.

    `facts` are those of the library, None where there is none: then the models that the settings name do what they do.
    """
    recommended = {each.id: each for each in survey.recommended}
    now, coming = _now(survey, facts), _coming(facts)
    made = [
        ShownModel(
            listed=replace(model, state=_state(model, now, coming)),
            fits=survey.machine.suits(model.entry.suits),
            recommended=None if model.state in _HERE else recommended.get(model.entry.id),
            doing=tuple(use for use, model_id in now.items() if model_id == model.entry.id and model.state in _HERE),
            coming=tuple(use for use, model_id in coming.items() if model_id == model.entry.id),
            can=survey.uses.get(model.entry.id, ()),
            needs=survey.needs(model.entry),
        )
        for model in survey.models
    ]
    made.sort(key=_order)
    return tuple(replace(each, place=place) for place, each in enumerate(made))


def _now(survey: ModelSurvey, facts: LibraryStatus | None) -> Mapping[ModelUse, str]:
    """The model that does each thing now: what needs an index as the library has it, the rest as the settings say."""
    if facts is None:
        return survey.chosen
    return {**survey.chosen, ModelUse.TEXT: facts.models.text, ModelUse.PICTURES: facts.models.pictures}


def _coming(facts: LibraryStatus | None) -> Mapping[ModelUse, str]:
    """The models of the index that is being built."""
    if facts is None or facts.beside is None:
        return {}
    wanted = {ModelUse.TEXT: facts.beside.text, ModelUse.PICTURES: facts.beside.pictures}
    present = {ModelUse.TEXT: facts.models.text, ModelUse.PICTURES: facts.models.pictures}
    return {use: model_id for use, model_id in wanted.items() if model_id != present[use]}


def _state(model: ListedModel, now: Mapping[ModelUse, str], coming: Mapping[ModelUse, str]) -> ModelState:
    """In use is what answers now; what only stays since another model needs it, or an index is to come, is here."""
    used = model.entry.id in now.values() or model.entry.kind is ModelKind.RECOGNITION
    if model.state is ModelState.IN_USE and not used:
        return ModelState.INSTALLED
    if model.state is ModelState.INSTALLED and used and model.entry.id not in coming.values():
        return ModelState.IN_USE
    return model.state


def _order(shown: ShownModel) -> tuple[int, int]:
    groups = (
        shown.state is ModelState.UNUSABLE,
        bool(shown.doing) or shown.state in (ModelState.IN_USE, ModelState.NOT_PREPARED, ModelState.OFF),
        shown.is_here,
        shown.recommended is not None,
    )
    return next((place for place, is_member in enumerate(groups) if is_member), len(groups)), 0
