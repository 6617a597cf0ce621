"""Which documents a search may return."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents with these `ids`, or with `excluded` all documents but these."""

    ids: frozenset[int]
    excluded: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all can be found."""
        return not self.ids and not self.excluded
