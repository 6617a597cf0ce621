"""Qwen2 and Qwen3 as encoders: each token sees those before it, so that the last one stands for the text.

Yang et al., "Qwen3 Technical Report", 2025; Zhang et al., "Qwen3 Embedding", 2025. Several heads of queries share one
of keys and values (Ainslie et al., "GQA", 2023); Qwen3 normalises the queries and keys of each head.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.models.families.graph import Graph
from app.models.families.rotary import Rotation, frequencies
from app.models.families.shape import Shape, first, number, require, shape_of

PREFIXES = ("model.",)


def shape(config: Mapping[str, Any]) -> Shape:
    """The shape that the configuration tells. Raises ModelError for what is not built like Qwen's embedding models."""
    require(config, "use_sliding_window", (False, None))
    require(config, "rope_scaling", (None,))
    require(config, "is_causal", (True, None))  # some were made to see all tokens, by code of their own
    require(config.get("rope_parameters") or {}, "rope_type", ("default",))
    for kind in config.get("layer_types") or ():
        require({"layer_types": kind}, "layer_types", ("full_attention",))
    return shape_of({**config, "norm_eps": first(config, ("rms_norm_eps",), 1e-6)})


def encode(graph: Graph, config: Mapping[str, Any], shape: Shape) -> str:
    """The vectors of the tokens."""
    width = int(first(config, ("head_dim",), shape.head_width))
    theta = first(config, ("rope_theta",), (config.get("rope_parameters") or {}).get("rope_theta", 1e6))
    shared = int(first(config, ("num_key_value_heads",), shape.heads))
    layers = _Layers(graph, Rotation(graph, "rotary", frequencies(width, float(theta))), width, shared)
    value = graph.words("embed_tokens.weight")
    for layer in range(number(config, ("num_hidden_layers",))):
        value = layers.write(value, layer, str(config.get("hidden_act", "silu")))
    return graph.root_norm(value, "norm", "final")


@dataclass(frozen=True, slots=True)
class _Layers:
    """`width` is that of a head, `shared` the number of heads of keys and values."""

    graph: Graph
    rotation: Rotation
    width: int
    shared: int

    def write(self, source: str, layer: int, activation: str) -> str:
        """One layer."""
        graph, out, name = self.graph, f"l{layer}", f"layers.{layer}"
        heads = self._heads(graph.root_norm(source, f"{name}.input_layernorm", f"{out}.norm1"), name, out)
        attended = graph.attend_before(heads, f"{out}.attended")
        attended = graph.linear(attended, [f"{name}.self_attn.o_proj"], f"{out}.mixed")
        attended = graph.node("Add", [source, attended], f"{out}.residual1")
        inner = graph.root_norm(attended, f"{name}.post_attention_layernorm", f"{out}.norm2")
        inner = graph.linear(inner, [f"{name}.mlp.gate_proj", f"{name}.mlp.up_proj"], f"{out}.inner")
        gate, up = graph.parts(inner, 2, f"{out}.halves")
        inner = graph.node("Mul", [graph.activation(gate, activation, f"{out}.active"), up], f"{out}.gated")
        inner = graph.linear(inner, [f"{name}.mlp.down_proj"], f"{out}.outer")
        return graph.node("Add", [attended, inner], f"{out}.residual2")

    def _heads(self, source: str, name: str, out: str) -> list[str]:
        graph, each = self.graph, self.shared * self.width
        joined = graph.linear(source, [f"{name}.self_attn.{part}_proj" for part in "qkv"], f"{out}.qkv")
        parts = graph.cut(joined, (graph.heads * self.width, each, each), f"{out}.heads")
        query, key = (
            self.rotation.turn(self._normed(part, f"{name}.self_attn.{which}_norm", f"{out}.{which}"), f"{out}.{which}")
            for part, which in zip(parts[:2], "qk", strict=True)
        )
        return [query, self._for_all(key, f"{out}.key"), self._for_all(parts[2], f"{out}.value")]

    def _normed(self, source: str, name: str, out: str) -> str:
        """Each head by itself, in the models that do so."""
        if f"{name}.weight" not in self.graph.weights:
            return source
        normed = self.graph.root_norm(self._split(source, f"{out}.split"), name, f"{out}.normed")
        return self._joined(normed, f"{out}.joined")

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
