from pathlib import Path

import numpy as np
import pytest

from app.domain.selection import Selection
from app.store.lance import connect
from app.store.vectors import Floats, VectorTable

ROWS, WIDTH = 400, 16


def unit(rows: int, seed: int) -> Floats:
    vectors = np.random.default_rng(seed).normal(size=(rows, WIDTH)).astype(np.float32) + 0.3
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


VECTORS, QUERY = unit(ROWS, 1), unit(1, 2)[0]
IDS = [number * 7 for number in range(ROWS)]
DOCUMENTS = [number // 4 for number in range(ROWS)]


@pytest.fixture
def table(tmp_path: Path) -> VectorTable:
    made = VectorTable(connect(tmp_path), tmp_path, WIDTH)
    made.add(IDS, DOCUMENTS, VECTORS)
    return made


def brute_force(chosen: list[int], limit: int) -> list[int]:
    scores = VECTORS.astype(np.float16).astype(np.float32) @ QUERY
    return [IDS[place] for place in sorted(chosen, key=lambda place: -scores[place])[:limit]]


@pytest.fixture(params=["held in memory", "in the table"])
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where vectors are searched: a library with many rows searches the table itself."""
    if request.param == "in the table":
        monkeypatch.setattr("app.store.vectors.INDEX_FROM_ROWS", ROWS)
    return str(request.param)


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("exact", [False, True])
def test_the_nearest_are_those_of_brute_force(table: VectorTable, exact: bool) -> None:
    found = table.nearest(QUERY, 25, exact=exact)
    assert [hit.id for hit in found] == brute_force(list(range(ROWS)), 25)
    expected = {key: float(vector @ QUERY) for key, vector in zip(IDS, VECTORS, strict=True)}
    assert all(abs(hit.score - expected[hit.id]) < 2e-3 for hit in found)
    assert all(hit.document_id == hit.id // 7 // 4 for hit in found)


def test_what_is_held_in_memory_follows_the_table(table: VectorTable) -> None:
    assert len(table.nearest(QUERY, ROWS + 5)) == ROWS
    table.add([5, 6], [500, 500], np.stack([QUERY, -QUERY]))
    found = table.nearest(QUERY, ROWS + 5)
    assert (found[0].id, found[-1].id, len(found)) == (5, 6, ROWS + 2)
    assert table.sharing(QUERY, [5]) == {5: pytest.approx(1, abs=2e-3)}
    table.delete_documents([500])
    assert len(table.nearest(QUERY, ROWS + 5)) == ROWS
    assert table.sharing(QUERY, [5]) == {}


@pytest.mark.usefixtures("place")
def test_a_selection_bounds_the_nearest(table: VectorTable) -> None:
    inside = Selection(frozenset(range(10)))
    assert [hit.id for hit in table.nearest(QUERY, 5, inside)] == brute_force(list(range(40)), 5)
    outside = Selection(frozenset(range(10)), excluded=True)
    assert [hit.id for hit in table.nearest(QUERY, 5, outside)] == brute_force(list(range(40, ROWS)), 5)
    assert table.nearest(QUERY, 5, Selection(frozenset())) == []


@pytest.mark.usefixtures("place")
def test_scores_of_given_passages(table: VectorTable) -> None:
    scores = table.sharing(QUERY, [IDS[3], IDS[200], 1])
    assert scores == {
        IDS[3]: pytest.approx(VECTORS[3] @ QUERY, abs=2e-3),
        IDS[200]: pytest.approx(VECTORS[200] @ QUERY, abs=2e-3),
    }
    assert table.sharing(QUERY, []) == {}


def test_the_spread_gives_mean_and_deviation_of_all_scores(table: VectorTable) -> None:
    assert table.spread() is None
    table.measure_spread()
    spread = table.spread()
    assert spread is not None
    scores = VECTORS @ QUERY
    assert spread.of_scores(QUERY) == (pytest.approx(scores.mean(), abs=2e-3), pytest.approx(scores.std(), abs=2e-3))


def test_deleted_documents_are_gone(table: VectorTable) -> None:
    table.delete_documents(list(range(99)))
    assert table.counts() == {99: 4}
    assert len(table) == 4
    assert table.ids_of_documents([98, 99]) == set(IDS[-4:])
    assert table.ids_of_documents([]) == set()
    assert {hit.document_id for hit in table.nearest(QUERY, 10)} == {99}


def test_settled_means_indexed_and_measured(table: VectorTable) -> None:
    assert not table.is_indexed()
    table.index_rows()
    assert not table.is_indexed()
    table.measure_spread()
    assert table.is_indexed()
    table.add([5], [500], VECTORS[:1])
    assert not table.is_indexed()


def test_an_empty_table_finds_nothing(tmp_path: Path) -> None:
    table = VectorTable(connect(tmp_path), tmp_path, WIDTH)
    assert table.nearest(QUERY, 5) == []
    assert (len(table), table.counts()) == (0, {})
    table.measure_spread()
    assert table.spread() is None
    assert table.is_indexed()
