"""From the first weights to a trained model: views of the photos, a training run for each seed, the best of them."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import torch

from pocket.collection import Collection
from pocket.early_layers import EarlyLayers
from pocket.measures import recalls
from pocket.network import Backbone, Head, QueryProjection
from pocket.photos import load_pixels
from pocket.texts import Texts
from pocket.training import Model, Recipe, Trainer, pooled

VIEWS = 8  # of each photo; a run draws one of them each time it sees the photo
_SOURCE_SIZE = 192  # the photos that views are cut from: the data's shorter side
RECIPE = Recipe(epochs=12)

Kept = npt.NDArray[np.float16]


def train(collection: Collection, size: int, recipe: Recipe, seed: int, report: Callable[[str], None]) -> Model:
    """Trains a model for squares of `size` pixels; `report` gets lines about its progress."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(seed)
    model = _untrained(collection, recipe, device)
    early = EarlyLayers(Backbone(collection.backbone[:-1]), size)
    views = _views(early, collection, seed, report)
    unseen = early.of(load_pixels(collection.validation.photos, size))
    with torch.no_grad():
        model.head.standardise(pooled(model.backbone, views[0][::10], device))
    texts = Texts(collection.training.captions, collection.training.labels, device)
    Trainer(model, views, texts, recipe, seed).run(lambda epoch, loss: report(f"epoch {epoch + 1}: loss {loss:.3f}"))
    report(f"validation: {_validated(model, unseen, collection.validation.captions, device)}")
    return Model(model.backbone.cpu(), model.head.cpu(), model.query.cpu())


def _untrained(collection: Collection, recipe: Recipe, device: torch.device) -> Model:
    backbone = Backbone(collection.backbone[:-1]).to(device, memory_format=torch.channels_last)
    return Model(backbone, Head(recipe.width, recipe.dropout).to(device), QueryProjection().to(device))


def _views(early: EarlyLayers, collection: Collection, seed: int, report: Callable[[str], None]) -> list[Kept]:
    photos = load_pixels(collection.training.photos, _SOURCE_SIZE)
    rng = np.random.default_rng(seed)
    views = []
    for index in range(VIEWS):
        views.append(early.of_views(photos, rng))
        report(f"view {index + 1} of {VIEWS}")
    return views


def _validated(model: Model, unseen: Kept, captions: npt.NDArray[np.float32], device: torch.device) -> dict[int, float]:
    with torch.no_grad():
        photos = model.head(pooled(model.backbone, unseen, device)).cpu().numpy()
        flat = torch.from_numpy(captions.reshape(-1, captions.shape[-1])).to(device)
        queries = model.query(flat).cpu().numpy().reshape(captions.shape)
    return recalls(photos, queries)
