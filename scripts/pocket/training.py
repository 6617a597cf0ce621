"""Trains the later layers, the head and the query projection on kept outputs of the frozen early layers."""

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from pocket.averaging import MovingAverage
from pocket.early_layers import FROZEN, as_maps
from pocket.network import Backbone, Head, QueryProjection
from pocket.objective import Weights, loss_of
from pocket.texts import Texts

_CHUNK = 32  # photos in one pass of the network: more do not fit the processor's cache
_LARGEST_SCALE = 50.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of a training run; the rates are the highest that each part of the network sees."""

    epochs: int
    head_first: bool = False  # whether the backbone waits for an epoch
    batch: int = 192
    others: int = 1500  # texts of other photos in each batch
    backbone_rate: float = 6e-4
    head_rate: float = 1e-3
    scale_rate: float = 5e-3
    decay: float = 0.05
    dropout: float = 0.3  # in the head
    query_dropout: float = 0.1
    blended: float = 0.3  # the share of texts that are blends of two captions of one photo
    averaging: float = 0.997
    weights: Weights = field(default_factory=Weights)


@dataclass(frozen=True, slots=True)
class Model:
    """The three networks that are trained together."""

    backbone: Backbone
    head: Head
    query: QueryProjection

    def parts(self) -> tuple[nn.Module, ...]:
        return (self.backbone, self.head, self.query)


class Trainer:
    """One training run. `views` are kept outputs, each (photos, channels, height, width), in the order of `texts`."""

    def __init__(
        self, model: Model, views: Sequence[npt.NDArray[np.float16]], texts: Texts, recipe: Recipe, seed: int
    ) -> None:
        self._model, self._views, self._texts, self._recipe = model, views, texts, recipe
        self._device = next(model.head.parameters()).device
        model.head.dropout, model.query.dropout = recipe.dropout, recipe.query_dropout
        self._rng = np.random.default_rng(seed)
        self._pool = ThreadPoolExecutor(torch.get_num_threads() if self._device.type == "cpu" else 1)
        self._log_scale = nn.Parameter(torch.tensor(math.log(20.0), device=self._device))
        for index, layer in enumerate(model.backbone.layers()):
            layer.requires_grad_(index >= FROZEN)
        self._trained = [value for value in model.backbone.parameters() if value.requires_grad]
        self._optimizer = self._make_optimizer()
        self._average = MovingAverage(model.parts(), recipe.averaging)
        self._step, self._per_epoch = 0, len(views[0]) // recipe.batch

    def run(self, report: Callable[[int, float], None]) -> None:
        """Trains and leaves the averaged weights in the model; `report` gets each epoch's number and mean loss."""
        for epoch in range(self._recipe.epochs):
            for part in self._model.parts():
                part.train()
            order = self._rng.permutation(len(self._views[0]))[: self._per_epoch * self._recipe.batch]
            losses = [self._train(np.sort(chosen)) for chosen in np.split(order, self._per_epoch)]
            report(epoch, sum(losses) / len(losses))
        self._average.swap()
        for part in self._model.parts():
            part.eval()

    def _make_optimizer(self) -> torch.optim.AdamW:
        recipe = self._recipe
        heads = [*self._model.head.parameters(), *self._model.query.parameters()]
        groups = [
            {"params": self._trained, "lr": recipe.backbone_rate, "weight_decay": 0.0},
            {"params": heads, "lr": recipe.head_rate, "weight_decay": recipe.decay},
            {"params": [self._log_scale], "lr": recipe.scale_rate, "weight_decay": 0.0},
        ]
        return torch.optim.AdamW([{**group, "highest": group["lr"]} for group in groups])

    def _train(self, chosen: npt.NDArray[np.intp]) -> float:
        backbone_share = self._set_rates()
        views = as_maps(self._batch_of_views(chosen), self._device)
        parts = self._parts(views, learning=backbone_share > 0)
        features = torch.cat([part.detach() for part in parts]).requires_grad_()
        texts, batch = self._texts.batch(chosen, self._recipe.others, self._recipe.blended, self._rng)
        scale = self._log_scale.exp().clamp(max=_LARGEST_SCALE)
        photos, queries = self._model.head(features), self._model.query(texts)
        loss = loss_of(photos, queries, batch, scale, self._recipe.weights)
        self._optimizer.zero_grad()
        loss.backward()
        if backbone_share > 0:
            self._spread_back(parts, features.grad)
        nn.utils.clip_grad_norm_(self._trained, 5.0)
        self._optimizer.step()
        self._average.update()
        self._step += 1
        return float(loss.item())

    def _set_rates(self) -> float:
        """Half a cosine after a short rise; a backbone that waits an epoch for the head rises during another one."""
        done = self._step / (self._per_epoch * self._recipe.epochs)
        share = min(1.0, self._step / 60) * 0.5 * (1 + math.cos(math.pi * done))
        backbone_share = min(1.0, max(0.0, self._step / self._per_epoch - 1)) if self._recipe.head_first else 1.0
        for index, group in enumerate(self._optimizer.param_groups):
            group["lr"] = group["highest"] * share * (backbone_share if index == 0 else 1.0)
        return backbone_share

    def _batch_of_views(self, chosen: npt.NDArray[np.intp]) -> npt.NDArray[np.float16]:
        """A random view of each of the `chosen` photos."""
        batch = np.empty((len(chosen), *self._views[0].shape[1:]), np.float16)
        which = self._rng.integers(0, len(self._views), len(chosen))
        for index, view in enumerate(self._views):
            batch[which == index] = view[chosen[which == index]]
        return batch

    def _parts(self, views: torch.Tensor, *, learning: bool) -> list[torch.Tensor]:
        """The pooled features in parts: processors work on parts of their own, instead of waiting in each layer."""

        def pooled_part(part: torch.Tensor) -> torch.Tensor:
            with torch.set_grad_enabled(learning):
                return _pooled(self._model.backbone, part)

        return list(self._pool.map(pooled_part, views.split(_CHUNK)))

    def _spread_back(self, parts: list[torch.Tensor], gradient: torch.Tensor | None) -> None:
        assert gradient is not None
        list(self._pool.map(torch.autograd.backward, parts, gradient.split(_CHUNK)))


def _pooled(backbone: Backbone, maps: torch.Tensor) -> torch.Tensor:
    return backbone.part(maps, FROZEN, len(backbone.convolutions)).mean((2, 3))


def pooled(backbone: Backbone, kept: npt.NDArray[np.float16], device: torch.device) -> torch.Tensor:
    """The pooled features, (photos, 1280), of kept outputs of the frozen layers."""
    parts = [kept[start : start + _CHUNK] for start in range(0, len(kept), _CHUNK)]
    return torch.cat([_pooled(backbone, as_maps(part, device)) for part in parts])
