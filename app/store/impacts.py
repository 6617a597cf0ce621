"""The table of impacts: an inverted structure over the weighted terms that a sparse model finds in passages.

One row is one term of one passage; an index over terms leads to all passages that hold it. Every passage also has one
row without a term, which says that it has been weighed.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from app.domain.sparse import WeightedTerms
from app.store.compaction import GRACE, TableState, allowed_unindexed, clean, drop_deleted, state_of, tidy
from app.store.lance import (
    SeenVersion,
    connect,
    delete_documents,
    drop_indexes,
    id_list,
    lancedb,
    table_errors,
    unindexed_rows,
)
from app.store.passages import Matches

PREFIX = "impacts-"
_WEIGHED = -1  # in place of a term
_SCHEMA = pa.schema(
    [
        pa.field("term", pa.int32(), nullable=False),
        pa.field("id", pa.int64(), nullable=False),
        pa.field("document_id", pa.int64(), nullable=False),
        pa.field("weight", pa.float16(), nullable=False),
    ]
)


class ImpactTable:
    """Reads and writes the impacts of one sparse model. Every method raises LibraryDamagedError or DiskFullError."""

    def __init__(self, database: Any, name: str) -> None:
        self.name = name
        self._weighed: tuple[int, int] = (-1, 0)
        with table_errors(name):
            self._table = database.create_table(name, schema=_SCHEMA, exist_ok=True)
        self._version = SeenVersion(self._table)

    def add(self, ids: Sequence[int], document_ids: Sequence[int], weighed: Sequence[WeightedTerms]) -> None:
        """Adds the terms of passages, with the document of each; one commit. Rows stand by term."""
        lengths = [len(each.terms) for each in weighed]
        terms = np.concatenate([np.full(len(ids), _WEIGHED, np.int32), *(each.terms for each in weighed)])
        weights = np.concatenate([np.zeros(len(ids), np.float32), *(each.weights for each in weighed)])
        rows = np.concatenate([np.arange(len(ids)), np.repeat(np.arange(len(ids)), lengths)])
        order = np.argsort(terms, kind="stable")
        columns = [
            pa.array(terms[order], pa.int32()),
            pa.array(np.asarray(ids, np.int64)[rows[order]]),
            pa.array(np.asarray(document_ids, np.int64)[rows[order]]),
            pa.array(weights[order].astype(np.float16)),
        ]
        with table_errors(self.name):
            self._table.add(pa.table(columns, schema=_SCHEMA))
        self._version.forget()

    def matches(self, query: WeightedTerms) -> Matches:
        """Every passage that shares a term with the query, best first, by the sum over shared terms of both weights."""
        if not len(query.terms):
            return Matches(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
        with table_errors(self.name):
            where = id_list("term", query.terms.tolist())
            found = self._table.search().where(where).select(["term", "id", "document_id", "weight"]).to_arrow()
        order = np.argsort(query.terms)
        asked = query.weights[order[np.searchsorted(query.terms, found["term"].to_numpy(), sorter=order)]]
        ids, first, place = np.unique(found["id"].to_numpy(), return_index=True, return_inverse=True)
        scores = np.bincount(place, found["weight"].to_numpy().astype(np.float32) * asked, len(ids))
        best = np.lexsort((ids, -scores))
        return Matches(ids[best], found["document_id"].to_numpy()[first][best], scores[best].astype(np.float32))

    def counts(self) -> dict[int, int]:
        """The number of weighed passages of each document."""
        with table_errors(self.name):
            found = self._table.search().where(f"term = {_WEIGHED}").select(["document_id"]).to_arrow()
        ids, counts = np.unique(found["document_id"].to_numpy(), return_counts=True)
        return dict(zip(ids.tolist(), counts.tolist(), strict=True))

    def __len__(self) -> int:
        """The number of weighed passages."""
        with table_errors(self.name):
            version = self._version.get()
            if self._weighed[0] != version:
                self._weighed = (version, int(self._table.count_rows(f"term = {_WEIGHED}")))
        return self._weighed[1]

    def delete_documents(self, ids: Sequence[int]) -> None:
        """Removes every term of the documents."""
        with table_errors(self.name):
            delete_documents(self._table, ids)
        self._version.forget()

    def is_indexed(self) -> bool:
        """Whether the index covers every row."""
        with table_errors(self.name):
            return not unindexed_rows(self._table, "term")

    def indexing_is_due(self) -> bool:
        """Whether so many rows are outside of the index that searches suffer."""
        with table_errors(self.name):
            return unindexed_rows(self._table, "term") > allowed_unindexed(int(self._table.count_rows()))

    def index_rows(self) -> None:
        """Makes new rows quick to search: builds the index or adds the rows to it."""
        with table_errors(self.name):
            tidy(self._table)
            if not any(index.columns == ["term"] for index in self._table.list_indices()):
                self._build_index()
        self._version.forget()

    def _build_index(self) -> None:
        self._table.create_index("term", config=lancedb.index.BTree())

    def erase_deleted(self) -> None:
        """Leaves nothing of what `delete_documents` has removed in the newest version; `clean` removes the others."""
        with table_errors(self.name):
            drop_deleted(self._table, "id", self._build_index)
        self._version.forget()

    def clean(self, grace: timedelta = GRACE) -> None:
        """Merges fragments, adds new rows to the index, and removes versions superseded for `grace`."""
        with table_errors(self.name):
            clean(self._table, grace)
        self._version.forget()

    def state(self, grace: timedelta = GRACE) -> TableState:
        """What the table has gathered."""
        with table_errors(self.name):
            return state_of(self._table, ("term",), grace)

    def rebuild_indexes(self) -> None:
        """Drops the index, whatever its state, and builds it from the rows."""
        with table_errors(self.name):
            drop_indexes(self._table)
            self._build_index()
        self._version.forget()

    def read_rows(self) -> int:
        """Reads every column of every row, and no index; returns the number of rows. Finds damage."""
        with table_errors(self.name):
            return sum(batch.num_rows for batch in self._table.search().to_batches())

    def read_through(self) -> int:
        """Reads every row and asks the index something; returns the number of rows. Finds damage."""
        rows = self.read_rows()
        with table_errors(self.name):
            self._table.count_rows("term = 0")
        return rows


class ImpactTables:
    """The tables of impacts of one index, opened when they are first used. Raises what they raise."""

    def __init__(self, index_dir: Callable[[], Path]) -> None:
        self._index_dir = index_dir
        self._open: dict[str, ImpactTable] = {}

    def of(self, fingerprint: str) -> ImpactTable:
        """The table of the sparse model with this fingerprint, made where there is none."""
        return self._table(table_name(fingerprint))

    def find(self, fingerprint: str) -> ImpactTable | None:
        """The same, None where there is none."""
        name = table_name(fingerprint)
        return self._table(name) if name in self._names() else None

    def all(self) -> list[ImpactTable]:
        """Every table that is there."""
        return [self._table(name) for name in self._names()]

    def keep_only(self, fingerprint: str | None) -> None:
        """Removes every table but that of the sparse model with this fingerprint."""
        kept = fingerprint and table_name(fingerprint)
        for name in self._names():
            if name != kept:
                self._open.pop(name, None)
                with table_errors(name):
                    connect(self._index_dir()).drop_table(name)

    def let_go(self) -> None:
        """Closes what is held of the tables; they are opened again when they are used."""
        self._open.clear()

    def _names(self) -> list[str]:
        return names_of_tables(self._index_dir())

    def _table(self, name: str) -> ImpactTable:
        if name not in self._open:
            self._open[name] = ImpactTable(connect(self._index_dir()), name)
        return self._open[name]


def table_name(fingerprint: str) -> str:
    """The name of the table of the sparse model with this fingerprint; another model has another table."""
    return f"{PREFIX}{hashlib.sha256(fingerprint.encode()).hexdigest()[:12]}"


def names_of_tables(index_dir: Path) -> list[str]:
    """The tables of impacts that lie in the folder of an index."""
    return sorted(path.stem for path in index_dir.glob(f"{PREFIX}*.lance"))
