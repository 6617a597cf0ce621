"""The picture models that Akin knows, as data, and the one that comes with it."""

import json
from dataclasses import dataclass
from math import exp
from pathlib import Path

from app.domain.errors import ModelError
from app.models.installed import sha256_of
from app.models.model_files import ModelFiles, verify_model_files
from app.models.text_models import MINILM
from app.runtime.resources import resource_path

MANIFEST_FILE = "pocket.json"
MIXING_FILE = "pocket-mixing.json"  # written by scripts/fit_picture_scores.py


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """The mean and the standard deviation of the cosines between a query and a whole collection."""

    mean: float
    deviation: float

    def brought(self, score: float, other: "ScoreScale") -> float:
        """A score of this scale at the same number of deviations from the mean of the other."""
        return other.mean + other.deviation * (score - self.mean) / max(self.deviation, 1e-6)


# What is usual for the models that come with Akin: photos of Flickr8k for captions, abstracts of SciFact for claims.
USUAL_PICTURES = ScoreScale(0.010, 0.122)
USUAL_PASSAGES = ScoreScale(0.106, 0.100)


@dataclass(frozen=True, slots=True)
class Mixing:
    """How sure it is that a picture is meant by words, as a logit: what was fitted for the models that come with Akin.

    The logit is `cosine` x the picture's cosine + `passage` x the cosine of the best passage + `offset`
    (docs/decisions/0009-pictures.md). It was not fitted for other models: with these `brings_pictures` or
    `brings_passages` is set, and their cosines are first brought to what is usual for the fitted ones, by mean and
    deviation over the collection (docs/decisions/0016-choosing-models.md).
    """

    cosine: float
    passage: float
    offset: float
    brings_pictures: bool = False
    brings_passages: bool = False

    def sureness(
        self,
        cosine: float,
        best_passage: float,
        pictures: ScoreScale = USUAL_PICTURES,
        passages: ScoreScale = USUAL_PASSAGES,
    ) -> float:
        """From 0 to 1; the scales are those of the query's cosines over this library."""
        if self.brings_pictures:
            cosine = pictures.brought(cosine, USUAL_PICTURES)
        if self.brings_passages:
            best_passage = passages.brought(best_passage, USUAL_PASSAGES)
        logit = self.cosine * cosine + self.passage * best_passage + self.offset
        return 1 / (1 + exp(-max(min(logit, 60.0), -60.0)))

    @property
    def is_fitted(self) -> bool:
        """Whether it was fitted for the models it is used with."""
        return not (self.brings_pictures or self.brings_passages)


@dataclass(frozen=True, slots=True)
class PixelForm:
    """How bytes become what a network takes: (value / 255 - mean) / deviation, colour by colour (R, G, B)."""

    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class TextTower:
    """The network that puts words into the space of a model's pictures, with its tokenizer.

    Texts are cut to `max_tokens`; with `pads` shorter ones are filled up to that with `pad_token`, as the network was
    trained. Words are made small letters with `lowers`, and lose their punctuation with `strips`.
    """

    onnx: Path
    tokenizer: Path
    max_tokens: int
    pads: bool
    pad_token: str = ""
    lowers: bool = False
    strips: bool = False


@dataclass(frozen=True, slots=True)
class InstalledPictureModel:
    """A picture model that is ready to be loaded.

    `picture_onnx` turns pixels (pictures, size, size, 3) into vectors. For queries there is either a network for
    `text`, or the text model `asks`, whose vectors find pictures: as they are, or as `query_onnx` turns them. An
    installed one has `files`, and takes pixels in a form of its own. `fingerprint` changes when anything changes that
    changes the vectors.
    """

    id: str
    title: str
    size: int
    dimensions: int
    picture_onnx: Path
    query_onnx: Path | None
    licence: str
    fingerprint: str
    mixing: Mixing
    asks: str = MINILM.id
    text: TextTower | None = None
    form: PixelForm | None = None
    files: ModelFiles | None = None


def pocket_model() -> InstalledPictureModel:
    """The model that comes with Akin, not yet verified. Raises ModelError where its description cannot be read."""
    folder = resource_path("models")
    try:
        described = json.loads((folder / MANIFEST_FILE).read_bytes())
        return InstalledPictureModel(
            id=described["id"],
            title=described["title"],
            size=described["size"],
            dimensions=described["dimensions"],
            picture_onnx=folder / described["picture"]["file"],
            query_onnx=folder / described["query"]["file"],
            licence=described["licence"],
            mixing=fitted_mixing(),
            fingerprint=f"{described['id']}:{described['picture']['sha256'][:12]}:{described['size']}",
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The picture model in {folder} cannot be read.", _REINSTALL) from error


def fitted_mixing() -> Mixing:
    """What was fitted for the models that come with Akin. Raises ModelError where it cannot be read."""
    file = resource_path("models") / MIXING_FILE
    try:
        return Mixing(**json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"The file {file} cannot be read.", _REINSTALL) from error


def verify_picture_model(model: InstalledPictureModel) -> None:
    """Checks the files against their published checksums. Raises ModelError where one is missing or differs."""
    if model.files is not None:
        verify_model_files(model.files)
        return
    described = json.loads((model.picture_onnx.parent / MANIFEST_FILE).read_bytes())
    for part, path in (("picture", model.picture_onnx), ("query", model.query_onnx)):
        if path is None:
            continue
        try:
            intact = sha256_of(path) == described[part]["sha256"]
        except OSError as error:
            raise ModelError(f"The picture model's file {path} cannot be read.", _REINSTALL) from error
        if not intact:
            raise ModelError(f"The picture model's file {path} has changed since it was installed.", _REINSTALL)


_REINSTALL = "Install Akin again: the picture model is part of it."
