"""The picture models that Akin knows, as data, and the one that comes with it."""

import json
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ModelError
from app.domain.sureness import Mixing
from app.models.checksum import sha256_of
from app.models.model_files import ModelFiles, verify_model_files
from app.models.text_models import MINILM
from app.runtime.resources import resource_path

MANIFEST_FILE = "pocket.json"
MIXING_FILE = "pocket-mixing.json"  # written by scripts/fit_picture_scores.py


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
