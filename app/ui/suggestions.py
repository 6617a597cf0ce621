"""What the search box offers to go on with: saved searches, earlier searches, and names of files (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST, MOST_NAMES = 8, 3


class Source(StrEnum):
    """Where a suggestion comes from."""

    SAVED = "saved"
    HISTORY = "history"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for. Of a saved search `label` is its name."""

    text: str
    source: Source
    label: str = ""


def suggest(
    typed: str, saved: Sequence[tuple[str, str]], history: Sequence[str], names: Sequence[str]
) -> tuple[Suggestion, ...]:
    """What goes on with `typed`: what begins so before what holds it, and saved searches (name, text) first."""
    wanted = " ".join(typed.split()).casefold()
    found: dict[str, Suggestion] = {}
    for each in _candidates(wanted, saved, history, names):
        if each.text.casefold() != wanted:
            found.setdefault(each.text.casefold(), each)
    return tuple(found.values())[:MOST]


def completion(typed: str, suggestions: Iterable[Suggestion]) -> str:
    """The rest of the first earlier search that begins with what is typed; nothing without two characters."""
    if len(typed.strip()) < 2:
        return ""
    low = typed.casefold()
    for each in suggestions:
        if each.source is not Source.NAME and each.text.casefold().startswith(low):
            return each.text[len(typed) :] if len(each.text.casefold()) == len(each.text) else ""
    return ""


def _candidates(
    wanted: str, saved: Sequence[tuple[str, str]], history: Sequence[str], names: Sequence[str]
) -> list[Suggestion]:
    of_saved = [Suggestion(text, Source.SAVED, name) for name, text in saved]
    of_history = [Suggestion(text, Source.HISTORY) for text in history]
    of_names = [Suggestion(name, Source.NAME) for name in names[:MOST_NAMES]] if wanted else []
    earlier = [
        *(each for each in of_saved if _begins(each, wanted)),
        *(each for each in of_history if _begins(each, wanted)),
        *(each for each in (*of_saved, *of_history) if not _begins(each, wanted) and _holds(each, wanted)),
    ]
    return [*earlier[: MOST - len(of_names)], *of_names]


def _begins(each: Suggestion, wanted: str) -> bool:
    return each.text.casefold().startswith(wanted) or each.label.casefold().startswith(wanted or "\0")


def _holds(each: Suggestion, wanted: str) -> bool:
    return f" {wanted}" in f" {each.text.casefold()}" or f" {wanted}" in f" {each.label.casefold()}"
