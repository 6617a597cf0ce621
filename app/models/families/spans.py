"""How far each layer's attention looks: at all tokens, or at those nearby; and how its places turn."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.models.families.shape import first, require

LOCAL, GLOBAL = "sliding_attention", "full_attention"


def spans(config: Mapping[str, Any], usual: Sequence[str]) -> list[str]:
    """Which attention each layer has: what the configuration says, else the usual. Raises ModelError for others."""
    found = list(first(config, ("layer_types",), usual))
    for span in found:
        require({"layer_types": span}, "layer_types", (LOCAL, GLOBAL))
    return found


def theta(config: Mapping[str, Any], span: str, usual: Mapping[str, tuple[str, float]]) -> float:
    """The base of the rotary angles of such layers; `usual` has its older name, and its value where nothing is said.

    Raises ModelError where the angles are made in another way.
    """
    told = (config.get("rope_parameters") or {}).get(span) or {}
    require(told, "rope_type", ("default",))
    name, value = usual[span]
    return float(told.get("rope_theta") or first(config, (name,), value))
