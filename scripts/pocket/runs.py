"""From the first weights to a trained model: stages of training on kept views of the photos."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from pocket.collection import Collection
from pocket.early_layers import EarlyLayers
from pocket.measures import recalls
from pocket.network import Backbone, Head, QueryProjection
from pocket.photos import Pixels, load_pixels
from pocket.texts import Texts
from pocket.training import Model, Recipe, Trainer, pooled

_SOURCE_SIZE = 192  # the photos that views are cut from: the data's shorter side
_WIDTH = 1024  # of the head


@dataclass(frozen=True, slots=True)
class Stage:
    """Training on `views` kept views of each photo, squares of `size` pixels cut from at least `smallest` of its area.

    Each of the `cycles` starts where the one before ended, with a high rate again.
    """

    size: int
    views: int
    smallest: float
    cycles: tuple[Recipe, ...]


# First smaller than the network is used with: quicker, and things look larger in cropped views (Touvron et al. 2019).
STAGES = (
    Stage(
        size=160,
        views=6,
        smallest=0.4,
        cycles=(
            Recipe(epochs=10, head_first=True),
            Recipe(epochs=4, backbone_rate=8e-4, head_rate=8e-4, dropout=0.35, blended=0.4),
            Recipe(epochs=6, backbone_rate=7e-4, dropout=0.55, query_dropout=0.2, blended=0.5, averaging=0.995),
        ),
    ),
    Stage(
        size=192,
        views=2,
        smallest=0.55,
        cycles=(
            Recipe(
                epochs=4,
                head_first=True,
                backbone_rate=5e-4,
                head_rate=6e-4,
                dropout=0.55,
                query_dropout=0.2,
                blended=0.5,
                averaging=0.99,
            ),
        ),
    ),
)

Kept = npt.NDArray[np.float16]
Report = Callable[[str], None]


def train(collection: Collection, size: int, stages: Sequence[Stage], seed: int, report: Report) -> Model:
    """Trains a model for squares of `size` pixels; `report` gets lines about its progress."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(seed)
    model = _untrained(collection, device)
    photos = load_pixels(collection.training.photos, _SOURCE_SIZE)
    unseen = EarlyLayers(_backbone(collection), size).of(load_pixels(collection.validation.photos, size))
    with torch.no_grad():
        sample = EarlyLayers(_backbone(collection), stages[0].size).of_views(
            photos[::10], 1.0, np.random.default_rng(seed)
        )
        model.head.standardise(pooled(model.backbone, sample, device))
    texts = Texts(collection.training.captions, collection.training.labels, device)
    for stage in stages:
        views = _views(collection, photos, stage, seed, report)
        for number, cycle in enumerate(stage.cycles):
            trainer = Trainer(model, views, texts, cycle, seed + number)
            trainer.run(lambda epoch, loss: report(f"epoch {epoch + 1}: loss {loss:.3f}"))
            report(f"recall on validation photos: {_validated(model, unseen, collection.validation.captions, device)}")
    return Model(model.backbone.cpu(), model.head.cpu(), model.query.cpu())


def _backbone(collection: Collection) -> Backbone:
    return Backbone(collection.backbone[:-1])  # the last one is the classifier


def _untrained(collection: Collection, device: torch.device) -> Model:
    backbone = _backbone(collection).to(device, memory_format=torch.channels_last)
    return Model(backbone, Head(_WIDTH).to(device), QueryProjection().to(device))


def _views(collection: Collection, photos: Pixels, stage: Stage, seed: int, report: Report) -> list[Kept]:
    early, rng = EarlyLayers(_backbone(collection), stage.size), np.random.default_rng(seed)
    views = []
    for index in range(stage.views):
        views.append(early.of_views(photos, stage.smallest, rng))
        report(f"{stage.size} pixels: view {index + 1} of {stage.views}")
    return views


def _validated(model: Model, unseen: Kept, captions: npt.NDArray[np.float32], device: torch.device) -> dict[int, float]:
    with torch.no_grad():
        photos = model.head(pooled(model.backbone, unseen, device)).cpu().numpy()
        flat = torch.from_numpy(captions.reshape(-1, captions.shape[-1])).to(device)
        queries = model.query(flat).cpu().numpy().reshape(captions.shape)
    return recalls(photos, queries)
