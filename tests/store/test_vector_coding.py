import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.vector_kinds import VectorKind
from app.store.vector_coding import Floats, VectorCoding

LOST = {VectorKind.FLOAT32: 1e-6, VectorKind.FLOAT16: 1e-3, VectorKind.INT8: 1e-2}  # of a cosine


def unit(rows: int, width: int, seed: int) -> Floats:
    vectors = np.random.default_rng(seed).normal(size=(rows, width))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def through_table(coding: VectorCoding, vectors: Floats) -> Floats:
    """What is read of a table into which the vectors were written."""
    table = pa.table(coding.encode(vectors), schema=pa.schema(coding.fields))
    return coding.decode(table[coding.read])


@given(st.sampled_from(list(LOST)), st.integers(2, 40), st.integers(0, 20), st.integers(0, 10**6))
def test_what_is_read_is_nearly_what_was_written(kind: VectorKind, width: int, rows: int, seed: int) -> None:
    vectors = unit(rows, width, seed)
    found = through_table(VectorCoding(kind, width), vectors)
    assert found.shape == vectors.shape
    assert found.dtype == np.float32
    assert np.allclose(np.einsum("ij,ij->i", found, vectors), 1, atol=LOST[kind])


@pytest.mark.parametrize("width", [12, 64, 384])
def test_signs_tell_the_direction_and_estimate_the_cosine(width: int) -> None:
    vectors = unit(4_000, width, 5)
    found = through_table(VectorCoding(VectorKind.BINARY, width), vectors)
    assert np.array_equal(found > 0, vectors > 0)
    assert len(np.unique(np.abs(found))) == 1
    assert np.einsum("ij,ij->i", found, vectors).mean() == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("kind", VectorKind)
def test_a_vector_of_zeros_can_be_kept(kind: VectorKind) -> None:
    found = through_table(VectorCoding(kind, 16), np.zeros((2, 16), np.float32))
    assert np.isfinite(found).all()


@pytest.mark.parametrize(("kind", "size"), [("float32", 1536), ("float16", 768), ("int8", 384 + 48), ("binary", 48)])
def test_bytes_of_a_vector(kind: str, size: int) -> None:
    coding = VectorCoding(VectorKind(kind), 384)
    assert sum(column.nbytes for column in coding.encode(unit(10, 384, 1))) == 10 * size


def test_the_kind_stands_in_the_fingerprint_unless_it_is_what_every_index_had() -> None:
    for kind in VectorKind:
        assert VectorKind.in_fingerprint(f"schema-2|minilm:1:int8-1:256|chunks-1:2{kind.fingerprint_part}") is kind
    assert VectorKind.FLOAT16.fingerprint_part == ""
