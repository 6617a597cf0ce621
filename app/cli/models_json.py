"""The catalogue of models in the stable form that docs/cli.md describes."""

from dataclasses import asdict, fields
from typing import Any

from app.domain.catalogue import CatalogueEntry, ListedModel, ModelState

JSON_VERSION = 1
_PLAIN = tuple(each.name for each in fields(CatalogueEntry) if each.name not in ("family", "licence", "quality"))


def as_json(listed: tuple[ListedModel, ...]) -> dict[str, Any]:
    """All models."""
    return {"version": JSON_VERSION, "models": [_described(model) for model in listed]}


def model_as_json(model: ListedModel) -> dict[str, Any]:
    """One model."""
    return {"version": JSON_VERSION, "model": _described(model)}


def _described(model: ListedModel) -> dict[str, Any]:
    entry, facts = model.entry, model.facts
    return {
        **{name: getattr(entry, name) for name in _PLAIN},
        "family": asdict(entry.family),
        "licence": asdict(entry.licence),
        "quality": [asdict(each) for each in entry.quality],
        "pinned": entry.pinned,
        "state": model.state,
        "installed": facts is not None and facts.place is not None,
        "in_use": model.state is ModelState.IN_USE,
        "size": facts.size if facts is not None else None,
        "speed": asdict(model.speed) if model.speed is not None else None,
        "place": str(facts.place) if facts is not None and facts.place is not None else None,
    }
