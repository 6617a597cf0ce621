"""Measures ONNX files as the program runs them."""

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from pocket.collection import Collection, Split
from pocket.graph import PIXELS, TEXT_VECTORS
from pocket.measures import gallery_alike, neighbours_alike, recalls
from pocket.photos import Photo, load_pixels, planes

Floats = npt.NDArray[np.float32]
BATCHES = (1, 8)


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentages, and milliseconds a picture for each of `BATCHES`.

    `recall` is of captions to their own photo by rank, `recall_unprojected` the same without the query network; `alike`
    is of held-out photos whose nearest other held-out photo is of their class, `gallery` of those whose nearest
    training photo is.
    """

    recall: dict[int, float]
    recall_unprojected: dict[int, float]
    alike: float
    gallery: float
    milliseconds: dict[int, float]


def measure(collection: Collection, size: int, picture: Path, query: Path, threads: int) -> Figures:
    """Measures the picture network and the query network in the two files."""
    network, projection = session(picture, threads), session(query, threads)
    validation, held_out, training = collection.validation, collection.held_out, collection.training
    photos, unseen = (picture_vectors(network, split.photos, size) for split in (validation, held_out))
    seen = np.flatnonzero(training.labels >= 0)
    gallery = picture_vectors(network, [training.photos[index] for index in seen], size)
    return Figures(
        recall=recalls(photos, _projected(projection, validation)),
        recall_unprojected=recalls(photos, validation.captions),
        alike=neighbours_alike(unseen, held_out.labels),
        gallery=gallery_alike(unseen, held_out.labels, gallery, training.labels[seen]),
        milliseconds={batch: _milliseconds(network, validation.photos[:batch], size) for batch in BATCHES},
    )


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """The network as the program loads it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def picture_vectors(
    network: onnxruntime.InferenceSession, photos: list[Photo] | tuple[Photo, ...], size: int
) -> Floats:
    """Unit vectors, (photos, 384)."""
    step = max(BATCHES)
    parts = [planes(load_pixels(photos[start : start + step], size)) for start in range(0, len(photos), step)]
    return np.concatenate([network.run(None, {PIXELS: part})[0] for part in parts])


def _projected(projection: onnxruntime.InferenceSession, split: Split) -> Floats:
    flat = split.captions.reshape(-1, split.captions.shape[-1])
    return np.asarray(projection.run(None, {TEXT_VECTORS: flat})[0]).reshape(split.captions.shape)


def _milliseconds(network: onnxruntime.InferenceSession, photos: tuple[Photo, ...], size: int) -> float:
    pixels = planes(load_pixels(photos, size))
    taken = []
    for _ in range(50):
        start = time.perf_counter()
        network.run(None, {PIXELS: pixels})
        taken.append(1000 * (time.perf_counter() - start) / len(photos))
    return statistics.median(taken)
