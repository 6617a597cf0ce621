from pathlib import Path

import numpy as np
import pytest

from app.domain.vector_kinds import VectorKind
from app.store.lance import connect
from app.store.recoding import can_recode, recode
from app.store.vectors import VectorTable

WIDTH = 16
VECTORS = np.random.default_rng(1).normal(size=(50, WIDTH)).astype(np.float32)
VECTORS /= np.linalg.norm(VECTORS, axis=1, keepdims=True)


@pytest.mark.parametrize("kind", [VectorKind.INT8, VectorKind.BINARY])
def test_the_new_table_is_the_one_that_would_have_been_written(
    tmp_path: Path, kind: VectorKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.recoding._ROWS_PER_COMMIT", 20)
    source = VectorTable(connect(tmp_path / "a"), tmp_path / "a", WIDTH, kind=VectorKind.FLOAT32)
    direct = VectorTable(connect(tmp_path / "b"), tmp_path / "b", WIDTH, kind=kind)
    ids, documents = list(range(50)), [number // 5 for number in range(50)]
    for first in (0, 25):
        source.add(ids[first : first + 25], documents[first : first + 25], VECTORS[first : first + 25])
    direct.add(ids, documents, VECTORS)
    recode(source, tmp_path / "c", kind)
    made = VectorTable(connect(tmp_path / "c"), tmp_path / "c", WIDTH, kind=kind)
    assert made.counts() == direct.counts()
    one, other = made.vectors_of(ids), direct.vectors_of(ids)
    assert all(np.array_equal(one[key], other[key]) for key in ids)


def test_what_is_lost_cannot_be_had_again() -> None:
    assert can_recode(VectorKind.FLOAT16, VectorKind.INT8)
    assert can_recode(VectorKind.INT8, VectorKind.INT8)
    assert not can_recode(VectorKind.INT8, VectorKind.FLOAT16)
    assert not can_recode(VectorKind.BINARY, VectorKind.INT8)
