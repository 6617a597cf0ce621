"""CLIP and SigLIP: a network for pictures and one for words, whose vectors live in one space, from safetensors weights.

Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", ICML 2021; Zhai et al.,
"Sigmoid Loss for Language Image Pre-Training", ICCV 2023. Both normalise before each part of a layer. CLIP takes the
vector of a token of its own (pictures) or of the text's last one (words); SigLIP lets a learned query attend to the
whole picture, and takes the last place of a text that is filled up to its whole length. Matrices stay in float32.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from app.domain.errors import ModelError
from app.models.families.graph import FUSED, INPUT_IDS, Graph
from app.models.families.weights import Tensors

PIXELS, PICTURE_VECTORS, TEXT_VECTORS = "pixel_values", "image_embeds", "text_embeds"
_HEAD_WIDTH = 64  # of all models whose configurations leave the number of heads to the default
_LEGACY_END = 2  # what CLIP's first configurations say of the last token, which is the one with the highest number


def write_picture_tower(weights: Path, config: Mapping[str, Any], target: Path) -> None:
    """Writes the network that turns `pixel_values`, (pictures, 3, size, size), into `image_embeds`, not normalised.

    Raises ModelError where the weights are not those of CLIP or SigLIP, OSError where it cannot be written.
    """
    graph, act = _graph(weights, config, "vision")
    states = _patches(graph)
    if _is_clip(config):
        states = graph.norm(states, "vision_model.pre_layrnorm", "prepared")
    states = _layers(graph, states, "vision_model.encoder", act)
    if _is_clip(config):
        first = graph.node("Gather", [states, _index(graph, 0)], "first", axis=1)
        pooled = graph.norm(first, "vision_model.post_layernorm", "pooled")
        result = graph.linear(pooled, ["visual_projection"], "projected")
    else:
        result = _attended(graph, graph.norm(states, "vision_model.post_layernorm", "seen"), act)
    taken = helper.make_tensor_value_info(PIXELS, TensorProto.FLOAT, ["pictures", 3, "height", "width"])
    _save(graph, [taken], result, PICTURE_VECTORS, target)


def write_text_tower(weights: Path, config: Mapping[str, Any], target: Path) -> None:
    """Writes the network that turns `input_ids`, (texts, tokens), into `text_embeds`, not normalised; else as above."""
    graph, act = _graph(weights, config, "text")
    places = graph.weights["text_model.embeddings.position_embedding.weight"]
    length = graph.length()
    place = graph.node("Slice", [graph.tensor("places", places), graph.whole(0), length], "place")
    word = graph.words("text_model.embeddings.token_embedding.weight")
    states = graph.node("Add", [word, place], "embedded")
    bias = _past_only(graph, len(places), length) if _is_clip(config) else ""
    states = _layers(graph, states, "text_model.encoder", act, bias)
    states = graph.norm(states, "text_model.final_layer_norm", "read")
    if _is_clip(config):
        result = graph.linear(_at_the_end(graph, states, config), ["text_projection"], "projected")
    else:
        last = graph.node("Gather", [states, _index(graph, -1)], "last", axis=1)
        result = graph.linear(last, ["text_model.head"], "projected")
    taken = helper.make_tensor_value_info(INPUT_IDS, TensorProto.INT64, ["texts", "tokens"])
    _save(graph, [taken], result, TEXT_VECTORS, target)


def _is_clip(config: Mapping[str, Any]) -> bool:
    kind = config.get("model_type")
    if kind == "clip":
        return True
    if kind in ("siglip", "siglip2"):
        return False
    raise ModelError(f"Akin cannot convert picture models of the kind {kind!r}.", "Choose another model: akin models")


def _graph(weights: Path, config: Mapping[str, Any], part: str) -> tuple[Graph, str]:
    """The graph to write, and the name of the function between the two matrices of a layer."""
    told = config.get(f"{part}_config")
    said: Mapping[str, Any] = told if isinstance(told, dict) else {}
    tensors = Tensors(weights)
    width = len(tensors[f"{part}_model.encoder.layers.0.layer_norm1.weight"])
    heads = said.get("num_attention_heads") or max(1, width // _HEAD_WIDTH)
    epsilon = said.get("layer_norm_eps", 1e-5 if _is_clip(config) else 1e-6)
    if not isinstance(heads, int) or heads < 1 or width % heads or not isinstance(epsilon, float):
        raise ModelError(f"The model's configuration tells no usable shape of its {part} network.", "Install it again.")
    act = str(said.get("hidden_act", "quick_gelu" if _is_clip(config) else "gelu_pytorch_tanh"))
    return Graph(tensors, heads, epsilon, most_tokens=1), act


def _patches(graph: Graph) -> str:
    """The vectors of the squares that a picture is cut into, with their places; CLIP's own token comes first."""
    name = "vision_model.embeddings"
    kernel = graph.weights[f"{name}.patch_embedding.weight"]
    width, _, *sides = kernel.shape
    given = [PIXELS, graph.tensor("patches", kernel)]
    if f"{name}.patch_embedding.bias" in graph.weights:
        given.append(graph.tensor("patches.bias", graph.weights[f"{name}.patch_embedding.bias"]))
    cut = graph.node("Conv", given, "cut", kernel_shape=sides, strides=sides)
    flat = graph.node("Reshape", [cut, graph.whole(0, width, -1)], "flat")
    states = graph.node("Transpose", [flat], "squares", perm=[0, 2, 1])
    if f"{name}.class_embedding" in graph.weights:
        own = graph.tensor("own", graph.weights[f"{name}.class_embedding"].reshape(1, 1, width))
        states = graph.node("Concat", [_for_each(graph, own, states, "own.each"), states], "with.own", axis=1)
    places = graph.tensor("places", graph.weights[f"{name}.position_embedding.weight"])
    return graph.node("Add", [states, places], "placed")


def _layers(graph: Graph, states: str, name: str, act: str, bias: str = "") -> str:
    number = 0
    while f"{name}.layers.{number}.layer_norm1.weight" in graph.weights:
        states = _layer(graph, states, f"{name}.layers.{number}", f"l{number}", act, bias)
        number += 1
    return states


def _layer(graph: Graph, states: str, name: str, out: str, act: str, bias: str) -> str:
    normed = graph.norm(states, f"{name}.layer_norm1", f"{out}.norm1")
    parts = [f"{name}.self_attn.{part}_proj" for part in "qkv"]
    heads = graph.parts(graph.linear(normed, parts, f"{out}.qkv"), 3, f"{out}.heads")
    attended = _attend(graph, heads, f"{out}.attended", bias)
    mixed = graph.linear(attended, [f"{name}.self_attn.out_proj"], f"{out}.mixed")
    states = graph.node("Add", [states, mixed], f"{out}.residual1")
    normed = graph.norm(states, f"{name}.layer_norm2", f"{out}.norm2")
    return graph.node("Add", [states, _perceptron(graph, normed, f"{name}.mlp", out, act)], f"{out}.residual2")


def _perceptron(graph: Graph, source: str, name: str, out: str, act: str) -> str:
    inner = graph.linear(source, [f"{name}.fc1"], f"{out}.inner")
    if act == "quick_gelu":
        inner = graph.node("QuickGelu", [inner], f"{out}.active", FUSED, alpha=1.702)
    else:
        inner = graph.activation(inner, act, f"{out}.active")
    return graph.linear(inner, [f"{name}.fc2"], f"{out}.outer")


def _attend(graph: Graph, heads: list[str], output: str, bias: str = "") -> str:
    given = [*heads, "", "", bias] if bias else heads
    return graph.node("MultiHeadAttention", given, output, FUSED, num_heads=graph.heads)


def _attended(graph: Graph, states: str, act: str) -> str:
    """SigLIP's head: a learned query attends to the whole picture."""
    name = "vision_model.head"
    matrix, bias = (graph.weights[f"{name}.attention.in_proj_{part}"] for part in ("weight", "bias"))
    query, key, value = np.split(matrix, 3)
    query_bias, key_bias, value_bias = np.split(bias, 3)
    asked = graph.weights[f"{name}.probe"].reshape(1, 1, -1) @ query.T + query_bias
    heads = [_for_each(graph, graph.tensor("probe", np.asarray(asked, np.float32)), states, "probe.each")]
    for part, weight, shift in (("key", key, key_bias), ("value", value, value_bias)):
        product = graph.node("MatMul", [states, graph.tensor(f"head.{part}", weight.T)], f"head.{part}.product")
        heads.append(graph.node("Add", [product, graph.tensor(f"head.{part}.bias", shift)], f"head.{part}.out"))
    mixed = graph.linear(_attend(graph, heads, "head.attended"), [f"{name}.attention.out_proj"], "head.mixed")
    normed = graph.norm(mixed, f"{name}.layernorm", "head.norm")
    whole = graph.node("Add", [mixed, _perceptron(graph, normed, f"{name}.mlp", "head", act)], "head.whole")
    return graph.node("Gather", [whole, _index(graph, 0)], "head.first", axis=1)


def _past_only(graph: Graph, places: int, length: str) -> str:
    """What is added to the scores of CLIP's attention so that a token sees none that come after it."""
    whole = np.triu(np.full((places, places), np.finfo(np.float32).min, np.float32), 1)
    table = graph.tensor("later", whole[None, None])
    starts, axes = graph.whole(0, 0), graph.whole(2, 3)
    ends = graph.node("Concat", [length, length], "later.ends", axis=0)
    return graph.node("Slice", [table, starts, ends, axes], "later.cut")


def _at_the_end(graph: Graph, states: str, config: Mapping[str, Any]) -> str:
    """The vector of the token that ends the text."""
    told = config.get("text_config")
    end = told.get("eos_token_id", _LEGACY_END) if isinstance(told, dict) else _LEGACY_END
    source = INPUT_IDS
    if end != _LEGACY_END:
        found = graph.node("Equal", [INPUT_IDS, graph.whole(end)], "ends")
        source = graph.node("Cast", [found], "ends.number", to=TensorProto.INT32)
    place = graph.node("ArgMax", [source], "end", axis=1, keepdims=1)
    rows = graph.node("Concat", [_rows(graph, INPUT_IDS, "end.rows"), place], "end.place", axis=1)
    return graph.node("GatherND", [states, rows], "end.vector")


def _rows(graph: Graph, source: str, output: str) -> str:
    """The numbers of the rows of a batch, (rows, 1)."""
    shape = graph.node("Shape", [source], f"{output}.shape", start=0, end=1)
    count = graph.node("Squeeze", [shape], f"{output}.count")
    numbers = graph.node("Range", [_index(graph, 0), count, _index(graph, 1)], f"{output}.numbers")
    return graph.node("Unsqueeze", [numbers, graph.whole(1)], output)


def _for_each(graph: Graph, constant: str, states: str, output: str) -> str:
    """A constant, (1, 1, width), for each row of a batch."""
    rows = graph.node("Shape", [states], f"{output}.rows", start=0, end=1)
    shape = graph.node("Concat", [rows, graph.whole(1, 1)], f"{output}.shape", axis=0)
    return graph.node("Expand", [constant, shape], output)


def _index(graph: Graph, number: int) -> str:
    """A constant number without axes."""
    name = f"index{number}"
    if not any(tensor.name == name for tensor in graph.tensors):
        graph.tensors.append(numpy_helper.from_array(np.array(number, np.int64), name))
    return name


def _save(graph: Graph, taken: list[onnx.ValueInfoProto], result: str, output: str, target: Path) -> None:
    graph.node("Identity", [result], output)
    given = helper.make_tensor_value_info(output, TensorProto.FLOAT, ["rows", "vector"])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "tower", taken, [given], graph.tensors),
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)],
        ir_version=9,
        producer_name="akin",
    )
    onnx.save(model, str(target))
