"""Tables of vectors, one row for each passage or picture, and the index that finds the nearest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from app.domain.selection import Selection
from app.domain.vector_kinds import VectorKind
from app.store.compaction import GRACE, TableState, allowed_unindexed, clean, drop_deleted, state_of, tidy
from app.store.held import HeldVectors
from app.store.lance import (
    SeenVersion,
    delete_documents,
    drop_indexes,
    id_list,
    lancedb,
    rows_of_documents,
    table_errors,
    unindexed_rows,
)
from app.store.passages import Scored, condition_of
from app.store.vector_coding import SEARCHED, VectorCoding
from app.store.vector_index import IndexFacts, VectorIndex

NAME = "vectors"
INDEX_FROM_ROWS = 20_000  # fewer are held in memory (30 MB), which is quicker than any index
_SAMPLE_ROWS = 20_000

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spread:
    """The mean (dimensions,) and covariance (dimensions, dimensions) of a collection of vectors.

    They give the mean and the variance of the cosine between any query and the whole collection in closed form.
    """

    mean: Floats
    covariance: Floats

    def of_scores(self, query: Floats) -> tuple[float, float]:
        """Mean and standard deviation of `vectors @ query` over the collection."""
        return float(self.mean @ query), max(float(query @ self.covariance @ query), 0.0) ** 0.5


class VectorTable:
    """Reads and writes the vectors of one index. Every method raises LibraryDamagedError or DiskFullError.

    `facts` are further columns of each row, and `kind` says how vectors are kept.
    """

    def __init__(
        self,
        database: Any,
        folder: Path,
        dimensions: int,
        name: str = NAME,
        facts: Sequence[pa.Field] = (),
        kind: VectorKind = VectorKind.FLOAT16,
    ) -> None:
        self._coding = VectorCoding(kind, dimensions)
        self._schema = pa.schema(
            [
                pa.field("id", pa.int64(), nullable=False),
                pa.field("document_id", pa.int64(), nullable=False),
                *self._coding.fields,
                *facts,
            ]
        )
        self._name = name
        self._dimensions = dimensions
        self._spread_file = folder / ("spread.npz" if name == NAME else f"{name}-spread.npz")
        self._index_file = folder / f"{name}-index.json"
        self._held: HeldVectors | None = None
        self._rows: tuple[int, int] = (-1, 0)
        with table_errors(name):
            self._table = database.create_table(name, schema=self._schema, exist_ok=True)
        self._index = VectorIndex(self._table, self._index_file, self._coding)
        self._version = SeenVersion(self._table)

    def add(
        self, ids: Sequence[int], document_ids: Sequence[int], vectors: Floats, facts: Sequence[Sequence[Any]] = ()
    ) -> None:
        """Adds unit vectors, (rows, dimensions), with a column of values for each fact; one commit."""
        columns = [
            pa.array(ids, pa.int64()),
            pa.array(document_ids, pa.int64()),
            *self._coding.encode(vectors),
        ]
        types = self._schema.types[len(columns) :]
        columns += [pa.array(values, kind) for values, kind in zip(facts, types, strict=True)]
        with table_errors(self._name):
            self._table.add(pa.table(columns, schema=self._schema))
        self._version.forget()

    def delete_documents(self, ids: Sequence[int]) -> None:
        """Removes every vector of the documents."""
        with table_errors(self._name):
            delete_documents(self._table, ids)
        self._version.forget()

    def counts(self) -> dict[int, int]:
        """The number of rows of each document."""
        with table_errors(self._name):
            return rows_of_documents(self._table)

    def __len__(self) -> int:
        with table_errors(self._name):
            version = self._version.get()
            if self._rows[0] != version:
                self._rows = (version, int(self._table.count_rows()))
        return self._rows[1]

    def nearest(
        self, query: Floats, limit: int, selection: Selection | None = None, *, exact: bool = False
    ) -> list[Scored]:
        """The rows with the highest cosine to the unit vector `query`, best first; `exact` bypasses the index."""
        where = condition_of(selection)
        if where == "":
            return []
        held = None if exact else self._hold()
        if held is not None:
            return held.nearest(query, limit, selection)
        with table_errors(self._name):
            found = self._index.nearest(query, limit, where, exact=exact)
        columns = (found.ids, found.document_ids, found.scores)
        return [Scored(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]

    def sharing(self, query: Floats, ids: Sequence[int]) -> dict[int, float]:
        """The cosine to `query` of each of the rows `ids` that are there."""
        if not ids:
            return {}
        held = self._hold()
        if held is not None:
            return held.sharing(query, ids)
        with table_errors(self._name):
            keys, vectors = self._read_vectors(ids)
        return dict(zip(keys, (vectors @ query).tolist(), strict=True))

    def vectors_of(self, ids: Sequence[int]) -> dict[int, Floats]:
        """The vectors, (dimensions,), of the rows `ids` that are there."""
        if not ids:
            return {}
        with table_errors(self._name):
            return dict(zip(*self._read_vectors(ids), strict=True))

    def _read_vectors(self, ids: Sequence[int]) -> tuple[list[int], Floats]:
        column = self._coding.read
        found = self._table.search().where(id_list("id", ids)).select(["id", column]).to_arrow()
        return found["id"].to_pylist(), self._coding.decode(found[column])

    @property
    def dimensions(self) -> int:
        """The length of the vectors."""
        return self._dimensions

    def batches(self) -> Iterator[tuple[Ids, Ids, Floats]]:
        """All rows, some at a time: ids, (rows,), those of their documents, and vectors, (rows, dimensions)."""
        column = self._coding.read
        with table_errors(self._name):
            for batch in self._table.search().select(["id", "document_id", column]).to_batches():
                yield batch["id"].to_numpy(), batch["document_id"].to_numpy(), self._coding.decode(batch[column])

    def _hold(self) -> HeldVectors | None:
        """All vectors in memory, read again where the table has changed; None where they are too many."""
        with table_errors(self._name):
            version = self._version.get()
            if self._held is None or self._held.version != version:
                self._held = None if len(self) >= INDEX_FROM_ROWS else self._read(version)
        return self._held

    def _read(self, version: int) -> HeldVectors:
        column = self._coding.read
        rows = self._table.search().select(["id", "document_id", column]).to_arrow()
        vectors = self._coding.decode(rows[column])
        return HeldVectors(version, rows["id"].to_numpy(), rows["document_id"].to_numpy(), vectors)

    def measure_spread(self) -> None:
        """Measures the spread of the collection, from a random sample where it is large, and keeps it on disk."""
        rows = len(self)
        with table_errors(self._name):
            scan = self._table.search()
            if rows > _SAMPLE_ROWS:  # ids are spread evenly, so a range of them is a random sample
                scan = scan.where(f"id < {int(_SAMPLE_ROWS / rows * (2**63 - 1))}")
            vectors = self._coding.decode(scan.select([self._coding.read]).to_arrow()[self._coding.read])
            if len(vectors) > 1:
                covariance = np.asarray(np.cov(vectors, rowvar=False), np.float32)
                temporary = self._spread_file.with_suffix(".new.npz")
                np.savez(temporary, mean=vectors.mean(axis=0), covariance=covariance)
                temporary.replace(self._spread_file)

    def spread(self) -> Spread | None:
        """The spread as last measured; None where it has not been."""
        try:
            with self._spread_file.open("rb") as stream, np.load(stream) as kept:
                return Spread(kept["mean"], kept["covariance"])
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return None

    def is_indexed(self) -> bool:
        """Whether the indexes cover every row, and the spread has been measured."""
        with table_errors(self._name):
            if unindexed_rows(self._table, "id"):
                return False
            if self._is_large() and unindexed_rows(self._table, SEARCHED):
                return False
        return len(self) < 2 or self.spread() is not None

    def indexing_is_due(self) -> bool:
        """Whether searches suffer: rows outside of the indexes, or an index that is outgrown, or no spread."""
        with table_errors(self._name):
            outside = unindexed_rows(self._table, "id")
            if self._is_large():
                outside = max(outside, unindexed_rows(self._table, SEARCHED))
                if self._index.build_is_due(len(self)) or self._index.probe_is_due(len(self)):
                    return True
        return outside > allowed_unindexed(len(self)) or (len(self) > 1 and self.spread() is None)

    def ids_of_documents(self, ids: Sequence[int]) -> set[int]:
        """The ids of the documents' rows."""
        if not ids:
            return set()
        with table_errors(self._name):
            found = self._table.search().where(id_list("document_id", ids)).select(["id"]).to_arrow()
        return set(found["id"].to_pylist())

    def index_rows(self) -> None:
        """Makes new rows quick to search: builds the indexes once there are enough rows, or adds the rows to them."""
        with table_errors(self._name):
            tidy(self._table)
            if not any(index.columns == ["id"] for index in self._table.list_indices()):
                self._table.create_index("id", config=lancedb.index.BTree())
            if self._is_large() and self._index.build_is_due(len(self)):
                self._index.build()
        self._version.forget()
        self._probe_when_due()

    def _probe_when_due(self) -> None:
        """Finds out how well the index does, where that is not known of so many rows."""
        with table_errors(self._name):
            if self._is_large() and self._index.probe_is_due(len(self)):
                self._index.probe()

    def index_facts(self) -> IndexFacts | None:
        """What is known of the index over the vectors; None where there is none."""
        with table_errors(self._name):
            return self._index.facts() if self._index.exists() else None

    def exact_nearest(self, queries: Floats, count: int) -> Ids:
        """The ids of the `count` nearest to each of the unit vectors, (queries, count), looking at every row once."""
        with table_errors(self._name):
            return self._index.exact_nearest(queries, count)

    def probing_queries(self, count: int) -> Floats:
        """At most `count` unit vectors, (queries, dimensions), by which to measure how well searches do."""
        with table_errors(self._name):
            return self._index.sample(count)

    def _is_large(self) -> bool:
        return len(self) >= INDEX_FROM_ROWS

    def erase_deleted(self) -> None:
        """Leaves nothing of what `delete_documents` has removed in the newest version and in the spread."""
        with table_errors(self._name):
            drop_deleted(self._table, "id", self._build_indexes)
            self._spread_file.unlink(missing_ok=True)
        self._version.forget()
        self.measure_spread()

    def clean(self, grace: timedelta = GRACE) -> None:
        """Merges fragments, adds new rows to the indexes, and removes versions superseded for `grace`."""
        with table_errors(self._name):
            clean(self._table, grace)
        self._version.forget()

    def state(self, grace: timedelta = GRACE) -> TableState:
        """What the table has gathered."""
        columns = ("id", SEARCHED) if self._is_large() else ("id",)
        with table_errors(self._name):
            return state_of(self._table, columns, grace)

    def _build_indexes(self) -> None:
        """Makes the index of ids afresh; one over vectors stays, unless these have become few."""
        self._table.create_index("id", config=lancedb.index.BTree())
        if not self._is_large():
            self._index.drop()
        elif self._index.build_is_due(len(self)):
            self._index.build()

    def rebuild_indexes(self) -> None:
        """Drops all indexes, whatever their state, and builds them from the rows."""
        with table_errors(self._name):
            drop_indexes(self._table)
            self._build_indexes()
        self._version.forget()
        self._probe_when_due()

    def read_rows(self) -> int:
        """Reads every column of every row, and no index; returns the number of rows. Finds damage."""
        with table_errors(self._name):
            return sum(batch.num_rows for batch in self._table.search().to_batches())

    def read_through(self) -> int:
        """Reads every row and asks each index something; returns the number of rows. Finds damage."""
        with table_errors(self._name):
            rows: int = sum(batch.num_rows for batch in self._table.search().select([self._coding.read]).to_batches())
        query = np.zeros(self._dimensions, np.float32)
        self.sharing(query, [0])
        if rows:
            self.nearest(query, 1)
        return rows
