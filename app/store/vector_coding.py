"""How unit vectors become columns of a table and are read again: as floats, as small integers, as signs (pure)."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from app.domain.vector_kinds import VectorKind

Floats = npt.NDArray[np.float32]
SEARCHED = "vector"  # the column that is searched, and that has an index where there are many rows
_EXACT = "exact"  # of kinds that are searched by signs and have more than these: the column of small integers
_FLOATS = {VectorKind.FLOAT32: pa.float32(), VectorKind.FLOAT16: pa.float16()}
_MOST = 127


@dataclass(frozen=True, slots=True)
class VectorCoding:
    """The columns of one kind for unit vectors of `dimensions` numbers.

    LanceDB 0.40 searches floats by their dot product and bits by how many differ, and knows no integers of 8 bits. So
    `INT8` is searched by its signs, and what that finds is scored by the integers.
    """

    kind: VectorKind
    dimensions: int

    @property
    def by_signs(self) -> bool:
        """Whether rows are found by the signs of their numbers, and have to be scored afterwards."""
        return self.kind not in _FLOATS

    @property
    def read(self) -> str:
        """The column of which `decode` makes vectors."""
        return _EXACT if self.kind is VectorKind.INT8 else SEARCHED

    @property
    def fields(self) -> tuple[pa.Field, ...]:
        """The columns."""
        if not self.by_signs:
            return (_field(SEARCHED, _FLOATS[self.kind], self.dimensions),)
        signs = _field(SEARCHED, pa.uint8(), math.ceil(self.dimensions / 8))
        exact = (_field(_EXACT, pa.int8(), self.dimensions),)
        return (signs, *(exact if self.kind is VectorKind.INT8 else ()))

    def encode(self, vectors: Floats) -> list[pa.Array]:
        """The values of `fields` for unit vectors, (rows, dimensions)."""
        if not self.by_signs:
            return [_column(vectors, self.fields[0])]
        values: list[npt.NDArray[Any]] = [signs(vectors)]
        if self.kind is VectorKind.INT8:
            values.append(integers(vectors))
        return [_column(each, field) for each, field in zip(values, self.fields, strict=True)]

    def decode(self, column: Any) -> Floats:
        """The vectors, (rows, dimensions), of the values of the column `read`.

        Of length 1 but for rounding; those made of signs are longer, so that their dot product with a unit vector
        is the cosine of what they were made of, on average over directions: a sign tells sqrt(2/pi) of it (Gao and
        Long, "RaBitQ", SIGMOD 2024, lemma 3.2, for many dimensions).
        """
        values = _values(column)
        if self.kind is VectorKind.INT8:
            floats = values.astype(np.float32)
            lengths = np.sqrt(np.einsum("ij,ij->i", floats, floats))[:, None]
            floats /= np.maximum(lengths, 1.0)
            return floats
        if self.kind is VectorKind.BINARY:
            bits = np.unpackbits(values, axis=1, count=self.dimensions).astype(np.float32)
            return (2 * bits - 1) * np.float32(math.sqrt(math.pi / 2 / self.dimensions))
        return np.asarray(values, np.float32)

    def asked(self, query: Floats) -> npt.NDArray[Any]:
        """What to search the column with for a unit vector, (dimensions,)."""
        return signs(query[None])[0] if self.by_signs else query

    @property
    def distance(self) -> str:
        """LanceDB's name of the measure by which the column is searched."""
        return "hamming" if self.by_signs else "dot"


def signs(vectors: Floats) -> npt.NDArray[np.uint8]:
    """For each row the bits that say which numbers are positive, (rows, dimensions / 8 rounded up)."""
    return np.packbits(vectors > 0, axis=1)


def integers(vectors: Floats) -> npt.NDArray[np.int8]:
    """Each row scaled so that its largest number is 127, and rounded; a row's length is not kept."""
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-12)
    scaled: npt.NDArray[np.int8] = np.rint(vectors * (_MOST / largest)).astype(np.int8)
    return scaled


def _field(name: str, kind: Any, size: int) -> pa.Field:
    return pa.field(name, pa.list_(kind, size), nullable=False)


def _column(values: npt.NDArray[Any], field: pa.Field) -> pa.Array:
    """(rows, size) as values of a field of lists of that size."""
    flat = pa.array(values.astype(field.type.value_type.to_pandas_dtype(), copy=False).reshape(-1))
    return pa.FixedSizeListArray.from_arrays(flat, field.type.list_size)


def _values(column: Any) -> npt.NDArray[Any]:
    """A column of lists as an array, (rows, size)."""
    whole = column.combine_chunks() if hasattr(column, "combine_chunks") else column
    flat: npt.NDArray[Any] = whole.flatten().to_numpy(zero_copy_only=False)
    return flat.reshape(len(column), column.type.list_size)
