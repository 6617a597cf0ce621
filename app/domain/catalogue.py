"""What the catalogue says of a model, installed or not: what it is for, its numbers, its terms and its quality."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.checks import Verdict
from app.domain.model_facts import ModelFacts
from app.domain.model_speed import ModelSpeed

MANY_LANGUAGES = "mul"  # the code of ISO 639-2 for several languages
UNPINNED = "main"  # a revision that may change


class ModelKind(StrEnum):
    """What a model gives."""

    TEXT = "text"
    SPARSE = "sparse"
    LATE_INTERACTION = "late-interaction"
    PAGES = "pages"
    RERANKER = "reranker"
    PICTURES = "pictures"
    RECOGNITION = "recognition"


class Uses(StrEnum):
    """What a licence allows to use a model for."""

    ANY = "any"
    CONDITIONS = "conditions"
    NON_COMMERCIAL = "non-commercial"
    UNKNOWN = "unknown"


class Suits(StrEnum):
    """The least of machines that a model suits."""

    ANY = "any"
    DESKTOP = "desktop"
    STRONG = "strong"
    GPU = "gpu"


class TokenPooling(StrEnum):
    """How the vectors of the tokens become the vector of the text."""

    MEAN = "mean"
    CLS = "cls"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX identifier or name, and in words what a person should know of it."""

    name: str
    uses: Uses
    words: str


@dataclass(frozen=True, slots=True)
class Family:
    """Models that the same code loads; `files` is what that code needs of a repository at least.

    `model_types` is what a `config.json` calls it, empty where that is not sure.
    """

    id: str
    title: str
    files: tuple[str, ...]
    model_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """One figure of a model, in per cent, and who says so."""

    measure: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One model of the catalogue.

    What is None or empty is not known here, and the model's own files tell it. `parameters` is in millions,
    `pairs_per_second` a reranker's speed in fp32 on the processor of a desktop computer. `languages` are ISO 639-1
    codes or "mul". A vector may be cut to one of the lengths `matryoshka`, to any from `matryoshka_least` on, or, with
    `shortens`, to lengths that only its files tell. `repository` is empty where it is not settled, `revision` is "main"
    where no commit is pinned; those of the other repositories are empty then. With `own_prompts` what is put before a
    text stands in the model's files. `not_yet` is why Akin cannot run the model yet, a sentence; it is empty where it
    can.
    """

    id: str
    title: str
    purpose: str
    kind: ModelKind
    family: Family
    licence: Licence
    languages: tuple[str, ...]
    suits: Suits
    runtimes: tuple[str, ...]
    repository: str = ""
    revision: str = ""
    onnx_repository: str = ""
    onnx_revision: str = ""
    passage_repository: str = ""
    passage_revision: str = ""
    parameters: float | None = None
    dimensions: int | None = None
    matryoshka: tuple[int, ...] = ()
    matryoshka_least: int | None = None
    shortens: bool = False
    tokens: int | None = None
    pooling: TokenPooling | None = None
    normalise: bool = False
    dense_layer: bool = False
    query_prefix: str = ""
    passage_prefix: str = ""
    own_prompts: bool = False
    quality: tuple[Quality, ...] = ()
    pairs_per_second: float | None = None
    trained_for_search: bool = True
    recommended: bool = False
    shipped: bool = False
    not_yet: str = ""
    note: str = ""

    @property
    def runs(self) -> bool:
        """Whether Akin can run it; the others are listed for what they are, and cannot be installed."""
        return not self.not_yet

    @property
    def pinned(self) -> bool:
        """Whether a download would always bring the same files, of all repositories."""
        commits = [self.revision]
        commits += [self.onnx_revision] * bool(self.onnx_repository)
        commits += [self.passage_revision] * bool(self.passage_repository)
        return all(commit not in ("", UNPINNED) for commit in commits)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All models that Akin knows, in the order in which they are shown."""

    entries: tuple[CatalogueEntry, ...] = field(default=())

    def find(self, model_id: str) -> CatalogueEntry | None:
        """The entry of that id, None where there is none."""
        return next((entry for entry in self.entries if entry.id == model_id), None)


class ModelState(StrEnum):
    """How a model of the catalogue stands with this Akin."""

    IN_USE = "in use"
    INSTALLED = "installed"
    OFF = "off"
    NOT_PREPARED = "not prepared"
    UNUSABLE = "unusable"
    NOT_INSTALLED = "not installed"
    NOT_YET = "not run yet"


@dataclass(frozen=True, slots=True)
class ListedModel:
    """An entry of the catalogue with the `facts` of its files on this machine, None where it has none here.

    `speed` is None where it was not measured.
    """

    entry: CatalogueEntry
    state: ModelState
    facts: ModelFacts | None = None
    speed: ModelSpeed | None = None


def state_of(facts: ModelFacts | None, *, wanted: bool = True, used: bool = True) -> ModelState:
    """How a model stands whose files have these facts.

    `wanted` unless the settings switch off what it does, `used` unless they name another one for it.
    """
    if facts is None:
        return ModelState.NOT_INSTALLED
    if facts.verdict is Verdict.PROBLEM:
        return ModelState.UNUSABLE
    if not wanted:
        return ModelState.OFF
    if facts.verdict is not Verdict.OK:
        return ModelState.NOT_PREPARED
    return ModelState.IN_USE if used else ModelState.INSTALLED
