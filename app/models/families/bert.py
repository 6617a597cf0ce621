"""BERT and those built like it: MiniLM, BGE, E5, GTE, Arctic, LEAF; RoBERTa and XLM-RoBERTa.

Devlin et al., "BERT", 2019. The RoBERTas count places from after the number of the padding's token.
"""

from collections.abc import Mapping
from typing import Any

from app.models.families.graph import Graph
from app.models.families.shape import Shape, first, require, shape_of

PREFIXES = ("bert.", "roberta.")
_SEGMENTS = "embeddings.token_type_embeddings.weight"


def shape(config: Mapping[str, Any]) -> Shape:
    """The shape that the configuration tells. Raises ModelError for what is not built like BERT."""
    require(config, "position_embedding_type", ("absolute", None))
    require(config, "is_decoder", (False, None))
    offset = 0 if config["model_type"] == "bert" else int(first(config, ("pad_token_id",), 1)) + 1
    return shape_of(config, first_place=offset)


def encode(graph: Graph, config: Mapping[str, Any], shape: Shape) -> str:
    """The vectors of the tokens."""
    value = graph.norm(_embedded(graph, shape), "embeddings.LayerNorm", "layer0")
    graph.mask()
    for layer in range(shape.layers):
        value = _layer(graph, value, layer, str(config.get("hidden_act", "gelu")))
    return value


def _embedded(graph: Graph, shape: Shape) -> str:
    """Words, places and segments added up."""
    word = graph.words("embeddings.word_embeddings.weight")
    table = graph.weights["embeddings.position_embeddings.weight"][shape.first_place :]
    if not graph.pairs and _SEGMENTS in graph.weights:
        table = table + graph.weights[_SEGMENTS][0]  # single texts: the first segment's vector is part of every place
    place = graph.node("Slice", [graph.tensor("places", table), graph.whole(0), graph.length()], "place")
    value = graph.node("Add", [word, place], "embedded")
    return graph.segments(value, _SEGMENTS) if graph.pairs else value


def _layer(graph: Graph, source: str, layer: int, activation: str) -> str:
    name, out = f"encoder.layer.{layer}", f"l{layer}"
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    heads = graph.parts(graph.linear(source, parts, f"{out}.qkv"), 3, f"{out}.heads")
    attended = graph.linear(graph.attend(heads, f"{out}.attended"), [f"{name}.attention.output.dense"], f"{out}.mixed")
    attended = graph.node("Add", [attended, source], f"{out}.residual1")
    attended = graph.norm(attended, f"{name}.attention.output.LayerNorm", f"{out}.norm1")
    inner = graph.linear(attended, [f"{name}.intermediate.dense"], f"{out}.inner")
    inner = graph.activation(inner, activation, f"{out}.active")
    inner = graph.linear(inner, [f"{name}.output.dense"], f"{out}.outer")
    inner = graph.node("Add", [inner, attended], f"{out}.residual2")
    return graph.norm(inner, f"{name}.output.LayerNorm", f"layer{layer + 1}")
