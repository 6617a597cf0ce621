"""Puts pictures that look almost the same behind the best of them."""

from collections.abc import Mapping, Sequence

from app.domain.pictures import distance
from app.search.present import Found
from app.store.pictures import Looks

# How many of 64 bits may differ, and how alike the vectors must be then. The vector of a photo changes much when it is
# made smaller or grey, its hash hardly; a crop changes the hash, but what is shown stays the same.
ALIKE = ((4, 0.5), (10, 0.93))


def are_similar(one: Looks, other: Looks) -> bool:
    """Whether two pictures are versions of one: the same shapes (hash) and the same things shown (vector)."""
    bits = distance(one.perceptual_hash, other.perceptual_hash)
    least = next((cosine for most, cosine in ALIKE if bits <= most), None)
    return least is not None and float(one.vector @ other.vector) >= least


def collapse(found: Sequence[Found], looks: Mapping[int, Looks]) -> list[tuple[Found, list[Found]]]:
    """Each candidate with the later ones that look almost like it; `looks` are by picture id."""
    groups: list[tuple[Found, list[Found]]] = []
    heads: list[tuple[Looks, list[Found]]] = []
    for entry in found:
        look = looks.get(entry.picture_id or 0)
        alike = next((rest for head, rest in heads if look and are_similar(head, look)), None)
        if alike is not None:
            alike.append(entry)
            continue
        groups.append((entry, []))
        if look:
            heads.append((look, groups[-1][1]))
    return groups
