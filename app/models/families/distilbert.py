"""DistilBERT: half of BERT's layers, and no segments (Sanh et al., 2019)."""

from collections.abc import Mapping
from typing import Any

from app.models.families.graph import Graph
from app.models.families.shape import Shape, shape_of

PREFIXES = ("distilbert.",)


def shape(config: Mapping[str, Any]) -> Shape:
    """The shape that the configuration tells. Raises ModelError."""
    return shape_of(config)


def encode(graph: Graph, config: Mapping[str, Any], shape: Shape) -> str:
    """The vectors of the tokens."""
    word = graph.words("embeddings.word_embeddings.weight")
    places = graph.tensor("places", graph.weights["embeddings.position_embeddings.weight"])
    place = graph.node("Slice", [places, graph.whole(0), graph.length()], "place")
    value = graph.norm(graph.node("Add", [word, place], "embedded"), "embeddings.LayerNorm", "layer0")
    graph.mask()
    for layer in range(shape.layers):
        value = _layer(graph, value, layer, str(config.get("activation", "gelu")))
    return value


def _layer(graph: Graph, source: str, layer: int, activation: str) -> str:
    name, out = f"transformer.layer.{layer}", f"l{layer}"
    parts = [f"{name}.attention.{part}_lin" for part in "qkv"]
    heads = graph.parts(graph.linear(source, parts, f"{out}.qkv"), 3, f"{out}.heads")
    attended = graph.linear(graph.attend(heads, f"{out}.attended"), [f"{name}.attention.out_lin"], f"{out}.mixed")
    attended = graph.node("Add", [attended, source], f"{out}.residual1")
    attended = graph.norm(attended, f"{name}.sa_layer_norm", f"{out}.norm1")
    inner = graph.activation(graph.linear(attended, [f"{name}.ffn.lin1"], f"{out}.inner"), activation, f"{out}.active")
    inner = graph.node("Add", [graph.linear(inner, [f"{name}.ffn.lin2"], f"{out}.outer"), attended], f"{out}.residual2")
    return graph.norm(inner, f"{name}.output_layer_norm", f"layer{layer + 1}")
