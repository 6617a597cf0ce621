"""Writes a model's encoder as an ONNX file, full or as int8, from its safetensors weights and without torch.

Weights of the matrix products are quantized per channel to 7 bits of an int8 (`reduce_range`): processors with AVX2 but
no VNNI instructions saturate on the full range. Activations are quantized while running. Embeddings are kept in fp16.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic

from app.domain.errors import ModelError
from app.models.families import bert, distilbert, gte_new, modernbert, mpnet, nomic_bert, qwen
from app.models.families.graph import Graph
from app.models.families.shape import Shape
from app.models.families.weights import Tensors


class Family(Protocol):
    """What a module of a family holds. `PREFIXES` is what models with a head put before the names of the encoder's."""

    @property
    def PREFIXES(self) -> tuple[str, ...]: ...  # noqa: N802

    def shape(self, config: Mapping[str, Any], /) -> Shape: ...

    def encode(self, graph: Graph, config: Mapping[str, Any], shape: Shape, /) -> str: ...


FAMILIES: Mapping[str, Family] = MappingProxyType(
    {  # by the `model_type` of their configurations
        "bert": bert,
        "roberta": bert,
        "xlm-roberta": bert,
        "camembert": bert,
        "distilbert": distilbert,
        "mpnet": mpnet,
        "nomic_bert": nomic_bert,
        "modernbert": modernbert,
        "new": gte_new,
        "gte": gte_new,
        "qwen2": qwen,
        "qwen3": qwen,
    }
)


def family_of(config: Mapping[str, Any]) -> Family:
    """The family of a `config.json`. Raises ModelError where there is no converter for it."""
    kind = config.get("model_type")
    family = FAMILIES.get(kind) if isinstance(kind, str) else None
    if family is None:
        raise ModelError(f"Akin cannot convert models of the kind {kind!r}.", "Choose another model: akin models")
    return family


def write_full(weights: Path, config: Mapping[str, Any], target: Path, *, pairs: bool = False) -> None:
    """Converts `weights` (safetensors) to `target` (ONNX), with matrices as float32.

    The graph takes `input_ids` and `attention_mask`, both (batch, tokens) int64, and with `pairs` `token_type_ids`
    likewise; padding must come last. It gives `token_vectors`, (batch, tokens, width) float32. Raises ModelError where
    the weights do not fit the configuration, or it asks for what is not known.
    """
    family = family_of(config)
    shape = family.shape(config)
    tensors = Tensors(weights, family.PREFIXES)
    graph = Graph(tensors, shape.heads, shape.epsilon, shape.most_tokens, pairs)
    graph.save(family.encode(graph, config, shape), shape.width, target)


def quantize(full: Path, target: Path) -> None:
    """Writes the same graph with its matrices as int8."""
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
