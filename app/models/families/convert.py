"""Writes a model's encoder as an ONNX file, full or with small matrices, from its weights and without torch.

Activations are quantized while running. Embeddings are kept in fp16.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from app.domain.errors import ModelError
from app.models.families import bert, distilbert, gemma, gte_new, modernbert, mpnet, nomic_bert, qwen
from app.models.families.graph import Graph
from app.models.families.shape import Shape
from app.models.families.weights import Tensors, fitting

LARGE = 2**28  # bytes of weights, from which on a network is written in two files


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
        "gemma3_text": gemma,
    }
)


def family_of(config: Mapping[str, Any]) -> Family:
    """The family of a `config.json`. Raises ModelError where there is no converter for it."""
    kind = config.get("model_type")
    family = FAMILIES.get(kind) if isinstance(kind, str) else None
    if family is None:
        raise ModelError(f"Akin cannot convert models of the kind {kind!r}.", "Choose another model: akin models")
    return family


def write_encoder(
    weights: Path, config: Mapping[str, Any], target: Path, *, pairs: bool = False, int8: bool = False
) -> None:
    """Converts `weights` (safetensors) to `target` (ONNX), with matrices as float32 or, with `int8`, as small ones.

    The graph takes `input_ids` and `attention_mask`, both (batch, tokens) int64, and with `pairs` `token_type_ids`
    likewise; padding must come last. It gives `token_vectors`, (batch, tokens, width) float32. The numbers of large
    models stand beside it, in `data_file(target)`. Raises ModelError where the weights do not fit the configuration, or
    it asks for what is not known.
    """
    family = family_of(config)
    with fitting(weights):
        shape = family.shape(config)
    tensors = Tensors(weights, family.PREFIXES)
    data = data_file(target)
    data.unlink(missing_ok=True)
    graph = Graph(
        tensors,
        shape.heads,
        shape.epsilon,
        shape.most_tokens,
        pairs,
        int8,
        data if tensors.size > LARGE else None,
    )
    with fitting(weights):
        graph.save(family.encode(graph, config, shape), shape.width, target)


def data_file(onnx: Path) -> Path:
    """Where the numbers of a large network stand."""
    return onnx.with_name(f"{onnx.name}.data")
