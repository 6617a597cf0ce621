"""Qwen2 and Qwen3 as encoders: each token sees those before it, so that the last one stands for the text.

Yang et al., "Qwen3 Technical Report", 2025; Zhang et al., "Qwen3 Embedding", 2025. Qwen3 normalises the queries and
keys of each head.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.families.graph import Graph
from app.models.families.rotary import Rotation, frequencies
from app.models.families.shape import Shape, first, number, require, shape_of
from app.models.families.shared_heads import SharedHeads

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
    rotation = Rotation(graph, "rotary", frequencies(width, float(theta)))
    layers = _Layers(graph, rotation, SharedHeads(graph, width, shared))
    value = graph.words("embed_tokens.weight")
    for layer in range(number(config, ("num_hidden_layers",))):
        value = layers.write(value, layer, str(config.get("hidden_act", "silu")))
    return graph.root_norm(value, "norm", "final")


@dataclass(frozen=True, slots=True)
class _Layers:
    graph: Graph
    rotation: Rotation
    heads: SharedHeads

    def write(self, source: str, layer: int, activation: str) -> str:
        """One layer."""
        graph, out, name = self.graph, f"l{layer}", f"layers.{layer}"
        normed = graph.root_norm(source, f"{name}.input_layernorm", f"{out}.norm1")
        heads = self.heads.write(normed, name, out, self.rotation)
        attended = graph.attend_before(heads, f"{out}.attended")
        attended = graph.linear(attended, [f"{name}.self_attn.o_proj"], f"{out}.mixed")
        attended = graph.node("Add", [source, attended], f"{out}.residual1")
        inner = graph.root_norm(attended, f"{name}.post_attention_layernorm", f"{out}.norm2")
        inner = graph.linear(inner, [f"{name}.mlp.gate_proj", f"{name}.mlp.up_proj"], f"{out}.inner")
        gate, up = graph.parts(inner, 2, f"{out}.halves")
        inner = graph.node("Mul", [graph.activation(gate, activation, f"{out}.active"), up], f"{out}.gated")
        inner = graph.linear(inner, [f"{name}.mlp.down_proj"], f"{out}.outer")
        return graph.node("Add", [attended, inner], f"{out}.residual2")
