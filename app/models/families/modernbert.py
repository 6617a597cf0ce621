"""ModernBERT: norms before each half, rotary places, gated inner layers, and attention that mostly looks nearby.

Warner et al., "Smarter, Better, Faster, Longer", 2024. Two of three layers attend to the tokens within a window only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.models.families.graph import Graph
from app.models.families.nearby import Nearby
from app.models.families.rotary import Rotation, frequencies
from app.models.families.shape import Shape, shape_of
from app.models.families.spans import GLOBAL, LOCAL, spans, theta

PREFIXES = ("model.",)
_THETAS = {LOCAL: ("local_rope_theta", 10_000.0), GLOBAL: ("global_rope_theta", 160_000.0)}


def shape(config: Mapping[str, Any]) -> Shape:
    """The shape that the configuration tells. Raises ModelError."""
    return shape_of({"norm_eps": 1e-5, **config})


def encode(graph: Graph, config: Mapping[str, Any], shape: Shape) -> str:
    """The vectors of the tokens."""
    value = graph.norm(graph.words("embeddings.tok_embeddings.weight"), "embeddings.norm", "layer0")
    graph.mask()
    layers = _Layers(
        graph,
        {
            kind: Rotation(graph, kind, frequencies(shape.head_width, theta(config, kind, _THETAS)))
            for kind in (LOCAL, GLOBAL)
        },
        Nearby(graph, int(config.get("local_attention", 128)) // 2, shape.width),
        str(config.get("hidden_activation", "gelu")),
    )
    for layer, kind in enumerate(spans(config, _usual(config, shape.layers))):
        value = layers.write(value, layer, kind)
    return graph.norm(value, "final_norm", "final")


def _usual(config: Mapping[str, Any], layers: int) -> list[str]:
    every = int(config.get("global_attn_every_n_layers", 3))
    return [LOCAL if layer % every else GLOBAL for layer in range(layers)]


@dataclass(frozen=True, slots=True)
class _Layers:
    graph: Graph
    rotations: Mapping[str, Rotation]
    nearby: Nearby
    activation: str

    def write(self, source: str, layer: int, kind: str) -> str:
        """One layer."""
        graph, out, name = self.graph, f"l{layer}", f"layers.{layer}"
        normed = graph.norm(source, f"{name}.attn_norm", f"{out}.norm1") if layer else source  # the first comes normed
        query, key, value = graph.parts(graph.linear(normed, [f"{name}.attn.Wqkv"], f"{out}.qkv"), 3, f"{out}.heads")
        rotation = self.rotations[kind]
        heads = (rotation.turn(query, f"{out}.query"), rotation.turn(key, f"{out}.key"), value)
        attend = self.nearby.attend if kind == LOCAL else graph.attend
        attended = graph.linear(attend(heads, f"{out}.attended"), [f"{name}.attn.Wo"], f"{out}.mixed")
        attended = graph.node("Add", [source, attended], f"{out}.residual1")
        inner = graph.linear(
            graph.norm(attended, f"{name}.mlp_norm", f"{out}.norm2"), [f"{name}.mlp.Wi"], f"{out}.inner"
        )
        up, gate = graph.parts(inner, 2, f"{out}.halves")
        inner = graph.node("Mul", [graph.activation(up, self.activation, f"{out}.active"), gate], f"{out}.gated")
        return graph.node(
            "Add", [attended, graph.linear(inner, [f"{name}.mlp.Wo"], f"{out}.outer")], f"{out}.residual2"
        )
