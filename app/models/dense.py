"""The dense layers of a text model: the matrices that a pooled vector goes through."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file

from app.domain.errors import ModelError

Floats = npt.NDArray[np.float32]


class Activation(StrEnum):
    """What is done with the result of a dense layer."""

    IDENTITY = "identity"
    TANH = "tanh"


@dataclass(frozen=True, slots=True)
class DenseLayer:
    """A dense layer, as the file of its weights: `linear.weight` (outputs, inputs), and `linear.bias` if it has one."""

    weights: Path
    activation: Activation


class LoadedDense:
    """A dense layer in memory."""

    def __init__(self, layer: DenseLayer) -> None:
        """Raises ModelError where the weights cannot be read."""
        try:
            tensors = load_file(layer.weights)
            self._matrix = tensors["linear.weight"].astype(np.float32).T
        except Exception as error:  # safetensors raises classes of its own that share no base with the others
            raise ModelError(
                f"The dense layer in {layer.weights} cannot be read: {error}.", "Install the model again."
            ) from error
        bias = tensors.get("linear.bias")
        self._bias = np.zeros(self._matrix.shape[1], np.float32) if bias is None else bias.astype(np.float32)
        self._activation = layer.activation

    def apply(self, vectors: Floats) -> Floats:
        """From (batch, inputs) to (batch, outputs)."""
        found = vectors @ self._matrix + self._bias
        return np.tanh(found) if self._activation is Activation.TANH else np.asarray(found, np.float32)
