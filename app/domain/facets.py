"""What filters can be chosen from: the formats, cameras and places that occur in a library."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facets:
    """The most frequent values first. `places` are names of towns without region and country."""

    formats: tuple[str, ...] = ()
    cameras: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
