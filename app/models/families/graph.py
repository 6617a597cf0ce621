"""The writer of ONNX graphs that all families share: what a transformer's encoder is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from app.domain.errors import ModelError
from app.models.families.quantization import quantized
from app.models.families.weights import Tensors

INPUT_IDS, ATTENTION_MASK, SEGMENTS, TOKEN_VECTORS = "input_ids", "attention_mask", "token_type_ids", "token_vectors"
FUSED = "com.microsoft"  # the operators that ONNX Runtime adds to the standard set
_LARGE, _ALIGNED = 2**16, 2**12  # bytes: of a constant that is kept apart, and of the places where such begin
LONG = 1024  # tokens; from here on attention must not take memory by their square where that can be avoided
_ACTIVATIONS = {  # as configurations name them: the operator, its domain, its attributes
    "gelu": ("Gelu", FUSED, {}),
    "relu": ("Relu", "", {}),
    "silu": ("QuickGelu", FUSED, {"alpha": 1.0}),
    "swish": ("QuickGelu", FUSED, {"alpha": 1.0}),
    "gelu_new": ("FastGelu", FUSED, {}),
    "gelu_fast": ("FastGelu", FUSED, {}),
    "gelu_pytorch_tanh": ("FastGelu", FUSED, {}),
}


@dataclass(slots=True)
class Graph:
    """An ONNX graph while it is being written; every method returns the name of the value it adds.

    `heads` and `epsilon` are those of the attentions and norms; `most_tokens` is how long an input may be. With `pairs`
    the graph takes `token_type_ids` too, which tell the two texts of an input apart. With `int8` the matrices of
    products are small ones. Where `data` names a file, large constants are written there at once, and `save` must write
    its graph beside it: so no more than one of them is in memory, and a graph may hold more than 2 GB.
    """

    weights: Tensors
    heads: int
    epsilon: float
    most_tokens: int
    pairs: bool = False
    int8: bool = False
    data: Path | None = None
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    tensors: list[onnx.TensorProto] = field(default_factory=list)

    def tensor(self, name: str, value: npt.NDArray[Any]) -> str:
        """A constant."""
        if self.data is not None and value.nbytes >= _LARGE:
            self.tensors.append(_beside(self.data, np.ascontiguousarray(value), name))
        else:
            self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        """The only result of an operator."""
        self.nodes.append(helper.make_node(operator, list(inputs), [output], domain=domain, **attributes))
        return output

    def parts(self, source: str, number: int, output: str) -> list[str]:
        """`number` equal parts of the last axis."""
        names = [f"{output}.{part}" for part in range(number)]
        self.nodes.append(helper.make_node("Split", [source], names, axis=-1, num_outputs=number))
        return names

    def cut(self, source: str, sizes: Sequence[int], output: str) -> list[str]:
        """Parts of the last axis of these sizes."""
        names = [f"{output}.{part}" for part in range(len(sizes))]
        self.nodes.append(helper.make_node("Split", [source, self.whole(*sizes)], names, axis=-1))
        return names

    def linear(self, source: str, names: Sequence[str], output: str) -> str:
        """One matrix product for the `names`d layers side by side, plus their biases if they have some."""
        matrix = np.concatenate([self.weights[f"{name}.weight"].T for name in names], axis=1)
        biased = f"{names[0]}.bias" in self.weights
        product = self.product(source, matrix, f"{output}.product" if biased else output)
        if not biased:
            return product
        bias = np.concatenate([self.weights[f"{name}.bias"] for name in names])
        return self.node("Add", [product, self.tensor(f"{output}.bias", bias)], output)

    def product(self, source: str, matrix: npt.NDArray[np.float32], output: str) -> str:
        """`source` times a matrix, (inputs, outputs); with `int8` both as whole numbers, `source` while running."""
        if not self.int8:
            return self.node("MatMul", [source, self.tensor(f"{output}.weight", matrix)], output)
        small, scale = quantized(matrix)
        rounded = [f"{source}.{part}" for part in ("int8", "int8.scale", "int8.zero")]
        if not any(rounded[0] in node.output for node in self.nodes):
            self.nodes.append(helper.make_node("DynamicQuantizeLinear", [source], rounded))
        weights = (self.tensor(f"{output}.weight", small), self.tensor(f"{output}.zero", np.zeros_like(scale, np.int8)))
        whole = self.node("MatMulInteger", [rounded[0], weights[0], rounded[2], weights[1]], f"{output}.whole")
        scales = self.node("Mul", [rounded[1], self.tensor(f"{output}.weight.scale", scale)], f"{output}.scales")
        return self.node("Mul", [self.node("Cast", [whole], f"{output}.float", to=TensorProto.FLOAT), scales], output)

    def norm(self, source: str, name: str, output: str) -> str:
        """Layer normalisation, with a bias if the layer has one."""
        given = [source, self.tensor(f"{output}.scale", self.weights[f"{name}.weight"])]
        if f"{name}.bias" in self.weights:
            given.append(self.tensor(f"{output}.bias", self.weights[f"{name}.bias"]))
        return self.node("LayerNormalization", given, output, axis=-1, epsilon=self.epsilon)

    def root_norm(self, source: str, name: str, output: str, plus: float = 0.0) -> str:
        """Normalisation by the root of the mean square alone (Zhang and Sennrich, 2019); scales are `plus` higher."""
        scale = self.tensor(f"{output}.scale", self.weights[f"{name}.weight"] + np.float32(plus))
        return self.node("SimplifiedLayerNormalization", [source, scale], output, axis=-1, epsilon=self.epsilon)

    def activation(self, source: str, name: str, output: str) -> str:
        """The function that configurations call `name`. Raises ModelError for one that is not known."""
        if name not in _ACTIVATIONS:
            raise ModelError(f"The model's layers use {name}, which Akin does not know.", "Choose another model.")
        operator, domain, attributes = _ACTIVATIONS[name]
        return self.node(operator, [source], output, domain, **attributes)

    def words(self, name: str) -> str:
        """The vectors of the input's words, from a table that is kept in fp16."""
        table = self.tensor("words", self.weights[name].astype(np.float16))
        return self.node("Cast", [self.node("Gather", [table, INPUT_IDS], "word16")], "word", to=TensorProto.FLOAT)

    def segments(self, source: str, name: str) -> str:
        """`source` plus the vectors of the segments, where the model has such; those of the first one without pairs."""
        if name not in self.weights:
            return source
        table = self.weights[name]
        if self.pairs and len(table) > 1:
            segment = self.node("Gather", [self.tensor("segments", table), SEGMENTS], "segment")
        else:
            segment = self.tensor("segment", table[0])
        return self.node("Add", [source, segment], "segmented")

    def length(self) -> str:
        """How many tokens the longest input of the batch has, as a tensor of one number; to be called once."""
        numbers = [self.whole(number) for number in (1, 2)]
        return self.node("Slice", [self.node("Shape", [INPUT_IDS], "shape"), *numbers], "length")

    def whole(self, *numbers: int) -> str:
        """A constant tensor of whole numbers."""
        name = "int" + "_".join(map(str, numbers))
        if not any(tensor.name == name for tensor in self.tensors):
            self.tensor(name, np.array(numbers, np.int64))
        return name

    def mask(self) -> str:
        """The mask as attention takes it; to be called once, before the first attention."""
        mask = self.node("Cast", [ATTENTION_MASK], "mask", to=TensorProto.INT32)
        if self.most_tokens > LONG:
            least = self.node("ReduceMin", [mask], "mask.least", keepdims=0)
            self.node("Cast", [least], "unpadded", to=TensorProto.BOOL)
        return mask

    def attend(self, heads: Sequence[str], output: str, bias: str = "") -> str:
        """Attention of queries over keys and values, all (batch, tokens, width); `bias` is added to its scores.

        Where inputs may be long, those without padding take the way that needs no memory by the square of the tokens:
        ONNX Runtime has one, which knows neither mask nor bias.
        """
        masked = [*heads, "", "mask", *([bias] if bias else [])]
        if bias or self.most_tokens <= LONG:
            return self.node("MultiHeadAttention", masked, output, FUSED, num_heads=self.heads)
        branches = {
            "then_branch": self._branch(list(heads), f"{output}.unpadded"),
            "else_branch": self._branch(masked, f"{output}.padded"),
        }
        return self.node("If", ["unpadded"], output, **branches)

    def attend_before(self, heads: Sequence[str], output: str) -> str:
        """Attention of each token to itself and those before it.

        Padding comes last, so that no token sees it, and needs no mask. Takes memory by the square of the tokens.
        """
        return self.node("MultiHeadAttention", heads, output, FUSED, num_heads=self.heads, unidirectional=1)

    def _branch(self, inputs: Sequence[str], output: str) -> onnx.GraphProto:
        node = helper.make_node("MultiHeadAttention", list(inputs), [output], domain=FUSED, num_heads=self.heads)
        told = helper.make_tensor_value_info(output, TensorProto.FLOAT, None)
        return helper.make_graph([node], output, [], [told])

    def save(self, result: str, width: int, target: Path) -> None:
        """Writes the graph with `result`, (batch, tokens, width), as what it gives. Raises OSError."""
        self.node("Identity", [result], TOKEN_VECTORS)
        names = (INPUT_IDS, ATTENTION_MASK, *([SEGMENTS] if self.pairs else []))
        taken = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in names]
        given = helper.make_tensor_value_info(TOKEN_VECTORS, TensorProto.FLOAT, ["batch", "tokens", width])
        model = helper.make_model(
            helper.make_graph(self.nodes, "encoder", taken, [given], self.tensors),
            opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)],
            ir_version=9,
            producer_name="akin",
        )
        # With the shapes told as far as onnx knows them, ONNX Runtime joins residuals and norms.
        onnx.save(onnx.shape_inference.infer_shapes(model), str(target))


def _beside(data: Path, value: npt.NDArray[Any], name: str) -> onnx.TensorProto:
    """A constant whose numbers stand at the end of the file `data`."""
    with data.open("ab") as file:
        file.write(bytes(-file.tell() % _ALIGNED))
        start = file.tell()
        file.write(value.data)
    found = TensorProto(name=name, dims=value.shape, data_type=helper.np_dtype_to_tensor_dtype(value.dtype))
    found.data_location = TensorProto.EXTERNAL
    for key, said in (("location", data.name), ("offset", str(start)), ("length", str(value.nbytes))):
        found.external_data.add(key=key, value=said)
    return found
