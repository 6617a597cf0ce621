"""Gemma 3 as an encoder (EmbeddingGemma): all tokens see each other, in five of six layers those nearby only.

Gemma Team, "Gemma 3 Technical Report", 2025; Vera et al., "EmbeddingGemma", 2025. Norms stand before and after each
half of a layer, and add 1 to their scales.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.models.families.graph import Graph
from app.models.families.nearby import Nearby
from app.models.families.rotary import Rotation, frequencies
from app.models.families.shape import Shape, first, number, require, shape_of
from app.models.families.shared_heads import SharedHeads
from app.models.families.spans import GLOBAL, LOCAL, spans, theta

PREFIXES = ("model.",)
_THETAS = {LOCAL: ("rope_local_base_freq", 10_000.0), GLOBAL: ("rope_theta", 1_000_000.0)}


def shape(config: Mapping[str, Any]) -> Shape:
    """The shape that the configuration tells. Raises ModelError for a Gemma that was made to write texts."""
    for name, allowed in (
        ("use_bidirectional_attention", (True,)),
        ("attn_logit_softcapping", (None,)),
        ("rope_scaling", (None,)),
        ("query_pre_attn_scalar", (number(config, ("head_dim",)),)),
    ):
        require({name: None, **config}, name, allowed)
    return shape_of({**config, "norm_eps": first(config, ("rms_norm_eps",), 1e-6)})


def encode(graph: Graph, config: Mapping[str, Any], shape: Shape) -> str:
    """The vectors of the tokens."""
    width, shared = number(config, ("head_dim",)), number(config, ("num_key_value_heads",))
    scale = graph.tensor("words.scale", np.float32(np.sqrt(shape.width)).reshape(1))
    value = graph.node("Mul", [graph.words("embed_tokens.weight"), scale], "embedded")
    graph.mask()
    layers = _Layers(
        graph,
        {kind: Rotation(graph, kind, frequencies(width, theta(config, kind, _THETAS))) for kind in (LOCAL, GLOBAL)},
        Nearby(graph, number(config, ("sliding_window",)) // 2, graph.heads * width),
        SharedHeads(graph, width, shared, plus=1.0),
        str(config.get("hidden_activation", "gelu_pytorch_tanh")),
    )
    for layer, kind in enumerate(spans(config, _usual(config, shape.layers))):
        value = layers.write(value, layer, kind)
    return graph.root_norm(value, "norm", "final", 1.0)


def _usual(config: Mapping[str, Any], layers: int) -> list[str]:
    every = int(first(config, ("sliding_window_pattern", "_sliding_window_pattern"), 6))
    return [LOCAL if (layer + 1) % every else GLOBAL for layer in range(layers)]


@dataclass(frozen=True, slots=True)
class _Layers:
    graph: Graph
    rotations: Mapping[str, Rotation]
    nearby: Nearby
    heads: SharedHeads
    activation: str

    def write(self, source: str, layer: int, kind: str) -> str:
        """One layer."""
        graph, out, name = self.graph, f"l{layer}", f"layers.{layer}"
        normed = graph.root_norm(source, f"{name}.input_layernorm", f"{out}.norm1", 1.0)
        heads = self.heads.write(normed, name, out, self.rotations[kind])
        attended = (self.nearby.attend if kind == LOCAL else graph.attend)(heads, f"{out}.attended")
        attended = graph.linear(attended, [f"{name}.self_attn.o_proj"], f"{out}.mixed")
        attended = graph.root_norm(attended, f"{name}.post_attention_layernorm", f"{out}.norm2", 1.0)
        attended = graph.node("Add", [source, attended], f"{out}.residual1")
        inner = graph.root_norm(attended, f"{name}.pre_feedforward_layernorm", f"{out}.norm3", 1.0)
        inner = graph.linear(inner, [f"{name}.mlp.gate_proj", f"{name}.mlp.up_proj"], f"{out}.inner")
        gate, up = graph.parts(inner, 2, f"{out}.halves")
        inner = graph.node("Mul", [graph.activation(gate, self.activation, f"{out}.active"), up], f"{out}.gated")
        inner = graph.linear(inner, [f"{name}.mlp.down_proj"], f"{out}.outer")
        inner = graph.root_norm(inner, f"{name}.post_feedforward_layernorm", f"{out}.norm4", 1.0)
        return graph.node("Add", [attended, inner], f"{out}.residual2")
