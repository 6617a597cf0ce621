"""What training minimises: photos close to their captions, alike photos less far apart than unlike ones."""

from dataclasses import dataclass

import torch
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Weights:
    """The share of the soft targets and their temperature, and the weight and scale of the photo-to-photo term."""

    soft: float = 0.4
    temperature: float = 0.1
    alike: float = 0.5
    alike_scale: float = 10.0


@dataclass(frozen=True, slots=True)
class Batch:
    """Photos with one text each, and more texts that belong to none of them.

    `labels` (n,) are class numbers, negative where a photo has none. `meanings` (n + extra, 384) are the unit means of
    all the captions that a photo has, or for an extra text the photo that it belongs to.
    """

    labels: torch.Tensor
    meanings: torch.Tensor


def loss_of(
    photos: torch.Tensor, texts: torch.Tensor, batch: Batch, scale: torch.Tensor, weights: Weights
) -> torch.Tensor:
    """The loss of unit `photos` (n, 384) and unit `texts` (n + extra, 384), `scale` being the inverse temperature.

    Contrastive in both directions (Radford et al. 2021), with targets that give a share to texts of like meaning, and
    supervised contrastive (Khosla et al. 2020) among the photos that have a class.
    """
    count = len(photos)
    same = _same(batch.labels)
    scores = scale * photos @ texts.T
    to_texts = _targets(same, batch.meanings, weights)
    to_photos = _targets(same, batch.meanings[:count], weights)
    loss = (_cross_entropy(scores, to_texts) + _cross_entropy(scores[:, :count].T, to_photos)) / 2
    classified = batch.labels >= 0
    share = classified.float().mean()
    alike = _alike(photos[classified], batch.labels[classified], weights.alike_scale)
    return loss + weights.alike * share * alike


def _same(labels: torch.Tensor) -> torch.Tensor:
    """(n, n): whether two photos are one, or of one class."""
    alike = (labels[:, None] == labels[None]) & (labels >= 0)[:, None]
    return alike | torch.eye(len(labels), dtype=torch.bool, device=labels.device)


def _targets(same: torch.Tensor, meanings: torch.Tensor, weights: Weights) -> torch.Tensor:
    """(n, texts): what each photo's probabilities over the texts should be."""
    count = len(same)
    extra = same.new_zeros(count, len(meanings) - count)
    same = torch.cat([same, extra], 1)
    alike = torch.where(same, 1.0, meanings[:count] @ meanings.T)
    hard = same.float() / same.float().sum(1, keepdim=True)
    return (1 - weights.soft) * hard + weights.soft * (alike / weights.temperature).softmax(1)


def _cross_entropy(scores: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(scores, targets)


def _alike(photos: torch.Tensor, labels: torch.Tensor, scale: float) -> torch.Tensor:
    own = torch.eye(len(photos), dtype=torch.bool, device=photos.device)
    scores = (scale * photos @ photos.T).masked_fill(own, -1e4)
    positive = (labels[:, None] == labels[None]) & ~own
    known = positive.any(1)
    if not known.any():
        return photos.sum() * 0.0
    each = -(scores.log_softmax(1) * positive).sum(1) / positive.sum(1).clamp_min(1)
    return each[known].mean()
