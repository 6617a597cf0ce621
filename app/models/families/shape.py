"""The numbers of a model's configuration that its graph depends on, by whichever names they stand there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.errors import ModelError
from app.models.families import LIMITS


@dataclass(frozen=True, slots=True)
class Shape:
    """`first_place` is the row of the table of places that belongs to the first token."""

    layers: int
    heads: int
    width: int
    epsilon: float
    most_tokens: int
    first_place: int = 0

    @property
    def head_width(self) -> int:
        """The numbers of one head."""
        return self.width // self.heads


def shape_of(config: Mapping[str, Any], *, first_place: int = 0) -> Shape:
    """The shape that a `config.json` tells, with the names of BERT, GPT-2 or DistilBERT. Raises ModelError."""
    places = number(config, ("max_position_embeddings", "n_positions")) - first_place
    shape = Shape(
        layers=number(config, ("num_hidden_layers", "n_layer", "n_layers")),
        heads=number(config, ("num_attention_heads", "n_head", "n_heads")),
        width=number(config, ("hidden_size", "n_embd", "dim")),
        epsilon=float(first(config, ("layer_norm_eps", "layer_norm_epsilon", "norm_eps"), 1e-12)),
        most_tokens=min(places, LIMITS[config["model_type"]]),
        first_place=first_place,
    )
    if config.get("head_dim") is None and shape.width % shape.heads:
        raise ModelError(f"The model's width {shape.width} cannot be shared by {shape.heads} heads.", _OTHER)
    return shape


def first(config: Mapping[str, Any], names: Sequence[str], default: Any) -> Any:
    """What stands under the first of the names that is there and says something."""
    return next((config[name] for name in names if config.get(name) is not None), default)


def number(config: Mapping[str, Any], names: Sequence[str]) -> int:
    """A whole number above 0 that must be there. Raises ModelError."""
    found = first(config, names, None)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise ModelError(f"The model's configuration tells no usable {names[0]} ({found!r}).", _OTHER)
    return found


def require(config: Mapping[str, Any], name: str, allowed: Sequence[Any]) -> None:
    """Refuses a configuration that asks for what the converter does not write. Raises ModelError."""
    if name in config and config[name] not in allowed:
        raise ModelError(f"The model asks for {name} = {config[name]!r}, which Akin cannot run.", _OTHER)


_OTHER = "Choose another model: akin models"
