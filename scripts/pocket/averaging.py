"""A moving average of weights: it generalises better than the weights of the last step."""

from collections.abc import Sequence

import torch
from torch import nn


class MovingAverage:
    """The average of the parameters of `parts`, kept apart from them until `swap` exchanges the two."""

    def __init__(self, parts: Sequence[nn.Module], decay: float) -> None:
        self._parameters = [value for part in parts for value in part.parameters() if value.requires_grad]
        self._averages = [value.detach().clone() for value in self._parameters]
        self._decay = decay
        self._updates = 0

    def update(self) -> None:
        """Takes in the present weights; the first ones weigh more, so that the start is soon forgotten."""
        self._updates += 1
        decay = min(self._decay, (1 + self._updates) / (10 + self._updates))
        with torch.no_grad():
            for average, value in zip(self._averages, self._parameters, strict=True):
                average.lerp_(value, 1 - decay)

    def swap(self) -> None:
        """Exchanges the average and the weights in use."""
        for index, value in enumerate(self._parameters):
            used = value.detach().clone()
            value.data.copy_(self._averages[index])
            self._averages[index] = used
