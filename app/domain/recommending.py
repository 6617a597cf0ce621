"""Which models a person with this machine and language should begin with, and why (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.catalogue import MANY_LANGUAGES, CatalogueEntry, ModelKind, Suits, Uses
from app.domain.machine import Machine

_KINDS = (ModelKind.TEXT, ModelKind.PICTURES, ModelKind.RERANKER)
_ORDER = tuple(Suits)
_ALWAYS_HERE = "onnx"  # the runtime that needs nothing else to be installed


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A model to begin with, where it is better than what comes with Akin: its `value` in `measure`, and that one's.

    `measure` is empty where the two cannot be compared.
    """

    id: str
    measure: str = ""
    value: float = 0.0
    present: float = 0.0


def recommend(entries: Iterable[CatalogueEntry], machine: Machine, language: str) -> tuple[Recommendation, ...]:
    """At most one for texts, for pictures, and for the order of results; `language` is an ISO 639-1 code.

    Only models that suit the machine, read the language, may be used for anything, and need nothing else are
    recommended: the one that the catalogue says to begin with, else the one that asks most of the machine.
    """
    known = tuple(entries)
    found = []
    for kind in _KINDS:
        fitting = [entry for entry in known if entry.kind is kind and _fits(entry, machine, language)]
        if fitting:
            best = max(fitting, key=lambda entry: (entry.recommended, bool(entry.quality), *_strength(entry)))
            found.append(_compared(best, next((each for each in known if each.kind is kind and each.shipped), None)))
    return tuple(found)


def reads(entry: CatalogueEntry, language: str) -> bool:
    """Whether the model is made for that language."""
    return language in entry.languages or MANY_LANGUAGES in entry.languages


def _fits(entry: CatalogueEntry, machine: Machine, language: str) -> bool:
    usable = entry.repository and entry.runs and not entry.shipped and _ALWAYS_HERE in entry.runtimes
    return bool(
        usable
        and machine.suits(entry.suits)
        and reads(entry, language)
        and entry.licence.uses is Uses.ANY
        and entry.trained_for_search
    )


def _strength(entry: CatalogueEntry) -> tuple[int, float]:
    return _ORDER.index(entry.suits), entry.quality[0].value if entry.quality else 0.0


def _compared(entry: CatalogueEntry, shipped: CatalogueEntry | None) -> Recommendation:
    figures = {each.measure: each.value for each in shipped.quality} if shipped is not None else {}
    for each in entry.quality:
        if each.measure in figures:
            return Recommendation(entry.id, each.measure, each.value, figures[each.measure])
    return Recommendation(entry.id)
