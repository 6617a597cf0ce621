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
from app.store.vector_coding import SEARCHED, VectorCoding

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
_COLUMNS = ["id", "document_id"]


@dataclass(frozen=True, slots=True)
class Nearest:
    """Rows, best first: their ids, those of their documents, and their scores; each of shape (rows,)."""

    ids: Ids
    document_ids: Ids
    scores: Floats


class VectorIndex:
    """The index of one LanceDB table with the columns `id`, `document_id` and those of `coding`.

    `file` keeps what is known of it.
    """

    def __init__(self, table: Any, file: Path, coding: VectorCoding) -> None:
        self._table = table
        self._file = file
        self._coding = coding
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

    def nearest(self, query: Floats, limit: int, where: str | None = None, *, exact: bool = False) -> Nearest:
        """The rows with the highest cosine to the unit vector `query` among those that satisfy the SQL `where`.

        `exact` looks at every row. Else the index is asked, where there is one that is good enough.
        """
        if exact and self._coding.by_signs:
            return self._best_of_all(query, limit, where)
        builder = self._table.search(self._coding.asked(query), vector_column_name=SEARCHED)
        builder = builder.distance_type(self._coding.distance)
        if where is not None:
            builder = builder.where(where, prefilter=True)
        if exact:
            return self._found(builder.bypass_vector_index(), query, limit, 1)
        facts = self.facts()
        again = times_scored(facts.refine, limit)
        return self._found(self._looking(builder, facts, narrowed=where is not None), query, limit, again)

    def _looking(self, builder: Any, facts: IndexFacts, *, narrowed: bool) -> Any:
        """The search with how much of the index is looked into.

        Where only some rows are asked for (`narrowed`) the nearest of them lie further apart, and often in parts into
        which no other search looks: twice as many are looked into, and then more until there are enough rows.
        """
        if facts.flat:
            return builder.bypass_vector_index()
        if narrowed:
            return builder.minimum_nprobes(2 * facts.partitions).maximum_nprobes(0)  # 0: as many as there are
        return builder.nprobes(facts.partitions)

    def _found(self, builder: Any, query: Floats, limit: int, again: int) -> Nearest:
        """What a search finds, with `again` times as many rows scored by their vectors as are returned."""
        if self._coding.by_signs:
            columns = [*_COLUMNS, self._coding.read, "_distance"]
            return self._scored(builder.select(columns).limit(again * limit).to_arrow(), query, limit)
        if again > 1:
            builder = builder.refine_factor(again)
        rows = builder.select([*_COLUMNS, "_distance"]).limit(limit).to_arrow()
        return Nearest(rows["id"].to_numpy(), rows["document_id"].to_numpy(), 1 - rows["_distance"].to_numpy())

    def _scored(self, rows: Any, query: Floats, limit: int) -> Nearest:
        """The best of some rows by their vectors."""
        scores = self._coding.decode(rows[self._coding.read]) @ query
        best = np.argsort(-scores, kind="stable")[:limit]
        return Nearest(rows["id"].to_numpy()[best], rows["document_id"].to_numpy()[best], scores[best])

    def _best_of_all(self, query: Floats, limit: int, where: str | None) -> Nearest:
        """The best of all rows by their vectors, some rows at a time."""
        best = Nearest(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32))
        for batch in self._scan(_COLUMNS, where).to_batches():
            found = self._scored(batch, query, limit)
            scores = np.concatenate([best.scores, found.scores])
            kept = np.argsort(-scores, kind="stable")[:limit]
            ids, documents = ((best.ids, found.ids), (best.document_ids, found.document_ids))
            best = Nearest(np.concatenate(ids)[kept], np.concatenate(documents)[kept], scores[kept])
        return best

    def _scan(self, columns: list[str], where: str | None = None) -> Any:
        """All rows that satisfy the SQL `where`, with their vectors."""
        scan = self._table.search() if where is None else self._table.search().where(where)
        return scan.select([*columns, self._coding.read])

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
        kinds = {"dot": lancedb.index.IvfRq, "hamming": lancedb.index.IvfFlat}
        config = kinds[self._coding.distance](distance_type=self._coding.distance)
        self._table.create_index(SEARCHED, config=config, replace=True)
        self._keep(replace(_UNPROBED, trained=rows))

    def drop(self) -> None:
        """Removes the index and what is known of it."""
        for index in self._table.list_indices():
            if index.columns == [SEARCHED]:
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
        found = self._scan([], f"id <= {int(share * (2**63 - 1))}").limit(2 * count).to_arrow()
        return probing_queries(unit(self._coding.decode(found[self._coding.read])), count)

    def exact_nearest(self, queries: Floats, count: int) -> Ids:
        """The ids of the nearest to each of the queries, (queries, count), by looking at every vector."""
        return exact_nearest(self._batches(), queries, count)

    def _batches(self) -> Iterator[tuple[Ids, Floats]]:
        for batch in self._scan(["id"]).to_batches():
            yield batch["id"].to_numpy(), self._coding.decode(batch[self._coding.read])

    def _nearest(self, query: Floats, partitions: int, refine: int) -> list[int]:
        """The ids of the best few, among as many as a search asks for."""
        builder = self._table.search(self._coding.asked(query), vector_column_name=SEARCHED)
        builder = builder.distance_type(self._coding.distance).nprobes(partitions)
        found: list[int] = self._found(builder, query, CANDIDATES, refine).ids[:RECALL_AT].tolist()
        return found

    def exists(self) -> bool:
        """Whether there is an index, whatever its state."""
        return any(index.columns == [SEARCHED] for index in self._table.list_indices())

    def _keep(self, facts: IndexFacts) -> None:
        write_whole(self._file, json.dumps(asdict(facts)))


def _read_facts(file: Path) -> IndexFacts:
    """Raises OSError, ValueError or TypeError where the file does not hold what `VectorIndex` has written."""
    facts = IndexFacts(**json.loads(file.read_bytes()))
    if min(facts.partitions, facts.refine) < 1 or min(facts.recall, facts.rows, facts.trained) < 0:
        raise ValueError(f"{file} holds impossible numbers")
    return replace(facts, partitions=int(facts.partitions), refine=int(facts.refine))


def times_scored(refine: int, limit: int) -> int:
    """How many times as many rows as the `limit` that are returned are scored by their vectors."""
    return max(1, min(refine, MOST_SCORED // limit))


def unit(vectors: Floats) -> Floats:
    """The rows at length 1."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return np.asarray(vectors / lengths, np.float32)
