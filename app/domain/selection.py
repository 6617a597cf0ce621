"""Which documents a search may return."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents with these `ids`, or with `excluded` all documents but these."""

    ids: frozenset[int]
    excluded: bool = False
