"""Families of encoders: each writes its models' networks as ONNX graphs, from their weights and without torch."""

from collections.abc import Mapping
from types import MappingProxyType

_LONG, _SQUARE = 8192, 2048  # tokens; what takes memory by their square must not read as many
# The `model_type`s that can be converted, and the most tokens that each is given; here, so that no converter is loaded.
LIMITS: Mapping[str, int] = MappingProxyType(
    {
        "bert": _LONG,
        "roberta": _LONG,
        "xlm-roberta": _LONG,
        "camembert": _LONG,
        "distilbert": _LONG,
        "mpnet": _SQUARE,
        "nomic_bert": _LONG,
        "modernbert": _LONG,
        "new": _LONG,
        "gte": _LONG,
        "qwen2": _SQUARE,
        "qwen3": _SQUARE,
        "gemma3_text": _LONG,
    }
)
KINDS = frozenset(LIMITS)
