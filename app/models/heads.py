"""The last layers of a model, which make a score or shorter vectors of what its encoder gives; pure NumPy.

They are a thousandth of the work, so they need no conversion: the encoder is one graph, whatever stands on it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.domain.catalogue import TokenPooling
from app.domain.errors import ModelError
from app.models.families.weights import Tensors

Floats = npt.NDArray[np.float32]


def gelu(x: Floats) -> Floats:
    """x times the normal distribution's cumulative function at x (Hendrycks and Gimpel, 2016), exact to 1e-6."""
    return np.asarray(0.5 * x * (1.0 + _erf(x / np.float32(2**0.5))), np.float32)


def _erf(x: Floats) -> Floats:
    """The error function to 1.5e-7: Abramowitz and Stegun, "Handbook of Mathematical Functions", formula 7.1.26."""
    size = np.abs(x)
    t = 1.0 / (1.0 + 0.3275911 * size)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(np.sign(x) * (1.0 - series * np.exp(-(size**2))), np.float32)


def _relu(x: Floats) -> Floats:
    return np.maximum(x, np.float32(0))


ACTIVATIONS: Mapping[str, Callable[[Floats], Floats]] = {
    "identity": lambda x: x,
    "tanh": lambda x: np.asarray(np.tanh(x), np.float32),
    "relu": _relu,
    "gelu": gelu,
}


@dataclass(frozen=True, slots=True, eq=False)
class Dense:
    """activation(x · matrixᵀ + bias); `matrix` is (out, in), as torch keeps it."""

    matrix: Floats
    bias: Floats | None = None
    activation: str = "identity"

    def apply(self, x: Floats) -> Floats:
        """(…, in) to (…, out)."""
        product = x @ self.matrix.T
        return ACTIVATIONS[self.activation](product if self.bias is None else product + self.bias)


@dataclass(frozen=True, slots=True, eq=False)
class Norm:
    """Layer normalisation over the last axis (Ba et al., 2016)."""

    scale: Floats
    bias: Floats | None = None
    epsilon: float = 1e-5

    def apply(self, x: Floats) -> Floats:
        """(…, width) to (…, width)."""
        centred = x - x.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + self.epsilon) * self.scale
        return np.asarray(scaled if self.bias is None else scaled + self.bias, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """How the vectors of the tokens become those of the text, and the layers that follow."""

    pooling: TokenPooling
    layers: tuple[Dense | Norm, ...]

    def apply(self, x: Floats) -> Floats:
        """The layers over pooled vectors, (texts, width) to (texts, out)."""
        for layer in self.layers:
            x = layer.apply(x)
        return x


def dense_of(weights: Tensors, name: str, activation: str = "identity") -> Dense:
    """The dense layer of that name among a model's weights. Raises ModelError where it is not there."""
    return Dense(weights[f"{name}.weight"], _bias(weights, name), activation)


def norm_of(weights: Tensors, name: str, epsilon: float) -> Norm:
    """The normalisation of that name among a model's weights. Raises ModelError where it is not there."""
    return Norm(weights[f"{name}.weight"], _bias(weights, name), epsilon)


def _bias(weights: Tensors, name: str) -> Floats | None:
    named = f"{name}.bias"
    if named not in weights:
        return None
    return weights[named]


def activation_named(name: str) -> str:
    """The key of ACTIVATIONS for a name as configurations write it ("gelu", "torch.nn.modules.linear.Identity")."""
    found = name.rpartition(".")[2].lower()
    if found not in ACTIVATIONS:
        raise ModelError(f"The model's last layers use {name}, which Akin does not know.", "Choose another model.")
    return found
