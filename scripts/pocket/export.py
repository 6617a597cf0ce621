"""Writes a trained model as the two files that are shipped."""

from pathlib import Path

import numpy as np

from pocket.collection import Collection
from pocket.early_layers import FROZEN
from pocket.graph import LAST_NODES, write_picture_graph, write_query_graph
from pocket.photos import load_pixels, planes
from pocket.published import PICTURE_FILE, QUERY_FILE, notes
from pocket.quantized import quantize
from pocket.training import Model

_SAMPLE, _BATCH = 256, 16
_STEM = 3  # convolutions that stay float, as the last nodes do: a tenth of the arithmetic


def export(model: Model, collection: Collection, size: int, folder: Path) -> Path:
    """Writes the int8 picture network and the query network to `folder`; returns the float picture network beside."""
    full = folder / f"{Path(PICTURE_FILE).stem}.float.onnx"
    convolutions = write_picture_graph(model.backbone, model.head, size, full, notes(size))
    write_query_graph(model.query, folder / QUERY_FILE, notes(size))
    photos = collection.training.photos
    chosen = np.random.default_rng(0).choice(len(photos), _SAMPLE, replace=False)
    pixels = planes(load_pixels([photos[index] for index in chosen], size))
    batches = np.split(pixels, _SAMPLE // _BATCH)
    kept_float = [*convolutions[:_STEM], *LAST_NODES]
    quantize(full, folder / PICTURE_FILE, batches, kept_float, trained=convolutions[FROZEN:])
    return full
