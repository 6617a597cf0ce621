"""From the first weights to a trained model: views of the photos, a training run for each seed, the best of them."""

from collections.abc import Callable, Sequence

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

VIEWS = 6  # of each photo; a run draws one of them each time it sees the photo
TRAINING_SIZE = 160  # of the views; smaller than the network is used with, as things look larger in cropped views
_SOURCE_SIZE = 192  # the photos that views are cut from: the data's shorter side
_WIDTH = 1024  # of the head
# Later cycles start where the one before ended, with a high rate again.
CYCLES = (
    Recipe(epochs=10, head_first=True),
    Recipe(epochs=4, backbone_rate=8e-4, head_rate=8e-4, dropout=0.35, blended=0.4),
    Recipe(epochs=6, backbone_rate=7e-4, dropout=0.55, query_dropout=0.2, blended=0.5, averaging=0.995),
)

Kept = npt.NDArray[np.float16]
Report = Callable[[str], None]


def train(collection: Collection, size: int, cycles: Sequence[Recipe], seed: int, report: Report) -> Model:
    """Trains a model for squares of `size` pixels; `report` gets lines about its progress.

    Training on smaller pictures than those used later follows Touvron et al. 2019 (FixRes).
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(seed)
    model = _untrained(collection, device)
    views = _views(collection, seed, report)
    unseen = EarlyLayers(_backbone(collection), size).of(load_pixels(collection.validation.photos, size))
    with torch.no_grad():
        model.head.standardise(pooled(model.backbone, views[0][::10], device))
    texts = Texts(collection.training.captions, collection.training.labels, device)
    for number, cycle in enumerate(cycles):
        trainer = Trainer(model, views, texts, cycle, seed + number)
        trainer.run(lambda epoch, loss: report(f"epoch {epoch + 1}: loss {loss:.3f}"))
        report(f"recall on validation photos: {_validated(model, unseen, collection.validation.captions, device)}")
    return Model(model.backbone.cpu(), model.head.cpu(), model.query.cpu())


def _backbone(collection: Collection) -> Backbone:
    return Backbone(collection.backbone[:-1])  # the last one is the classifier


def _untrained(collection: Collection, device: torch.device) -> Model:
    backbone = _backbone(collection).to(device, memory_format=torch.channels_last)
    return Model(backbone, Head(_WIDTH).to(device), QueryProjection().to(device))


def _views(collection: Collection, seed: int, report: Report) -> list[Kept]:
    early = EarlyLayers(_backbone(collection), TRAINING_SIZE)
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
