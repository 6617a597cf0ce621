"""Puts pictures that look almost the same behind the best of them."""

from collections.abc import Mapping, Sequence

from app.domain.pictures import distance
from app.search.present import Found
from app.store.pictures import Looks

MOST_BITS = 10  # of 64 that may differ
LEAST_COSINE = 0.93


def are_similar(one: Looks, other: Looks) -> bool:
    """Whether two pictures are versions of one: the same shapes (hash) and the same things shown (vector)."""
    if distance(one.perceptual_hash, other.perceptual_hash) > MOST_BITS:
        return False
    return float(one.vector @ other.vector) >= LEAST_COSINE


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
