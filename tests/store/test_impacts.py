"""The inverted structure of sparse models against what it is defined by: the product of two sparse matrices."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.selection import Selection
from app.domain.sparse import WeightedTerms
from app.store.impacts import ImpactTable, ImpactTables, table_name
from app.store.lance import connect

WEIGHTS = st.dictionaries(st.integers(0, 40), st.sampled_from([0.125, 0.5, 1.0, 2.5]), max_size=8)


def weighted(terms: dict[int, float]) -> WeightedTerms:
    return WeightedTerms(np.array(list(terms), np.int32), np.array(list(terms.values()), np.float32))


def table(folder: Path, name: str = "impacts-x") -> ImpactTable:
    return ImpactTable(connect(folder), name)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(passages=st.lists(WEIGHTS, min_size=1, max_size=12), query=WEIGHTS)
def test_a_score_is_the_product_of_the_weights_of_shared_terms(
    tmp_path_factory: pytest.TempPathFactory, passages: list[dict[int, float]], query: dict[int, float]
) -> None:
    impacts = table(tmp_path_factory.mktemp("impacts"))
    half = len(passages) // 2
    for rows in (range(half), range(half, len(passages))):
        if rows:
            impacts.add([100 + row for row in rows], [row // 3 for row in rows], [weighted(passages[i]) for i in rows])
    impacts.index_rows()
    found = impacts.matches(weighted(query))
    products = {
        100 + row: sum(weight * query[term] for term, weight in terms.items() if term in query)
        for row, terms in enumerate(passages)
        if query.keys() & terms.keys()
    }
    assert dict(zip(found.passage_ids.tolist(), found.scores.tolist(), strict=True)) == pytest.approx(products)
    assert found.scores.tolist() == sorted(found.scores.tolist(), reverse=True)
    assert found.document_ids.tolist() == [(key - 100) // 3 for key in found.passage_ids.tolist()]
    assert len(impacts) == len(passages)  # also those without a term


def test_what_is_deleted_is_found_no_more_and_leaves_the_disk(tmp_path: Path) -> None:
    impacts = table(tmp_path)
    impacts.add([1, 2, 3], [10, 10, 20], [weighted({5: 1.0}), weighted({}), weighted({5: 0.5, 6: 2.0})])
    assert impacts.counts() == {10: 2, 20: 1}
    assert [hit.id for hit in impacts.matches(weighted({5: 1.0})).best(5, Selection(frozenset({20})))] == [3]
    impacts.delete_documents([10])
    assert impacts.counts() == {20: 1}
    assert impacts.matches(weighted({5: 2.0})).passage_ids.tolist() == [3]
    impacts.erase_deleted()
    assert impacts.state().deleted == 0
    assert impacts.is_indexed()
    assert impacts.matches(weighted({6: 1.0})).scores.tolist() == [2.0]


def test_each_model_has_a_table_of_its_own(tmp_path: Path) -> None:
    assert table_name("a") != table_name("b")
    tables = ImpactTables(lambda: tmp_path)
    assert tables.find("a") is None
    for name in ("a", "b"):
        tables.of(name).add([1], [1], [weighted({5: 1.0})])
    assert [each.name for each in tables.all()] == sorted([table_name("a"), table_name("b")])
    tables.keep_only("b")
    tables.let_go()
    assert tables.find("a") is None
    assert tables.find("b") is not None
    tables.keep_only(None)
    assert list(tmp_path.glob("impacts*")) == []
