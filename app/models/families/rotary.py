"""Rotary positions: turns queries and keys by angles that grow with their place (Su et al., "RoFormer", 2021)."""

import numpy as np
import numpy.typing as npt

from app.models.families.graph import FUSED, Graph

Floats = npt.NDArray[np.float32]


def frequencies(width: int, theta: float) -> Floats:
    """The angle from one place to the next for each pair of a head's `width` numbers: theta^(-2i / width)."""
    return np.asarray(1.0 / theta ** (np.arange(0, width, 2, dtype=np.float32) / np.float32(width)), np.float32)


def stretched(width: int, theta: float, factor: float, mixed: float | None) -> Floats:
    """The frequencies for inputs `factor` times as long as the model was first trained for ("NTK" scaling).

    Su, "Transformer upgrade 11: base b and position encodings", kexue.fm/archives/9706: the fixed form (6), or with
    `mixed` the form with an exponent of its own.
    """
    if mixed is None:
        return np.asarray(frequencies(width, theta * factor) / factor ** (2 / width), np.float32)
    slope = np.log(factor) / (width / 2) ** mixed
    return np.asarray(frequencies(width, theta) / np.exp(slope * np.arange(1, width // 2 + 1) ** mixed), np.float32)


class Rotation:
    """The tables of one kind of layer in a graph."""

    def __init__(self, graph: Graph, name: str, by_pair: Floats) -> None:
        angles = np.arange(graph.most_tokens, dtype=np.float32)[:, None] * by_pair
        self._graph = graph
        self._tables = [
            graph.tensor(f"{name}.from", np.zeros(1, np.int64)),
            graph.tensor(f"{name}.cos", np.cos(angles)),
            graph.tensor(f"{name}.sin", np.sin(angles)),
        ]

    def turn(self, source: str, output: str) -> str:
        """The queries or keys, (batch, tokens, width), turned."""
        return self._graph.node("RotaryEmbedding", [source, *self._tables], output, FUSED)
