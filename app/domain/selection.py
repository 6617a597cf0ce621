"""Which documents a search may return."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents with these `ids`, or with `excluded` all documents but these."""

    ids: frozenset[int]
    excluded: bool = False

    def without(self, ids: Collection[int]) -> "Selection":
        """The same selection but for the documents `ids`."""
        return Selection(self.ids.union(ids) if self.excluded else self.ids.difference(ids), self.excluded)


EVERYTHING = Selection(frozenset(), excluded=True)
