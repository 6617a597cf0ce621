"""MPNet: BERT with a bias on attention that depends on how far apart two tokens are (Song et al., 2020).

The distances fall into buckets as those of T5 do: Raffel et al., "Exploring the Limits of Transfer Learning", 2020.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from app.models.families.graph import Graph
from app.models.families.shape import Shape, shape_of

PREFIXES = ("mpnet.",)
_FIRST_PLACE = 2  # places are counted from after the padding's, which is 1
_FARTHEST = 128


def shape(config: Mapping[str, Any]) -> Shape:
    """The shape that the configuration tells. Raises ModelError."""
    return shape_of(config, first_place=_FIRST_PLACE)


def encode(graph: Graph, config: Mapping[str, Any], shape: Shape) -> str:
    """The vectors of the tokens."""
    word = graph.words("embeddings.word_embeddings.weight")
    places = graph.tensor("places", graph.weights["embeddings.position_embeddings.weight"][shape.first_place :])
    length = graph.length()
    place = graph.node("Slice", [places, graph.whole(0), length], "place")
    value = graph.norm(graph.node("Add", [word, place], "embedded"), "embeddings.LayerNorm", "layer0")
    graph.mask()
    bias = _bias(graph, length, shape.most_tokens)
    for layer in range(shape.layers):
        value = _layer(graph, value, layer, bias, str(config.get("hidden_act", "gelu")))
    return value


def buckets(distances: npt.NDArray[np.int64], number: int) -> npt.NDArray[np.int64]:
    """The bucket of each distance (key minus query): half for what comes later; far ones share, by their logarithm."""
    half = number // 2
    near = half // 2
    size = np.abs(distances)
    logarithm = np.log(np.maximum(size, 1).astype(np.float32) / near) / np.float32(np.log(_FARTHEST / near))
    far = near + (logarithm * (half - near)).astype(np.int64)
    return np.where(distances > 0, half, 0) + np.where(size < near, size, np.minimum(far, half - 1))


def _bias(graph: Graph, length: str, most_tokens: int) -> str:
    """What is added to the scores: (1, heads, tokens, tokens)."""
    table = graph.weights["encoder.relative_attention_bias.weight"]
    distances = np.arange(1 - most_tokens, most_tokens)
    by_distance = graph.tensor("nearness", table[buckets(distances, len(table))])
    one = graph.node("Squeeze", [length], "length.one")
    numbers = graph.node("Range", [graph.tensor("none", np.array(0)), one, graph.tensor("one", np.array(1))], "numbers")
    queries = graph.node("Unsqueeze", [numbers, graph.whole(1)], "numbers.queries")
    apart = graph.node("Sub", [numbers, queries], "apart")
    row = graph.node("Add", [apart, graph.whole(most_tokens - 1)], "apart.row")
    bias = graph.node(
        "Transpose", [graph.node("Gather", [by_distance, row], "bias.last")], "bias.first", perm=[2, 0, 1]
    )
    return graph.node("Unsqueeze", [bias, graph.whole(0)], "bias")


def _layer(graph: Graph, source: str, layer: int, bias: str, activation: str) -> str:
    name, out = f"encoder.layer.{layer}", f"l{layer}"
    parts = [f"{name}.attention.attn.{part}" for part in "qkv"]
    heads = graph.parts(graph.linear(source, parts, f"{out}.qkv"), 3, f"{out}.heads")
    attended = graph.attend(heads, f"{out}.attended", bias)
    attended = graph.linear(attended, [f"{name}.attention.attn.o"], f"{out}.mixed")
    attended = graph.node("Add", [attended, source], f"{out}.residual1")
    attended = graph.norm(attended, f"{name}.attention.LayerNorm", f"{out}.norm1")
    inner = graph.linear(attended, [f"{name}.intermediate.dense"], f"{out}.inner")
    inner = graph.activation(inner, activation, f"{out}.active")
    inner = graph.linear(inner, [f"{name}.output.dense"], f"{out}.outer")
    inner = graph.node("Add", [inner, attended], f"{out}.residual2")
    return graph.norm(inner, f"{name}.output.LayerNorm", f"layer{layer + 1}")
