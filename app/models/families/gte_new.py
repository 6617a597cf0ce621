"""GTE's own encoder ("NewModel"), also Arctic 2's: rotary places, a gated inner layer (Zhang et al., "mGTE", 2024).

Read both as it was published (`new`) and as transformers writes it since (`gte`).
"""

from collections.abc import Mapping
from typing import Any

from app.models.families.gated import NAMES, GatedLayers
from app.models.families.graph import Graph
from app.models.families.rotary import Floats, Rotation, frequencies, stretched
from app.models.families.shape import Shape, first, require, shape_of

PREFIXES = ("new.", "gte.")


def shape(config: Mapping[str, Any]) -> Shape:
    """The shape that the configuration tells. Raises ModelError for variants that nobody has published weights of."""
    for name, allowed in (
        ("position_embedding_type", ("rope",)),
        ("layer_norm_type", ("layer_norm",)),
        ("logn_attention_scale", (False,)),
        ("pack_qkv", (True,)),
    ):
        require(config, name, allowed)
    return shape_of(config)


def encode(graph: Graph, config: Mapping[str, Any], shape: Shape) -> str:
    """The vectors of the tokens."""
    value = graph.segments(graph.words("embeddings.word_embeddings.weight"), "embeddings.token_type_embeddings.weight")
    value = graph.norm(value, "embeddings.LayerNorm", "layer0")
    graph.mask()
    rotation = Rotation(graph, "rotary", _by_pair(config, shape.head_width))
    names = NAMES if "layers.0.self_attn.q_proj.weight" in graph.weights else _PUBLISHED
    layers = GatedLayers(graph, rotation, names, str(config.get("hidden_act", "gelu")))
    for layer in range(shape.layers):
        value = layers.write(value, layer)
    return value


def _by_pair(config: Mapping[str, Any], width: int) -> Floats:
    new = config.get("rope_parameters") or {}
    usual = 10_000.0 if config["model_type"] == "new" else 160_000.0
    theta = float(first(config, ("rope_theta",), new.get("rope_theta", usual)))
    scaling = config.get("rope_scaling") or new
    kind = first(scaling, ("type", "rope_type"), "default")
    require({"rope_scaling": kind}, "rope_scaling", ("ntk", "default"))
    if kind == "default":
        return frequencies(width, theta)
    return stretched(width, theta, float(scaling["factor"]), scaling.get("mixed_b"))


_PUBLISHED = {
    "qkv": "encoder.layer.{}.attention.qkv_proj",
    "mixed": "encoder.layer.{}.attention.o_proj",
    "norm1": "encoder.layer.{}.attn_ln",
    "up_gate": "encoder.layer.{}.mlp.up_gate_proj",
    "down": "encoder.layer.{}.mlp.down_proj",
    "norm2": "encoder.layer.{}.mlp_ln",
}
