"""What the list of results consists of: a row for each hit, those like it below where they are unfolded (pure)."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from app.domain.files import display
from app.domain.hits import Hit


class Order(StrEnum):
    """By what the list is sorted."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    LARGEST = "largest"


class Kin(StrEnum):
    """What a row is: a hit of the answer, or one that stands below it."""

    HIT = "hit"
    SIMILAR = "similar"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row. `hit` is what it shows; `head` is the path of the hit to which it belongs.

    `expanded` says that the rows of what is similar to it, and of its copies, stand below it.
    """

    hit: Hit
    head: str
    kin: Kin = Kin.HIT
    expanded: bool = False

    @property
    def key(self) -> tuple[str, str, Kin]:
        """The same for the same file in another answer."""
        return (self.head, self.hit.path, self.kin)

    @property
    def family(self) -> int:
        """How many rows can stand below it."""
        return len(self.hit.similar) + len(self.hit.copies) if self.kin is Kin.HIT else 0


_KEYS: dict[Order, Callable[[Hit], Any]] = {
    Order.NEWEST: lambda hit: -hit.modified,
    Order.OLDEST: lambda hit: hit.modified,
    Order.NAME: lambda hit: _natural(hit.name),
    Order.LARGEST: lambda hit: -hit.size,
}


def sorted_hits(hits: Iterable[Hit], order: Order) -> list[Hit]:
    """The hits in this order; equal ones as they were."""
    return list(hits) if order is Order.RELEVANCE else sorted(hits, key=_KEYS[order])


def rows_of(hits: Iterable[Hit], order: Order, expanded: frozenset[str]) -> tuple[ResultRow, ...]:
    """The rows of an answer; `expanded` are the paths of the hits that are unfolded."""
    if not expanded:  # thousands may come at once
        return tuple([ResultRow(hit, hit.path) for hit in sorted_hits(hits, order)])
    return tuple(row for hit in sorted_hits(hits, order) for row in family_of(hit, unfolded=hit.path in expanded))


def family_of(hit: Hit, *, unfolded: bool) -> list[ResultRow]:
    """The row of a hit, and with `unfolded` those below it."""
    head = ResultRow(hit, hit.path, expanded=unfolded and bool(hit.similar or hit.copies))
    if not unfolded:
        return [head]
    similar = [ResultRow(_similar(hit, path), hit.path, Kin.SIMILAR) for path in hit.similar]
    copies = [ResultRow(_copy(hit, path), hit.path, Kin.COPY) for path in hit.copies]
    return [head, *similar, *copies]


def distinct_paths(rows: Sequence[ResultRow]) -> list[str]:
    """The paths of the rows, each once, in their order."""
    return list(dict.fromkeys(row.hit.path for row in rows))


def _similar(hit: Hit, path: str) -> Hit:
    """A file whose picture looks almost the same: when it was changed and how large it is are not known here."""
    return replace(
        hit, path=path, name=name_of(path), modified=0, size=0, snippet="", spans=(), heading="", page=None,
        picture=None, copies=(), similar=(), arms={},
    )  # fmt: skip


def _copy(hit: Hit, path: str) -> Hit:
    return replace(hit, path=path, name=name_of(path), copies=(), similar=(), modified=0)


def name_of(path: str) -> str:
    """The name of a file as it can be shown."""
    return display(os.path.basename(path)) or PurePath(display(path)).name


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Names as people order them: without case, and numbers by what they count."""
    parts: list[tuple[int, int, str]] = []
    digits = ""
    for letter in f"{name.casefold()}\0":
        if letter.isdecimal():
            digits += letter
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        parts.append((1, 0, letter))
    return parts
