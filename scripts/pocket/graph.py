"""Writes trained networks as float ONNX graphs, node by node, so that padding and names are as meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from pocket.network import DIMENSIONS, Backbone, Head, QueryProjection, ScaledConvolution

PIXELS, TEXT_VECTORS, VECTORS = "pixels", "text_vectors", "vectors"
OPSET, IR_VERSION = 17, 8
LAST_NODES = ("direct", "outer", "head", f"{VECTORS}.length", VECTORS)  # of the picture network


@dataclass(slots=True)
class Graph:
    """An ONNX graph while it is being written; every method returns the name of the value it adds."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    tensors: list[onnx.TensorProto] = field(default_factory=list)

    def tensor(self, name: str, value: npt.NDArray[Any] | torch.Tensor) -> str:
        array = value.detach().numpy() if isinstance(value, torch.Tensor) else value
        self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, operator: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, list(inputs), [output], name=output, **attributes))
        return output

    def linear(self, source: str, layer: torch.nn.Linear, output: str) -> str:
        names = [source, self.tensor(f"{output}.weight", layer.weight), self.tensor(f"{output}.bias", layer.bias)]
        return self.node("Gemm", names, output, transB=1)

    def unit(self, source: str, output: str) -> str:
        """Each row divided by its length."""
        length = self.node("ReduceL2", [source], f"{output}.length", axes=[1], keepdims=1)
        return self.node("Div", [source, length], output)

    def convolution(self, source: str, convolution: ScaledConvolution, output: str) -> str:
        kernel, layer = convolution.folded(), convolution.layer
        after = kernel.shape[-1] // 2
        before = 0 if layer.stride == 2 else after
        tensors = [self.tensor(f"{output}.kernel", kernel), self.tensor(f"{output}.bias", convolution.bias)]
        result = self.node(
            "Conv",
            [source, *tensors],
            f"{output}.sum" if layer.activates else output,
            kernel_shape=list(kernel.shape[2:]),
            strides=[layer.stride] * 2,
            pads=[before, before, after, after],
            group=len(kernel) if layer.depthwise else 1,
        )
        return self.node("Clip", [result, "zero", "six"], output) if layer.activates else result

    def saved(
        self, path: Path, given: onnx.ValueInfoProto, output: onnx.ValueInfoProto, notes: Mapping[str, str]
    ) -> None:
        """Checks the graph and writes it with `notes` as its metadata."""
        model = helper.make_model(
            helper.make_graph(self.nodes, path.stem, [given], [output], self.tensors),
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="akin",
        )
        helper.set_model_props(model, dict(notes))
        onnx.checker.check_model(model)
        onnx.save(model, str(path))


def write_picture_graph(backbone: Backbone, head: Head, size: int, path: Path, notes: Mapping[str, str]) -> list[str]:
    """Writes the picture network: `pixels`, (batch, 3, size, size) uint8 RGB, to `vectors`, (batch, 384) of length one.

    Returns the names of the convolutions in order.
    """
    graph = Graph()
    value = add_convolutions(graph, backbone, add_pixels(graph), len(backbone.convolutions))
    value = graph.node("Flatten", [graph.node("GlobalAveragePool", [value], "pooled")], "features")
    _head(graph, head, value)
    given = helper.make_tensor_value_info(PIXELS, TensorProto.UINT8, ["batch", 3, size, size])
    graph.saved(path, given, _vectors(), notes)
    return [node.name for node in graph.nodes if node.op_type == "Conv"]


def add_pixels(graph: Graph) -> str:
    """Adds what scales `pixels` to the -1..1 that the first convolution takes."""
    half = graph.tensor("half", np.float32(127.5))
    centred = graph.node("Sub", [graph.node("Cast", [PIXELS], "float", to=TensorProto.FLOAT), half], "centred")
    return graph.node("Div", [centred, half], "scaled")


def add_convolutions(graph: Graph, backbone: Backbone, value: str, end: int) -> str:
    """Adds the layers before `end`, fed with `value`."""
    graph.tensor("zero", np.float32(0))
    graph.tensor("six", np.float32(6))
    outputs: dict[int, str] = {}
    for index, convolution in enumerate(backbone.layers()[:end]):
        value = graph.convolution(value, convolution, f"layer{index}")
        if convolution.layer.adds is not None:
            value = graph.node("Add", [value, outputs[convolution.layer.adds]], f"residual{index}")
        outputs[index] = value
    return value


def _vectors() -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, ["batch", DIMENSIONS])


def _head(graph: Graph, head: Head, features: str) -> str:
    mean, spread = graph.tensor("mean", head.mean), graph.tensor("spread", head.spread)
    value = graph.node("Div", [graph.node("Sub", [features, mean], "moved"), spread], "standardised")
    inner = graph.node("Relu", [graph.linear(value, head.inner, "inner")], "active")
    both = [graph.linear(value, head.direct, "direct"), graph.linear(inner, head.outer, "outer")]
    return graph.unit(graph.node("Add", both, "head"), VECTORS)


def write_query_graph(query: QueryProjection, path: Path, notes: Mapping[str, str]) -> None:
    """Writes the query network: `text_vectors`, (batch, 384), to `vectors`, (batch, 384), both of length one."""
    graph = Graph()
    inner = graph.node("Relu", [graph.linear(TEXT_VECTORS, query.inner, "inner")], "active")
    moved = graph.node("Add", [TEXT_VECTORS, graph.linear(inner, query.outer, "outer")], "moved")
    graph.unit(moved, VECTORS)
    given = helper.make_tensor_value_info(TEXT_VECTORS, TensorProto.FLOAT, ["batch", DIMENSIONS])
    graph.saved(path, given, _vectors(), notes)
