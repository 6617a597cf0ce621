"""The picture models that Akin knows, as data, and the one that comes with it."""

import json
from dataclasses import dataclass
from math import exp
from pathlib import Path

from app.domain.errors import ModelError
from app.models.installed import sha256_of
from app.runtime.resources import resource_path

MANIFEST_FILE = "pocket.json"
MIXING_FILE = "pocket-mixing.json"  # written by scripts/fit_picture_scores.py


@dataclass(frozen=True, slots=True)
class Mixing:
    """How sure it is that a picture is meant by words, as a logit: what was fitted for this model.

    The logit is `cosine` x the picture's cosine + `passage` x the cosine of the best passage + `offset`
    (docs/decisions/0009-pictures.md).
    """

    cosine: float
    passage: float
    offset: float

    def sureness(self, cosine: float, best_passage: float) -> float:
        """From 0 to 1."""
        logit = self.cosine * cosine + self.passage * best_passage + self.offset
        return 1 / (1 + exp(-max(min(logit, 60.0), -60.0)))


@dataclass(frozen=True, slots=True)
class InstalledPictureModel:
    """A picture model that is ready to be loaded.

    `picture_onnx` turns pixels (pictures, size, size, 3) into unit vectors, `query_onnx` the text model's vectors into
    those that find pictures. `fingerprint` changes when anything changes that changes the vectors.
    """

    id: str
    title: str
    size: int
    dimensions: int
    picture_onnx: Path
    query_onnx: Path
    licence: str
    fingerprint: str
    mixing: Mixing


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
            mixing=Mixing(**json.loads((folder / MIXING_FILE).read_bytes())),
            fingerprint=f"{described['id']}:{described['picture']['sha256'][:12]}:{described['size']}",
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"The picture model in {folder} cannot be read.", _REINSTALL) from error


def verify_picture_model(model: InstalledPictureModel) -> None:
    """Checks the files against their published checksums. Raises ModelError where one is missing or differs."""
    described = json.loads((model.picture_onnx.parent / MANIFEST_FILE).read_bytes())
    for part, path in (("picture", model.picture_onnx), ("query", model.query_onnx)):
        try:
            intact = sha256_of(path) == described[part]["sha256"]
        except OSError as error:
            raise ModelError(f"The picture model's file {path} cannot be read.", _REINSTALL) from error
        if not intact:
            raise ModelError(f"The picture model's file {path} has changed since it was installed.", _REINSTALL)


_REINSTALL = "Install Akin again: the picture model is part of it."
