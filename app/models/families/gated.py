"""The layer that NomicBERT and GTE share: rotary places, a gated inner layer, and norms after each half.

Su et al., "RoFormer", 2021; Shazeer, "GLU Variants Improve Transformer", 2020.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.models.families.graph import Graph
from app.models.families.rotary import Rotation

# The names of a layer's tensors as transformers writes them since both families are part of it.
NAMES = {
    "q": "layers.{}.self_attn.q_proj",
    "k": "layers.{}.self_attn.k_proj",
    "v": "layers.{}.self_attn.v_proj",
    "mixed": "layers.{}.self_attn.o_proj",
    "norm1": "layers.{}.post_attention_layernorm",
    "up": "layers.{}.mlp.up_proj",
    "gate": "layers.{}.mlp.gate_proj",
    "down": "layers.{}.mlp.down_proj",
    "norm2": "layers.{}.post_mlp_layernorm",
}


@dataclass(frozen=True, slots=True)
class GatedLayers:
    """Writes such layers. `names` are those of their tensors, with a place for the layer's number.

    Queries, keys and values stand under "q", "k" and "v", or together under "qkv"; the two halves of the inner layer
    under "up" and "gate", or together under "up_gate".
    """

    graph: Graph
    rotation: Rotation
    names: Mapping[str, str]
    activation: str

    def write(self, source: str, layer: int) -> str:
        """One layer."""
        graph, out = self.graph, f"l{layer}"
        query, key, value = graph.parts(
            graph.linear(source, self._there(layer, "qkv", "q", "k", "v"), f"{out}.qkv"), 3, f"{out}.heads"
        )
        heads = (self.rotation.turn(query, f"{out}.query"), self.rotation.turn(key, f"{out}.key"), value)
        attended = graph.linear(graph.attend(heads, f"{out}.attended"), self._there(layer, "mixed"), f"{out}.mixed")
        attended = self._added(attended, source, layer, 1)
        inner = graph.linear(attended, self._there(layer, "up_gate", "up", "gate"), f"{out}.inner")
        up, gate = graph.parts(inner, 2, f"{out}.halves")
        inner = graph.node("Mul", [up, graph.activation(gate, self.activation, f"{out}.active")], f"{out}.gated")
        return self._added(graph.linear(inner, self._there(layer, "down"), f"{out}.outer"), attended, layer, 2)

    def _added(self, value: str, source: str, layer: int, half: int) -> str:
        (name,) = self._there(layer, f"norm{half}")
        total = self.graph.node("Add", [value, source], f"l{layer}.residual{half}")
        return self.graph.norm(total, name, f"l{layer}.norm{half}")

    def _there(self, layer: int, *parts: str) -> list[str]:
        return [self.names[part].format(layer) for part in parts if part in self.names]
