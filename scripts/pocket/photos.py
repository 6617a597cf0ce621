"""The photos to train and measure on, their captions and classes, and which of them are kept unseen."""

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from app.models.pixels import square_pixels

Pixels = npt.NDArray[np.uint8]
HELD_OUT_OF = 4  # one Caltech photo in four is held out
# Class names that do not say what the photos show.
_SPOKEN = {"Faces": "face of a person", "Faces_easy": "face close up", "car_side": "car from the side"}
PROMPTS = ("{}", "a photo of a {}", "a picture of a {}", "a {} on a plain background", "a close-up of a {}")


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo file with the texts that describe it; `label` is its class name where it has one, else empty."""

    path: Path
    captions: tuple[str, ...]
    label: str = ""


def captioned_photos(folder: Path, split: str) -> list[Photo]:
    """The photos of `split` ("train" or "val") of Flickr8k in `folder`, five captions each."""
    rows = [json.loads(line) for line in (folder / f"{split}.jsonl").read_text().splitlines()]
    return [Photo(folder / row["image"], tuple(row["captions"])) for row in rows]


def classified_photos(folder: Path, *, held_out: bool) -> list[Photo]:
    """The Caltech-101 photos in `folder`, either those to train on or those held out."""
    paths = sorted(folder.glob("*/*.jpg"))
    return [
        Photo(path, prompts(path.parent.name), path.parent.name)
        for path in paths
        if is_held_out(path.parent.name, path.name) is held_out
    ]


def is_held_out(label: str, name: str) -> bool:
    """Whether a Caltech photo is kept for measuring; depends on its class and file name only."""
    digest = hashlib.sha256(f"{label}/{name}".encode()).hexdigest()
    return int(digest, 16) % HELD_OUT_OF == 0


def prompts(label: str) -> tuple[str, ...]:
    """Texts that describe a photo of this class."""
    spoken = _SPOKEN.get(label, label.replace("_", " ").lower())
    return tuple(prompt.format(spoken) for prompt in PROMPTS)


def load_pixels(photos: Sequence[Photo], size: int) -> Pixels:
    """The photos as the program sees them, (photos, size, size, 3)."""
    loaded = np.empty((len(photos), size, size, 3), np.uint8)

    def load(index: int) -> None:
        with Image.open(photos[index].path) as picture:
            loaded[index] = square_pixels(picture.convert("RGB"), size)

    with ThreadPoolExecutor() as pool:
        list(pool.map(load, range(len(photos))))
    return loaded


def planes(photos: Pixels) -> Pixels:
    """Photos (n, size, size, 3) as the network takes them: (n, 3, size, size)."""
    return np.ascontiguousarray(photos.transpose(0, 3, 1, 2))
