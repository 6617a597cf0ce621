"""Fits how sure it is that words mean a picture, on questions for papers and captions of photos.

    uv run python scripts/fit_picture_scores.py --photos ../shared/data/flickr8k --library FOLDER --queries SCIFACT

FOLDER is a library with the SciFact set (`akin evaluate SCIFACT --keep FOLDER`), SCIFACT the set itself. Only training
splits are used. The three numbers of a logistic regression go to resources/models/pocket-mixing.json.
"""

import argparse
import json
import random
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.domain.sureness import Mixing
from app.embed.embedders import Embedders
from app.evaluate.collection import Builder
from app.evaluate.datasets import load_beir
from app.evaluate.picture_sets import CaptionedSet, load_picture_set
from app.extract.pictures import pictures_of
from app.models.picture_models import MIXING_FILE
from app.runtime.resources import resource_path
from app.store.vectors import VectorTable
from app.worker.engine import Engine

PHOTOS, QUESTIONS = 1_000, 600
STEPS, RATE, PENALTY = 20_000, 0.5, 1e-3

Floats = npt.NDArray[np.float64]
Vectors = npt.NDArray[np.float32]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--data-dir", type=Path, required=True, help="a data folder, for the settings and the models")
    arguments = parser.parse_args()
    engine = Engine(arguments.data_dir)
    captioned = load_picture_set(arguments.photos, "train")
    assert isinstance(captioned, CaptionedSet)
    chosen = random.Random(0).sample(range(len(captioned.photos)), PHOTOS)
    questions = list(load_beir(arguments.queries, "train").queries.values())[:QUESTIONS]
    with Builder(engine.model, engine.sizes, engine.embedders).open(arguments.library) as library:
        pictures = embed_photos([captioned.photos[index] for index in chosen], engine)
        captions = [random.Random(index).choice(captioned.captions[index]) for index in chosen]
        rows, labels = examples(captions, questions, pictures, library.vectors, engine.embedders)
    mixing = fit(rows, labels)
    told = json.dumps(asdict(mixing), indent=2)
    (resource_path("models") / MIXING_FILE).write_text(told + "\n")
    print(told)
    sure = np.asarray([mixing.sureness(*row) for row in rows])
    sure_captions, sure_others = (float((sure[labels == kind] >= 0.5).mean()) for kind in (1, 0))
    print(f"sure of {sure_captions:.3f} of the captions and of {sure_others:.3f} of the questions")


def embed_photos(paths: list[Path], engine: Engine) -> Vectors:
    """Unit vectors, (photos, dimensions)."""
    embedder = engine.picture_embedder()
    pixels = [pictures_of(str(path), engine.limits, embedder.size)[0].pixels for path in paths]
    return np.concatenate([embedder.embed(pixels[first : first + 32]) for first in range(0, len(pixels), 32)])


def examples(
    captions: list[str], questions: list[str], pictures: Vectors, passages: VectorTable, embedders: Embedders
) -> tuple[Floats, Floats]:
    """For each query the cosine of a picture and of the best passage, (queries, 2); 1 where the picture is meant.

    A caption gives its own photo, and a question the photo that comes nearest to it.
    """
    rows: list[tuple[float, float]] = []
    for number, text in enumerate([*captions, *questions]):
        vector = embedders.text().embed_query(text)
        target = embedders.pictures().project_query(vector)
        cosines = pictures @ target
        cosine = float(cosines[number] if number < len(captions) else cosines.max())
        rows.append((cosine, passages.nearest(vector, 1)[0].score))
    return np.asarray(rows), np.asarray([1.0] * len(captions) + [0.0] * len(questions))


def fit(rows: Floats, labels: Floats) -> Mixing:
    """Logistic regression by gradient descent, each class weighing the same; a little pull to zero."""
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    inputs = np.column_stack([(rows - mean) / deviation, np.ones(len(rows))])
    weights = np.where(labels == 1, 0.5 / labels.sum(), 0.5 / (len(labels) - labels.sum()))
    found = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        sureness = 1 / (1 + np.exp(-inputs @ found))
        found -= RATE * (inputs.T @ (weights * (sureness - labels)) + PENALTY * np.r_[found[:-1], 0.0])
    slopes = found[:-1] / deviation
    cosine, passage = map(float, slopes)
    return Mixing(cosine, passage, float(found[-1] - slopes @ mean))


if __name__ == "__main__":
    main()
