"""NomicBERT: BERT with rotary places, a gated inner layer and no biases (Nussbaum et al., "Nomic Embed", 2024).

Read both as Nomic published it and as transformers writes it since (`nomic_bert`).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.models.families import LIMITS
from app.models.families.gated import NAMES, GatedLayers
from app.models.families.graph import Graph
from app.models.families.rotary import Rotation, frequencies
from app.models.families.shape import Shape, first, require, shape_of

PREFIXES = ("nomic_bert.", "bert.")


def shape(config: Mapping[str, Any]) -> Shape:
    """The shape that the configuration tells. Raises ModelError for the models with experts and other variants."""
    for name, allowed in (
        ("activation_function", ("swiglu",)),
        ("prenorm", (False,)),
        ("parallel_block", (False,)),
        ("rotary_emb_fraction", (1, 1.0)),
        ("rotary_emb_interleaved", (False,)),
        ("rotary_emb_scale_base", (None,)),
        ("use_rms_norm", (False, None)),
        ("moe_every_n_layers", (0, None)),
        ("num_experts", (0, None)),
    ):
        require(config, name, allowed)
    found = shape_of(config)
    if config.get("rotary_scaling_factor"):  # beyond what it was trained for, its angles would depend on the length
        return replace(found, most_tokens=min(found.most_tokens, int(config.get("max_trained_positions", 2048))))
    return found if "n_positions" in config else replace(found, most_tokens=LIMITS["nomic_bert"])


def encode(graph: Graph, config: Mapping[str, Any], shape: Shape) -> str:
    """The vectors of the tokens."""
    value = graph.segments(graph.words("embeddings.word_embeddings.weight"), "embeddings.token_type_embeddings.weight")
    published = "emb_ln.weight" in graph.weights
    value = graph.norm(value, "emb_ln" if published else "embeddings.LayerNorm", "layer0")
    graph.mask()
    new = config.get("rope_parameters") or {}
    theta = float(first(config, ("rotary_emb_base", "rope_theta"), new.get("rope_theta", 1000.0)))
    rotation = Rotation(graph, "rotary", frequencies(shape.head_width, theta))
    layers = GatedLayers(graph, rotation, _PUBLISHED if published else NAMES, "silu")
    for layer in range(shape.layers):
        value = layers.write(value, layer)
    return value


_PUBLISHED = {
    "qkv": "encoder.layers.{}.attn.Wqkv",
    "mixed": "encoder.layers.{}.attn.out_proj",
    "norm1": "encoder.layers.{}.norm1",
    "up": "encoder.layers.{}.mlp.fc11",
    "gate": "encoder.layers.{}.mlp.fc12",
    "down": "encoder.layers.{}.mlp.fc2",
    "norm2": "encoder.layers.{}.norm2",
}
