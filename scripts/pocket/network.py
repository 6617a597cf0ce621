"""The picture network: MobileNetV2 with its batch norms folded in, and a head into the space of the text model."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

from pocket.backbone_weights import Convolution

# Expansion, channels, repeats and stride of the stages (Sandler et al. 2018, table 2).
STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
FEATURES, DIMENSIONS = 1280, 384


@dataclass(frozen=True, slots=True)
class Layer:
    """What a convolution does besides its weights; `adds` is the layer whose output is added to its own."""

    stride: int
    depthwise: bool
    activates: bool
    adds: int | None = None


def layers() -> list[Layer]:
    """The 52 convolutions before pooling, in order."""
    found = [Layer(2, depthwise=False, activates=True)]
    channels = 32
    for expansion, out, repeats, stride in STAGES:
        for repeat in range(repeats):
            block_input = len(found) - 1
            if expansion > 1:
                found.append(Layer(1, depthwise=False, activates=True))
            found.append(Layer(stride if repeat == 0 else 1, depthwise=True, activates=True))
            same = repeat > 0 and channels == out
            found.append(Layer(1, depthwise=False, activates=False, adds=block_input if same else None))
            channels = out
    found.append(Layer(1, depthwise=False, activates=True))
    return found


class ScaledConvolution(nn.Module):
    """A convolution whose weights are kept at unit size for each channel, so that one step size suits all of them."""

    scale: torch.Tensor

    def __init__(self, layer: Layer, weights: Convolution) -> None:
        super().__init__()
        kernel = torch.from_numpy(weights.kernel)
        self.layer = layer
        self.register_buffer("scale", kernel.square().mean((1, 2, 3), keepdim=True).sqrt().clamp_min(1e-6))
        self.kernel = nn.Parameter(kernel / self.scale)
        self.bias = nn.Parameter(torch.from_numpy(weights.bias))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        groups = len(self.kernel) if self.layer.depthwise else 1
        padding = self.kernel.shape[-1] // 2
        if self.layer.stride == 2:  # as TensorFlow pads an even size: after the last row and column only
            values, padding = functional.pad(values, (0, 1, 0, 1)), 0
        values = functional.conv2d(values, self.folded(), self.bias, self.layer.stride, padding, groups=groups)
        return functional.relu6(values) if self.layer.activates else values

    def folded(self) -> torch.Tensor:
        """The kernel, (out, in, height, width), at its true size."""
        return self.kernel * self.scale


class Backbone(nn.Module):
    """The convolutions. They take pixels scaled to -1..1 and give maps of 1280 channels, 1/32 of the size."""

    def __init__(self, weights: Sequence[Convolution]) -> None:
        super().__init__()
        pairs = zip(layers(), weights, strict=True)
        self.convolutions = nn.ModuleList(ScaledConvolution(layer, weight) for layer, weight in pairs)

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        """Pictures (n, 3, size, size) of 0..255 to maps (n, 1280, size / 32, size / 32)."""
        return self.part(pixels / 127.5 - 1, 0, len(self.convolutions))

    def layers(self) -> list[ScaledConvolution]:
        """The convolutions in order, typed."""
        return [convolution for convolution in self.convolutions if isinstance(convolution, ScaledConvolution)]

    def part(self, values: torch.Tensor, first: int, end: int) -> torch.Tensor:
        """Runs the layers from `first` to before `end` on the output of `first - 1`, which must end a block."""
        outputs = {first - 1: values}
        for index, convolution in enumerate(self.layers()[first:end], first):
            values = convolution(values)
            if convolution.layer.adds is not None:
                values = values + outputs[convolution.layer.adds]
            if not convolution.layer.activates:  # the end of a block
                outputs = {index: values}
        return values


class Head(nn.Module):
    """Pooled features (n, 1280), standardised, to unit vectors (n, 384): a linear map plus a two-layer one."""

    mean: torch.Tensor
    spread: torch.Tensor

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dropout = 0.0  # set by training
        self.direct = nn.Linear(FEATURES, DIMENSIONS)
        self.inner, self.outer = nn.Linear(FEATURES, width), nn.Linear(width, DIMENSIONS)
        self.register_buffer("mean", torch.zeros(FEATURES))
        self.register_buffer("spread", torch.ones(FEATURES))

    def standardise(self, features: torch.Tensor) -> None:
        """Takes the mean and spread of each feature from a sample, (n, 1280)."""
        self.mean.copy_(features.mean(0))
        self.spread.copy_(features.std(0) + 0.05)

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        features = functional.dropout((features - self.mean) / self.spread, self.dropout, self.training)
        inner = functional.dropout(functional.relu(self.inner(features)), self.dropout, self.training)
        return functional.normalize(self.direct(features) + self.outer(inner), dim=-1)


class QueryProjection(nn.Module):
    """Unit text vectors (n, 384) to the unit vectors that find pictures; it begins as the identity."""

    def __init__(self, width: int = 512) -> None:
        super().__init__()
        self.dropout = 0.0  # set by training
        self.inner, self.outer = nn.Linear(DIMENSIONS, width), nn.Linear(width, DIMENSIONS)
        nn.init.zeros_(self.outer.weight)
        nn.init.zeros_(self.outer.bias)

    def forward(self, texts: torch.Tensor) -> torch.Tensor:
        inner = functional.relu(self.inner(functional.dropout(texts, self.dropout, self.training)))
        delta = self.outer(functional.dropout(inner, self.dropout, self.training))
        return functional.normalize(texts + delta, dim=-1)
