"""The index over the vectors of one table: when it is built, how it is asked, and how well it finds the nearest."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.runtime.whole_file import write_whole
from app.store.lance import lancedb
from app.store.recall import Ids, exact_nearest, first_good, probing_queries, recall

Floats = npt.NDArray[np.float32]

RETRAIN_FROM = 4  # times the rows for which the partitions were made
PROBE_FROM = 1.5  # times the rows at the last probe
WANTED_RECALL, LEAST_RECALL = 0.99, 0.98
RECALL_AT, CANDIDATES = 10, 100
RUNGS = ((20, 5), (40, 5), (40, 10), (80, 10), (160, 10), (320, 20))  # partitions looked into, and what is scored again
MOST_SCORED = 5_000  # rows that are scored again: of a very long list, only the first places need to be exact
_PROBES = 64


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What is known of an index.

    A search looks into `partitions` of its parts, and scores `refine` times as many rows exactly as it returns.
    `recall` is the share of the ten nearest that it found when it was probed last, at `rows` rows, and `trained` the
    number of rows for which it was built. A `flat` one is not good enough to be asked.
    """

    partitions: int
    refine: int
    recall: float
    rows: int
    trained: int

    @property
    def flat(self) -> bool:
        """Whether every vector is looked at instead."""
        return self.recall < LEAST_RECALL


_UNPROBED = IndexFacts(partitions=40, refine=10, recall=1.0, rows=0, trained=0)


class VectorIndex:
    """The index of one LanceDB table with the columns `id` and `vector`; `file` keeps what is known of it."""

    def __init__(self, table: Any, file: Path) -> None:
        self._table = table
        self._file = file
        self._read: tuple[int, IndexFacts] | None = None

    def facts(self) -> IndexFacts:
        """What is known of the index; where it has not been probed yet, how it is asked until then."""
        try:
            changed = self._file.stat().st_mtime_ns
            if self._read is None or self._read[0] != changed:
                self._read = (changed, _read_facts(self._file))
            return self._read[1]
        except (OSError, ValueError, TypeError):
            return _UNPROBED

    def asked(self, builder: Any, limit: int, *, narrowed: bool = False) -> Any:
        """A search for the `limit` nearest as it is to be carried out.

        Where only some rows are asked for (`narrowed`) the nearest of them lie further apart, and often in parts into
        which no other search looks: twice as many are looked into, and then more until there are enough rows.
        """
        facts = self.facts()
        if facts.flat:
            return builder.bypass_vector_index()
        builder = builder.refine_factor(max(1, min(facts.refine, MOST_SCORED // limit)))
        if narrowed:
            return builder.minimum_nprobes(2 * facts.partitions).maximum_nprobes(0)  # 0: as many as there are
        return builder.nprobes(facts.partitions)

    def build_is_due(self, rows: int) -> bool:
        """Whether there is no index, or one made for far fewer rows."""
        trained = self.facts().trained
        return not self.exists() or (trained > 0 and rows >= RETRAIN_FROM * trained)

    def probe_is_due(self, rows: int) -> bool:
        """Whether there is an index of which it is not known how well it does."""
        return self.exists() and rows >= PROBE_FROM * self.facts().rows

    def build(self) -> None:
        """Builds the index; the one that is there answers until it is done."""
        rows = int(self._table.count_rows())
        self._table.create_index("vector", config=lancedb.index.IvfRq(distance_type="dot"), replace=True)
        self._keep(replace(_UNPROBED, trained=rows))

    def drop(self) -> None:
        """Removes the index and what is known of it."""
        for index in self._table.list_indices():
            if index.columns == ["vector"]:
                self._table.drop_index(index.name)
        self._file.unlink(missing_ok=True)

    def probe(self) -> IndexFacts:
        """Compares the index with exact search, chooses how it is to be asked, and keeps that.

        Reads every vector once, a few at a time.
        """
        rows = int(self._table.count_rows())
        queries = self.sample(_PROBES)
        expected = self.exact_nearest(queries, RECALL_AT)

        def measure(rung: tuple[int, int]) -> float:
            return recall(expected, [self._nearest(query, *rung) for query in queries])

        (partitions, refine), reached = first_good(RUNGS, measure, WANTED_RECALL)
        facts = IndexFacts(partitions, refine, reached, rows, self.facts().trained or rows)
        self._keep(facts)
        return facts

    def sample(self, count: int) -> Floats:
        """Unit vectors to probe with, (at most count, dimensions); the same as long as the table is."""
        rows = int(self._table.count_rows())
        share = min(1.0, 2 * count / max(1, rows))  # ids are spread evenly, so a range of them is a random sample
        scan = self._table.search().where(f"id <= {int(share * (2**63 - 1))}").select(["vector"])
        found = scan.limit(2 * count).to_arrow()
        return probing_queries(matrix(found["vector"]), count)

    def exact_nearest(self, queries: Floats, count: int) -> Ids:
        """The ids of the nearest to each of the queries, (queries, count), by looking at every vector."""
        return exact_nearest(self._batches(), queries, count)

    def _batches(self) -> Iterator[tuple[Ids, Floats]]:
        for batch in self._table.search().select(["id", "vector"]).to_batches():
            yield batch["id"].to_numpy(), matrix(batch["vector"])

    def _nearest(self, query: Floats, partitions: int, refine: int) -> list[int]:
        """The ids of the best few, among as many as a search asks for."""
        builder = self._table.search(query, vector_column_name="vector").distance_type("dot")
        builder = builder.nprobes(partitions).refine_factor(refine)
        found: list[int] = builder.select(["id", "_distance"]).limit(CANDIDATES).to_arrow()["id"].to_pylist()
        return found[:RECALL_AT]

    def exists(self) -> bool:
        """Whether there is an index, whatever its state."""
        return any(index.columns == ["vector"] for index in self._table.list_indices())

    def _keep(self, facts: IndexFacts) -> None:
        write_whole(self._file, json.dumps(asdict(facts)))


def _read_facts(file: Path) -> IndexFacts:
    """Raises OSError, ValueError or TypeError where the file does not hold what `VectorIndex` has written."""
    facts = IndexFacts(**json.loads(file.read_bytes()))
    if min(facts.partitions, facts.refine) < 1 or min(facts.recall, facts.rows, facts.trained) < 0:
        raise ValueError(f"{file} holds impossible numbers")
    return replace(facts, partitions=int(facts.partitions), refine=int(facts.refine))


def matrix(column: Any) -> Floats:
    """A column of vectors as an array, (rows, dimensions)."""
    whole = column.combine_chunks() if hasattr(column, "combine_chunks") else column
    flat = whole.flatten().to_numpy(zero_copy_only=False)
    return np.asarray(flat, np.float32).reshape(len(column), column.type.list_size)
