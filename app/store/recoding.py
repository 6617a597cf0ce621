"""Writes the vectors of a table into a new one that keeps them in another way, without a model."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app.domain.vector_kinds import VectorKind
from app.store.lance import connect
from app.store.vectors import Floats, Ids, VectorTable

_ROWS_PER_COMMIT = 20_000
Rows = tuple[Ids, Ids, Floats]


def can_recode(present: VectorKind, wanted: VectorKind) -> bool:
    """Whether vectors of one kind hold all that those of the other do."""
    order = list(VectorKind)  # float16 of float32 loses less than a model's own rounding, but cannot be undone
    return order.index(present) <= order.index(wanted)


def recode(source: VectorTable, folder: Path, kind: VectorKind) -> None:
    """Makes the table of vectors in `folder` from `source`; its indexes are left to whoever opens it.

    Raises LibraryDamagedError, DiskFullError.
    """
    target = VectorTable(connect(folder), folder, source.dimensions, kind=kind)
    for ids, documents, vectors in _portions(source.batches()):
        target.add(ids.tolist(), documents.tolist(), vectors)


def _portions(batches: Iterator[Rows]) -> Iterator[Rows]:
    held: list[Rows] = []
    for batch in batches:
        held.append(batch)
        if sum(len(ids) for ids, _, _ in held) >= _ROWS_PER_COMMIT:
            yield _together(held)
            held = []
    if held:
        yield _together(held)


def _together(rows: list[Rows]) -> Rows:
    ids, documents, vectors = zip(*rows, strict=True)
    return np.concatenate(ids), np.concatenate(documents), np.concatenate(vectors)
