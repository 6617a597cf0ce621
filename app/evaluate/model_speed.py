"""How fast one model is here: passages, pictures or pairs in a second, by a short run of the model itself."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.domain.model_speed import Measured, ModelSpeed
from app.models.catalogue import entry_named
from app.models.speeds import keep_speed
from app.worker.choosing import picture_side, text_side
from app.worker.engine import Engine
from app.worker.model_facts import checksum_of
from app.worker.reranking import load_reranker
from app.worker.sparse import load_sparse

MEASURED = {  # what each kind of model is measured by; others are not
    ModelKind.TEXT: Measured.PASSAGES,
    ModelKind.SPARSE: Measured.PASSAGES,
    ModelKind.PICTURES: Measured.PICTURES,
    ModelKind.RERANKER: Measured.PAIRS,
    ModelKind.LATE_INTERACTION: Measured.PAIRS,
}
SECONDS = 1.0  # that the last run takes at least
_MOST = 1_024  # in one run
_WORDS = (
    "tide",
    "moon",
    "harbour",
    "ferry",
    "coast",
    "boat",
    "island",
    "water",
    "light",
    "wind",
    "season",
    "river",
    "letter",
)
_QUERY = "which ferry crosses the water in the morning"


def measure_model(engine: Engine, entry: CatalogueEntry, seconds: float | None = None) -> ModelSpeed:
    """Loads the model and lets it work for some seconds, in its last run for `seconds` (SECONDS).

    Raises ModelError where it cannot be used.
    """
    if entry.kind not in MEASURED:
        raise ModelError(f"{entry.title} cannot be measured so.", "`akin benchmark` measures what comes with Akin.")
    return ModelSpeed(
        per_second=_rounded(rate(_work(engine, entry), SECONDS if seconds is None else seconds)),
        of=MEASURED[entry.kind],
        threads=engine.settings.threads,
        measured=date.today().isoformat(),  # noqa: DTZ011 - the person's own day
    )


def _rounded(number: float) -> float:
    return float(f"{number:.4g}")


def measure_here(data_dir: Path, model_id: str) -> ModelSpeed:
    """Measures a model that is here, and keeps what was measured beside it. Raises ModelError."""
    engine, entry = Engine(data_dir), entry_named(model_id)
    speed = measure_model(engine, entry)
    keep_speed(engine.models_dir, entry.id, checksum_of(entry, engine.models_dir), speed)
    return speed


def rate(work: Callable[[int], object], seconds: float) -> float:
    """How many are done in a second, in the quickest of runs that become longer until one takes `seconds`.

    The first of all is not counted: much is prepared then.
    """
    work(1)
    count, best = 4, 0.0
    while True:
        began = time.perf_counter()
        work(count)
        took = max(time.perf_counter() - began, 1e-9)
        best = max(best, count / took)
        if took >= seconds or count >= _MOST:
            return best
        count *= 2


def _work(engine: Engine, entry: CatalogueEntry) -> Callable[[int], object]:
    """Has the loaded model do so many."""
    threads, models_dir = engine.settings.threads, engine.models_dir
    match entry.kind:
        case ModelKind.TEXT:
            side = text_side(entry.id, 0, models_dir, engine.settings)
            embedder = Engine(engine.data_dir, replace(engine.wish, text=side)).embedder()
            return lambda count: embedder.embed_passages(made_passages(count))
        case ModelKind.PICTURES:
            seeing = Engine(engine.data_dir, replace(engine.wish, pictures=picture_side(entry.id, models_dir)))
            pictures = seeing.picture_embedder()
            return lambda count: pictures.embed(_made_pictures(count, pictures.size))
        case ModelKind.SPARSE:
            sparse = load_sparse(entry.id, models_dir, threads)
            return lambda count: sparse.weigh_passages(made_passages(count))
        case _:
            reranker = load_reranker(entry.id, models_dir, threads)
            return lambda count: reranker.scores(_QUERY, made_passages(count))


def made_passages(count: int) -> list[str]:
    """Passages of 150 words, as long as those of a library mostly are; the same every time, and none twice."""
    drawn = random.Random(7)
    return [" ".join([str(number), *drawn.choices(_WORDS, k=149)]) for number in range(count)]


def _made_pictures(count: int, size: int) -> list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    pixels = np.random.default_rng(7).integers(0, 256, (min(count, 32), size, size, 3), np.uint8)
    return [pixels[number % len(pixels)] for number in range(count)]
