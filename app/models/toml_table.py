"""One table of a TOML file, read key by key: wrong types and unknown keys are refused by name."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from app.domain.errors import ModelError

Choice = TypeVar("Choice", bound=StrEnum)
_ENDLESS = 1e15  # also keeps out infinity and what is no number
_ADVICE = "Install Akin again: the catalogue is part of it."


class TomlTable:
    """A table whose every key is to be taken; `name` is how a message calls it. Each method raises ModelError."""

    def __init__(self, name: str, content: object) -> None:
        self.name = name
        if not isinstance(content, Mapping) or not all(isinstance(key, str) for key in content):
            raise ModelError(f"The catalogue of models is damaged: {name or 'it'} must be a table.", _ADVICE)
        self._left: dict[str, object] = dict(content)

    def tables(self, key: str) -> "dict[str, TomlTable]":
        """The tables below a key that must be there, in their order."""
        below = TomlTable(f"{self.name}.{key}" if self.name else key, self._take(key, "a table"))
        return {name: TomlTable(f"{below.name}.{name}", content) for name, content in below._left.items()}

    def listed_tables(self, key: str) -> "list[TomlTable]":
        """The tables that a key lists, none where it is left out."""
        found = self._left.pop(key, [])
        if not isinstance(found, list):
            raise self.wrong(key, "a list of tables", found)
        return [TomlTable(f"{self.name}.{key}", content) for content in found]

    def text(self, key: str) -> str:
        """A text that must be there and is not empty."""
        found = self._take(key, "a text")
        if not isinstance(found, str) or not found.strip():
            raise self.wrong(key, "a text", found)
        return found

    def text_or_empty(self, key: str) -> str:
        """A text, empty where the key is left out."""
        return self.text(key) if key in self._left else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts that must be there and may be empty."""
        found = self._take(key, "a list of texts")
        if not isinstance(found, list) or not all(isinstance(each, str) and each for each in found):
            raise self.wrong(key, "a list of texts", found)
        if len(set(found)) != len(found):
            raise self.wrong(key, "a list without repetitions", found)
        return tuple(found)

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """One of the choices, which must be there."""
        found = self.text(key)
        try:
            return choices(found)
        except ValueError as error:
            raise self.wrong(key, f"one of {', '.join(choices)}", found) from error

    def choice_or_none(self, key: str, choices: type[Choice]) -> Choice | None:
        """One of the choices, None where the key is left out."""
        return self.choice(key, choices) if key in self._left else None

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false; `default` where the key is left out."""
        found = self._left.pop(key, default)
        if not isinstance(found, bool):
            raise self.wrong(key, "true or false", found)
        return found

    def count_or_none(self, key: str) -> int | None:
        """A whole number above 0, None where the key is left out."""
        found = self._left.pop(key, None)
        if found is not None and not _is_count(found):
            raise self.wrong(key, "a whole number above 0", found)
        return found if isinstance(found, int) else None

    def counts(self, key: str) -> tuple[int, ...]:
        """A list of falling whole numbers above 0, empty where the key is left out."""
        found = self._left.pop(key, [])
        if not isinstance(found, list) or not all(map(_is_count, found)) or found != sorted(set(found), reverse=True):
            raise self.wrong(key, "a list of falling whole numbers above 0", found)
        return tuple(found)

    def amount(self, key: str) -> float:
        """A number above 0 that must be there."""
        found = self._take(key, "a number above 0")
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 < found < _ENDLESS:
            raise self.wrong(key, "a number above 0", found)
        return float(found)

    def amount_or_none(self, key: str) -> float | None:
        """A number above 0, None where the key is left out."""
        return self.amount(key) if key in self._left else None

    def finish(self) -> None:
        """Refuses the keys that nothing has taken."""
        if self._left:
            raise ModelError(
                f"The catalogue of models is damaged: {self.name or 'it'} has unknown keys:"
                f" {', '.join(sorted(self._left))}.",
                _ADVICE,
            )

    def wrong(self, key: str, wanted: str, found: object) -> ModelError:
        """The error that says what the key must be and what it is."""
        where = f"{key} of {self.name}" if self.name else key
        return ModelError(f"The catalogue of models is damaged: {where} must be {wanted}, not {found!r}.", _ADVICE)

    def _take(self, key: str, wanted: str) -> object:
        if key not in self._left:
            where = f"{key} of {self.name}" if self.name else key
            raise ModelError(f"The catalogue of models is damaged: {where} is missing; it must be {wanted}.", _ADVICE)
        return self._left.pop(key)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
