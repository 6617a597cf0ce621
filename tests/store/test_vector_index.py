"""The index over vectors on a real table: built, asked, probed, outgrown, dropped, and with its file of facts lost."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from app.domain.selection import Selection
from app.domain.vector_kinds import VectorKind
from app.store.lance import connect
from app.store.recall import recall
from app.store.vector_coding import VectorCoding
from app.store.vector_index import (
    CANDIDATES,
    LEAST_RECALL,
    MOST_SCORED,
    RECALL_AT,
    RUNGS,
    VectorIndex,
    times_scored,
)
from app.store.vectors import Floats, VectorTable

ROWS, WIDTH, GROUPS = 3_000, 32, 60
FILE = "vectors-index.json"
CODING = VectorCoding(VectorKind.FLOAT16, WIDTH)


def unit(rows: int, seed: int) -> Floats:
    """Rows in groups, as those of a library are."""
    chance = np.random.default_rng(seed)
    centres = np.random.default_rng(1).normal(size=(GROUPS, WIDTH))
    vectors = centres[chance.integers(0, GROUPS, rows)] + 0.5 * chance.normal(size=(rows, WIDTH))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def spread_ids(first: int, rows: int) -> list[int]:
    """Ids as the store makes them: all over the numbers of 63 bits."""
    return [number * 0x9E3779B97F4A7C15 % 2**63 for number in range(first + 1, first + rows + 1)]


def add(table: VectorTable, rows: int, first: int = 0) -> None:
    table.add(spread_ids(first, rows), [number // 10 for number in range(first, first + rows)], unit(rows, first + 7))


@pytest.fixture(autouse=True)
def _indexed_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.vectors.INDEX_FROM_ROWS", ROWS)


@pytest.fixture
def table(tmp_path: Path) -> VectorTable:
    """A table with so many rows that it gets an index, which it does not have yet."""
    made = VectorTable(connect(tmp_path), tmp_path, WIDTH)
    add(made, ROWS)
    return made


@pytest.fixture
def indexed(table: VectorTable) -> VectorTable:
    table.index_rows()
    table.measure_spread()
    return table


def index_of(folder: Path) -> VectorIndex:
    """The index as another process sees it."""
    return VectorIndex(connect(folder).open_table("vectors"), folder / FILE, CODING)


def found(table: VectorTable, queries: Floats) -> list[list[int]]:
    return [[hit.id for hit in table.nearest(query, CANDIDATES)][:RECALL_AT] for query in queries]


def test_a_small_table_has_no_index(tmp_path: Path) -> None:
    table = VectorTable(connect(tmp_path), tmp_path, WIDTH)
    add(table, ROWS - 1)
    table.index_rows()
    assert table.index_facts() is None
    assert not (tmp_path / FILE).exists()


def test_a_large_one_is_indexed_and_probed_at_once(table: VectorTable, tmp_path: Path) -> None:
    assert table.indexing_is_due()
    table.index_rows()
    facts = table.index_facts()
    assert facts is not None
    assert (facts.rows, facts.trained) == (ROWS, ROWS)
    assert (facts.partitions, facts.refine) in RUNGS
    assert facts.recall >= LEAST_RECALL
    assert not facts.flat
    assert index_of(tmp_path).facts() == facts
    table.measure_spread()
    assert table.is_indexed()
    assert not table.indexing_is_due()


def test_the_index_finds_what_exact_search_finds(indexed: VectorTable) -> None:
    queries = unit(40, 99)
    expected = indexed.exact_nearest(queries, RECALL_AT)
    exact = [[hit.id for hit in indexed.nearest(query, RECALL_AT, exact=True)] for query in queries]
    assert recall(expected, exact) >= 0.99  # but for rows that are equally near
    assert recall(expected, found(indexed, queries)) >= LEAST_RECALL


@pytest.mark.parametrize("documents", [3, 30])
def test_what_few_documents_hold_is_found_wherever_it_lies(indexed: VectorTable, documents: int) -> None:
    """Of the parts into which an index is divided, most hold nothing of a narrow selection."""
    chosen = Selection(frozenset(range(0, 300, 300 // documents)))
    for query in unit(5, 98):
        hits = indexed.nearest(query, CANDIDATES, chosen)
        assert len(hits) == min(CANDIDATES, documents * 10)
        expected = [hit.id for hit in indexed.nearest(query, RECALL_AT, chosen, exact=True)]
        assert len({hit.id for hit in hits[:RECALL_AT]} & set(expected)) >= RECALL_AT - 1


def test_queries_to_probe_with_are_the_same_every_time(indexed: VectorTable) -> None:
    queries = indexed.probing_queries(64)
    assert 32 <= len(queries) <= 64
    assert np.array_equal(queries, indexed.probing_queries(64))


@pytest.mark.slow
def test_more_rows_are_probed_again_and_far_more_indexed_afresh(indexed: VectorTable) -> None:
    add(indexed, ROWS // 2, ROWS)
    assert indexed.indexing_is_due()
    indexed.index_rows()
    facts = indexed.index_facts()
    assert facts is not None
    assert (facts.rows, facts.trained) == (ROWS * 3 // 2, ROWS)
    add(indexed, ROWS * 5 // 2, ROWS * 3 // 2)
    indexed.index_rows()
    facts = indexed.index_facts()
    assert facts is not None
    assert (facts.rows, facts.trained) == (4 * ROWS, 4 * ROWS)
    assert indexed.is_indexed()


def test_an_index_that_is_not_good_enough_is_not_asked(indexed: VectorTable, tmp_path: Path) -> None:
    facts = indexed.index_facts()
    assert facts is not None
    (tmp_path / FILE).write_text(json.dumps(asdict(replace(facts, recall=LEAST_RECALL - 0.01))))
    seen = indexed.index_facts()
    assert seen is not None
    assert seen.flat
    queries = unit(40, 97)
    for query in queries:
        assert indexed.nearest(query, CANDIDATES) == indexed.nearest(query, CANDIDATES, exact=True)


def test_few_rows_of_a_long_list_are_scored_again() -> None:
    assert times_scored(10, CANDIDATES) == 10
    assert times_scored(10, 1_000) == MOST_SCORED // 1_000
    assert times_scored(10, 10 * MOST_SCORED) == 1


@pytest.mark.parametrize(
    "written",
    [None, "", "{", "[]", '{"partitions": 1}', '{"partitions": "x", "refine": 1, "recall": 1, "rows": 1, "trained": 1}',
     '{"partitions": 0, "refine": 0, "recall": 1, "rows": 1, "trained": 1}', "\x00" * 80],
)  # fmt: skip
def test_lost_facts_are_found_out_again(indexed: VectorTable, tmp_path: Path, written: str | None) -> None:
    before = indexed.index_facts()
    file = tmp_path / FILE
    file.unlink() if written is None else file.write_text(written)
    assert len(indexed.nearest(unit(1, 5)[0], CANDIDATES)) == CANDIDATES
    assert indexed.indexing_is_due()
    indexed.index_rows()
    assert indexed.index_facts() == before
    assert not indexed.indexing_is_due()


def test_a_rebuilt_index_is_probed(indexed: VectorTable, tmp_path: Path) -> None:
    (tmp_path / FILE).unlink()
    indexed.rebuild_indexes()
    facts = indexed.index_facts()
    assert facts is not None
    assert (facts.rows, facts.trained) == (ROWS, ROWS)


def test_a_table_that_became_small_drops_its_index(indexed: VectorTable, tmp_path: Path) -> None:
    indexed.delete_documents([0])
    indexed.erase_deleted()
    assert indexed.index_facts() is None
    assert not (tmp_path / FILE).exists()
    assert len(indexed.nearest(unit(1, 5)[0], ROWS)) == ROWS - 10


@pytest.fixture(
    params=[
        pytest.param(VectorKind.FLOAT32, marks=pytest.mark.slow),
        VectorKind.INT8,
        pytest.param(VectorKind.BINARY, marks=pytest.mark.slow),
    ]
)
def other(request: pytest.FixtureRequest, tmp_path: Path) -> VectorTable:
    """A large table that keeps its vectors otherwise, with its index."""
    made = VectorTable(connect(tmp_path), tmp_path, WIDTH, kind=request.param)
    add(made, ROWS)
    made.index_rows()
    made.measure_spread()
    return made


def test_every_kind_is_indexed_searched_added_to_and_forgotten(other: VectorTable) -> None:
    facts = other.index_facts()
    assert facts is not None
    assert facts.recall > 0.5
    assert other.is_indexed()
    queries = unit(20, 99)
    expected = other.exact_nearest(queries, RECALL_AT)
    exact = [[hit.id for hit in other.nearest(query, RECALL_AT, exact=True)] for query in queries]
    assert recall(expected, exact) >= 0.9  # but for rows that are equally near: many, where there are signs alone
    assert recall(expected, found(other, queries)) >= 0.9
    chosen = Selection(frozenset(range(0, 300, 30)))
    assert {hit.document_id for hit in other.nearest(queries[0], CANDIDATES, chosen)} == chosen.ids

    add(other, 600, ROWS)
    other.index_rows()
    other.delete_documents([300, 301])
    other.erase_deleted()
    assert other.is_indexed()
    hits = other.nearest(unit(1, ROWS + 7)[0], 500)
    assert len(hits) == 500
    assert not {300, 301} & {hit.document_id for hit in hits}
    assert other.sharing(queries[0], [hits[0].id]).keys() == {hits[0].id}
