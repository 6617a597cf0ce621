"""Writes a BERT encoder as an int8 ONNX file, from its safetensors weights and without torch.

Covers the family whose tensors are named as in `BertModel` (MiniLM, BGE, E5, GTE, Arctic, LEAF). Weights of the matrix
products are quantized per channel to 7 bits of an int8 (`reduce_range`): processors with AVX2 but no VNNI instructions
saturate on the full range. Activations are quantized while running. Embeddings are kept in fp16.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from app.domain.errors import ModelError

INPUT_IDS, ATTENTION_MASK, TOKEN_VECTORS = "input_ids", "attention_mask", "token_vectors"
_FUSED = "com.microsoft"  # the operators that ONNX Runtime adds to the standard set


@dataclass(frozen=True, slots=True)
class BertShape:
    """The numbers of a `config.json` that the graph depends on."""

    layers: int
    heads: int
    width: int
    epsilon: float

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> "BertShape":
        """Reads a model's `config.json`. Raises ModelError for anything but a BERT with GELU."""
        if config.get("model_type") != "bert" or config.get("hidden_act") != "gelu":
            raise ModelError(
                f"This model is a {config.get('model_type')!r} with {config.get('hidden_act')!r}, not a BERT.",
                "Choose a model of the BERT family.",
            )
        return cls(
            layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            width=config["hidden_size"],
            epsilon=config["layer_norm_eps"],
        )


@dataclass(slots=True)
class _Graph:
    """An ONNX graph while it is being written; every method returns the name of the value it adds."""

    weights: dict[str, npt.NDArray[np.float32]]
    epsilon: float
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    tensors: list[onnx.TensorProto] = field(default_factory=list)

    def tensor(self, name: str, value: npt.NDArray[Any]) -> str:
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, list(inputs), [output], domain=domain, **attributes))
        return output

    def weight(self, name: str) -> npt.NDArray[np.float32]:
        try:
            return self.weights[name]
        except KeyError as error:
            raise ModelError(f"The model's weights hold no tensor named {name}.", "Install the model again.") from error

    def linear(self, source: str, names: Sequence[str], output: str) -> str:
        """One matrix product for the `names`d layers side by side."""
        matrix = np.concatenate([self.weight(f"{name}.weight").T for name in names], axis=1)
        bias = np.concatenate([self.weight(f"{name}.bias") for name in names])
        product = self.node("MatMul", [source, self.tensor(f"{output}.weight", matrix)], f"{output}.product")
        return self.node("Add", [product, self.tensor(f"{output}.bias", bias)], output)

    def norm(self, source: str, name: str, output: str) -> str:
        scale = self.tensor(f"{output}.scale", self.weight(f"{name}.weight"))
        bias = self.tensor(f"{output}.bias", self.weight(f"{name}.bias"))
        return self.node("LayerNormalization", [source, scale, bias], output, axis=-1, epsilon=self.epsilon)


def write_int8_onnx(weights: Path, config: dict[str, Any], target: Path) -> None:
    """Converts `weights` (safetensors) to `target` (ONNX, int8).

    The graph takes `input_ids` and `attention_mask`, both (batch, tokens) int64, and gives `token_vectors`,
    (batch, tokens, width) float32. Raises ModelError where the weights do not fit the config.
    """
    shape = BertShape.from_config(config)
    full = target.with_suffix(".fp32.onnx")
    try:
        write_fp32_onnx(weights, shape, full)
        with _quiet_quantizer():
            quantize_dynamic(
                full,
                target,
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul"],
                # Shapes cannot be inferred through the fused operators, so say what flows between them.
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
    finally:
        full.unlink(missing_ok=True)


def write_fp32_onnx(weights: Path, shape: BertShape, target: Path) -> None:
    """Writes the same graph with unquantized matrices; the reference that int8 is compared with."""
    graph = _Graph(load_file(weights), shape.epsilon)
    value = _embeddings(graph)
    graph.node("Cast", [ATTENTION_MASK], "mask", to=TensorProto.INT32)
    for layer in range(shape.layers):
        value = _layer(graph, value, layer, shape)
    graph.node("Identity", [value], TOKEN_VECTORS)
    ids, mask = (
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in (INPUT_IDS, ATTENTION_MASK)
    )
    output = helper.make_tensor_value_info(TOKEN_VECTORS, TensorProto.FLOAT, ["batch", "tokens", shape.width])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "bert", [ids, mask], [output], graph.tensors),
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(_FUSED, 1)],
        ir_version=9,
        producer_name="akin",
    )
    onnx.save(model, str(target))


def _embeddings(graph: _Graph) -> str:
    words = graph.tensor("words", graph.weight("embeddings.word_embeddings.weight").astype(np.float16))
    # Akin embeds single texts only, so the first segment's vector is part of every position.
    first_segment = graph.weight("embeddings.token_type_embeddings.weight")[0]
    places = graph.tensor("places", graph.weight("embeddings.position_embeddings.weight") + first_segment)
    word = graph.node("Cast", [graph.node("Gather", [words, INPUT_IDS], "word16")], "word", to=TensorProto.FLOAT)
    zero, one, two = (graph.tensor(f"int{i}", np.array([i], np.int64)) for i in range(3))
    length = graph.node("Slice", [graph.node("Shape", [INPUT_IDS], "shape"), one, two], "length")
    place = graph.node("Slice", [places, zero, length], "place")
    return graph.norm(graph.node("Add", [word, place], "embedded"), "embeddings.LayerNorm", "layer0")


def _layer(graph: _Graph, source: str, layer: int, shape: BertShape) -> str:
    name, out = f"encoder.layer.{layer}", f"l{layer}"
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    joined = graph.linear(source, parts, f"{out}.qkv")
    heads = [f"{out}.query", f"{out}.key", f"{out}.value"]
    graph.nodes.append(helper.make_node("Split", [joined], heads, axis=-1, num_outputs=3))
    attended = graph.node("MultiHeadAttention", [*heads, "", "mask"], f"{out}.attended", _FUSED, num_heads=shape.heads)
    attended = graph.linear(attended, [f"{name}.attention.output.dense"], f"{out}.mixed")
    attended = graph.node("Add", [attended, source], f"{out}.residual1")
    attended = graph.norm(attended, f"{name}.attention.output.LayerNorm", f"{out}.norm1")
    inner = graph.linear(attended, [f"{name}.intermediate.dense"], f"{out}.inner")
    inner = graph.node("Gelu", [inner], f"{out}.gelu", _FUSED)
    inner = graph.linear(inner, [f"{name}.output.dense"], f"{out}.outer")
    inner = graph.node("Add", [inner, attended], f"{out}.residual2")
    return graph.norm(inner, f"{name}.output.LayerNorm", f"layer{layer + 1}")


@contextmanager
def _quiet_quantizer() -> Iterator[None]:
    """The quantizer advises, on the root logger, a preparation that this graph does not need."""
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(before)
