"""Attention in which several heads of queries share one of keys and values (Ainslie et al., "GQA", 2023)."""

from dataclasses import dataclass

import numpy as np

from app.models.families.graph import Graph
from app.models.families.rotary import Rotation


@dataclass(frozen=True, slots=True)
class SharedHeads:
    """`width` is that of a head, `shared` the number of heads of keys and values, `plus` what norms add to scales."""

    graph: Graph
    width: int
    shared: int
    plus: float = 0.0

    def write(self, source: str, name: str, out: str, rotation: Rotation) -> list[str]:
        """Queries, keys and values of all heads, each (batch, tokens, heads x width); the first two are turned."""
        graph, each = self.graph, self.shared * self.width
        joined = graph.linear(source, [f"{name}.self_attn.{part}_proj" for part in "qkv"], f"{out}.qkv")
        parts = graph.cut(joined, (graph.heads * self.width, each, each), f"{out}.heads")
        query, key = (
            rotation.turn(self._normed(part, f"{name}.self_attn.{which}_norm", f"{out}.{which}"), f"{out}.{which}")
            for part, which in zip(parts[:2], "qk", strict=True)
        )
        return [query, self._for_all(key, f"{out}.key"), self._for_all(parts[2], f"{out}.value")]

    def _normed(self, source: str, name: str, out: str) -> str:
        """Each head by itself, in the models that do so."""
        if f"{name}.weight" not in self.graph.weights:
            return source
        split = self._split(source, f"{out}.split")
        return self._joined(self.graph.root_norm(split, name, f"{out}.normed", self.plus), f"{out}.joined")

    def _for_all(self, source: str, out: str) -> str:
        """Every head of keys or values as often as queries share it."""
        graph = self.graph
        if self.shared == graph.heads:
            return source
        owner = graph.tensor(f"{out}.owner", np.repeat(np.arange(self.shared), graph.heads // self.shared))
        repeated = graph.node("Gather", [self._split(source, f"{out}.split"), owner], f"{out}.repeated", axis=2)
        return self._joined(repeated, f"{out}.joined")

    def _split(self, source: str, out: str) -> str:
        return self.graph.node("Reshape", [source, self.graph.whole(0, 0, -1, self.width)], out)

    def _joined(self, source: str, out: str) -> str:
        return self.graph.node("Reshape", [source, self.graph.whole(0, 0, -1)], out)
