"""The text vectors that a batch of photos is trained against."""

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from pocket.objective import Batch

Floats = npt.NDArray[np.float32]


class Texts:
    """The captions' vectors, (photos, captions, 384), and class numbers, (photos,), negative where there is none."""

    def __init__(self, captions: Floats, labels: npt.NDArray[np.intp], device: torch.device) -> None:
        self._captions = torch.from_numpy(captions).to(device)
        self._labels = torch.from_numpy(labels).to(device)
        self._meanings = functional.normalize(self._captions.mean(1), dim=-1)
        self._captioned = np.flatnonzero(labels < 0)

    def batch(
        self, chosen: npt.NDArray[np.intp], others: int, blended: float, rng: np.random.Generator
    ) -> tuple[torch.Tensor, Batch]:
        """One text for each of the `chosen` photos, then texts of up to `others` photos that are not among them.

        A share of `blended` of the first are blends of two captions.
        """
        more = np.setdiff1d(rng.choice(self._captioned, others), chosen)
        texts = torch.cat([self._one_each(chosen, rng, blended), self._one_each(more, rng, 0.0)])
        both = torch.from_numpy(np.concatenate([chosen, more]))
        return texts, Batch(self._labels[torch.from_numpy(chosen)], self._meanings[both])

    def _one_each(self, photos: npt.NDArray[np.intp], rng: np.random.Generator, blended: float) -> torch.Tensor:
        count, kinds = len(photos), self._captions.shape[1]
        own = self._captions[torch.from_numpy(photos)]
        row = torch.arange(count)
        first, second = (own[row, torch.from_numpy(rng.integers(0, kinds, count))] for _ in range(2))
        share = np.where(rng.random(count) < blended, rng.random(count), 0.0).astype(np.float32)
        weight = torch.from_numpy(share)[:, None].to(own.device)
        return functional.normalize((1 - weight) * first + weight * second, dim=-1)
