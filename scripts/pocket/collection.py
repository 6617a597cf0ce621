"""Everything that training and measuring read: photos, the vectors of their captions, and their classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pocket.backbone_weights import Convolution, read_convolutions
from pocket.captions import caption_vectors
from pocket.photos import Photo, captioned_photos, classified_photos

_BACKBONE = "mobilenet_v2/tf2_mobilenet_v2_1.0_224_ptq.tflite"


@dataclass(frozen=True, slots=True)
class Split:
    """Photos with the vectors of their captions, (photos, 5, 384), and class numbers, negative where there is none."""

    photos: tuple[Photo, ...]
    captions: npt.NDArray[np.float32]
    labels: npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Collection:
    """The photos to train on, the captioned ones to choose by, the classified ones held out, and the first weights.

    `training` has the captioned photos first.
    """

    backbone: tuple[Convolution, ...]
    training: Split
    validation: Split
    held_out: Split


def read_collection(data: Path, models: Path, threads: int) -> Collection:
    """Reads the data in `data`; `models` is where the converted text model is kept."""
    seen = classified_photos(data / "caltech101", held_out=False)
    classes = sorted({photo.label for photo in seen})

    def split(photos: Sequence[Photo]) -> Split:
        labels = np.array([classes.index(photo.label) if photo.label else -1 for photo in photos])
        return Split(tuple(photos), caption_vectors(photos, models, threads), labels)

    flickr = data / "flickr8k"
    return Collection(
        backbone=tuple(read_convolutions(data / _BACKBONE)),
        training=split([*captioned_photos(flickr, "train"), *seen]),
        validation=split(captioned_photos(flickr, "val")),
        held_out=split(classified_photos(data / "caltech101", held_out=True)),
    )
