"""What there is to know of all models at one moment: which are here, what for, and which suit this machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.catalogue import CatalogueEntry, ListedModel, ModelKind, ModelState
from app.domain.library_facts import BesideStatus
from app.domain.machine import Machine
from app.domain.recommending import Recommendation

_USUAL_LENGTHS = (512, 256, 128)  # to which vectors are cut that may have any length


class ModelUse(StrEnum):
    """What a person can have a model do."""

    TEXT = "text"
    PICTURES = "pictures"
    RERANKER = "reranker"
    SPARSE = "sparse"


USES = {
    ModelKind.TEXT: ModelUse.TEXT,
    ModelKind.PICTURES: ModelUse.PICTURES,
    ModelKind.RERANKER: ModelUse.RERANKER,
    ModelKind.LATE_INTERACTION: ModelUse.RERANKER,
    ModelKind.SPARSE: ModelUse.SPARSE,
}


@dataclass(frozen=True, slots=True)
class ModelSurvey:
    """All models of the catalogue.

    `uses` says of those that are here what they can do, by their ids; `chosen` what the settings ask for: an id, or a
    word of the setting. `dimensions` are the numbers that the settings keep of a vector of the text model, 0 for all.
    `hub` is the address that models would be downloaded from. `missing` are the runtimes that are not installed, each
    with the command that installs it.
    """

    models: tuple[ListedModel, ...]
    machine: Machine
    recommended: tuple[Recommendation, ...] = ()
    uses: Mapping[str, tuple[ModelUse, ...]] = field(default_factory=dict)
    chosen: Mapping[ModelUse, str] = field(default_factory=dict)
    dimensions: int = 0
    hub: str = ""
    missing: Mapping[str, str] = field(default_factory=dict)

    def find(self, model_id: str) -> ListedModel | None:
        """The model of that id, None where there is none."""
        return next((model for model in self.models if model.entry.id == model_id), None)

    def needs(self, entry: CatalogueEntry) -> str:
        """The command that installs what runs the model; empty where something that runs it is here."""
        if not entry.runtimes or any(runtime not in self.missing for runtime in entry.runtimes):
            return ""
        return self.missing[entry.runtimes[0]]

    @property
    def in_vain(self) -> tuple[CatalogueEntry, ...]:
        """The models that the settings ask for and that are not here."""
        asked = (self.find(model_id) for model_id in self.chosen.values())
        return tuple(model.entry for model in asked if model is not None and model.state is ModelState.NOT_INSTALLED)


@dataclass(frozen=True, slots=True)
class UseTerms:
    """What a person agrees to before a model is used: `dimensions` numbers of a vector are kept, 0 for all.

    `beside` is the index that has to be built, None where none has; `milliseconds` is what a reranker may take.
    """

    entry: CatalogueEntry
    use: ModelUse
    dimensions: int = 0
    beside: BesideStatus | None = None
    milliseconds: int = 0


def lengths_of(entry: CatalogueEntry) -> tuple[int, ...]:
    """The lengths to which vectors of the model may be cut that are offered, the longest first; none: they may not."""
    full = entry.dimensions or 0
    if entry.matryoshka:
        return tuple(sorted(entry.matryoshka, reverse=True))
    if entry.matryoshka_least or entry.shortens:
        return tuple(length for length in _USUAL_LENGTHS if (entry.matryoshka_least or 0) <= length < full)
    return ()


def download_estimate(entry: CatalogueEntry) -> int | None:
    """About how many bytes a download takes, None where that cannot be told.

    Networks made from language models are published in 16 bits a parameter, the others mostly in 32.
    """
    halved = entry.family.id.startswith(("qwen", "gemma", "mistral", "paligemma", "smolvlm"))
    return None if entry.parameters is None else round(entry.parameters * 1e6 * (2 if halved else 4))
