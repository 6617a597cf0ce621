"""The list of results under Qt's own tester, through everything that an answer can do to it."""

import os
import sys
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.files import FileKind
from app.domain.hits import Hit
from app.ui.results_item_model import AWAY_ROLE, GONE_ROLE, ROW_ROLE, ResultsItemModel
from app.ui.results_rows import Kin, Order, ResultRow, family_of, rows_of, sorted_hits

_TESTER = QAbstractItemModelTester.FailureReportingMode.Warning  # a warning of Qt's fails the test


def hit(
    name: str, modified: int = 0, size: int = 0, similar: tuple[str, ...] = (), copies: tuple[str, ...] = ()
) -> Hit:
    path = f"/home/ada/{name}"
    return Hit(path, name, FileKind.OTHER, None, 1.0, "", (), {}, modified, size, similar=similar, copies=copies)


def rows(*names: str) -> tuple[ResultRow, ...]:
    return rows_of(map(hit, names), Order.RELEVANCE, frozenset())


@pytest.fixture
def model(qapp: object) -> Iterator[ResultsItemModel]:  # noqa: ARG001
    made = ResultsItemModel(lambda row: f"{row.hit.name}, a file", lambda row: row.hit.path)
    tester = QAbstractItemModelTester(made, _TESTER)
    yield made
    del tester


def shown(model: ResultsItemModel) -> list[str]:
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_it_shows_what_it_was_given(model: ResultsItemModel) -> None:
    model.set_rows(rows("a", "b"))
    index = model.index(0, 0)
    assert shown(model) == ["a", "b"]
    assert index.data(ROW_ROLE).hit.name == "a"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "a, a file"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "/home/ada/a"
    assert model.data(QModelIndex()) is None
    assert model.rowCount(index) == 0
    assert model.row_at(QModelIndex()) is None


def test_the_same_hits_in_another_order_keep_the_selection(model: ResultsItemModel) -> None:
    model.set_rows(rows("a", "b", "c"))
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    told: list[str] = []
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    model.modelReset.connect(lambda: told.append("reset"))
    model.set_rows(rows("b", "c", "a"))
    assert shown(model) == ["b", "c", "a"]
    assert [index.data() for index in selection.selectedIndexes()] == ["b"]
    assert (selection.currentIndex().row(), told) == (0, [])


def test_what_unfolds_leaves_the_rest_alone(model: ResultsItemModel) -> None:
    hits = [hit("a"), hit("b", similar=("/home/ada/b2", "/home/ada/b3"), copies=("/else/b",)), hit("c")]
    model.set_rows(rows_of(hits, Order.RELEVANCE, frozenset()))
    last = QPersistentModelIndex(model.index(2, 0))
    model.set_rows(rows_of(hits, Order.RELEVANCE, frozenset({"/home/ada/b"})))
    assert shown(model) == ["a", "b", "b2", "b3", "b", "c"]
    assert [model.rows[at].kin for at in (1, 2, 4)] == [Kin.HIT, Kin.SIMILAR, Kin.COPY]
    assert (last.row(), last.data()) == (5, "c")
    assert model.rows[1].expanded
    assert model.rows[1].family == 3
    model.set_rows(rows_of(hits, Order.RELEVANCE, frozenset()))
    assert (last.row(), model.rows[1].expanded) == (2, False)


def test_a_hit_that_says_more_is_painted_again_where_it_stands(model: ResultsItemModel) -> None:
    model.set_rows(rows("a", "b"))
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _: changed.append((first.row(), last.row())))
    model.set_rows(rows_of([hit("a"), hit("b", size=5), hit("c")], Order.RELEVANCE, frozenset()))
    assert changed == [(1, 1)]
    assert model.rows[1].hit.size == 5


def test_files_that_are_away_or_gone_are_marked(model: ResultsItemModel) -> None:
    model.set_rows(rows(f"drive{os.sep}a", "drivers"))
    model.set_away([f"/home/ada{os.sep}drive"])
    model.set_gone({"/home/ada/drivers"})
    assert [model.index(at, 0).data(AWAY_ROLE) for at in (0, 1)] == [True, False]
    assert [model.index(at, 0).data(GONE_ROLE) for at in (0, 1)] == [False, True]


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_what_is_dragged_out_are_files_also_with_names_that_are_no_text(model: ResultsItemModel) -> None:
    model.set_rows(rows("b \udcff?.txt", "a#1.txt"))
    mime = model.mimeData([model.index(1, 0), model.index(0, 0)])
    encoded = [unquote_to_bytes(url.toEncoded().data()) for url in mime.urls()]
    assert encoded == [b"file:///home/ada/b \xff?.txt", b"file:///home/ada/a#1.txt"]
    assert mime.text() == "/home/ada/b \ufffd?.txt\n/home/ada/a#1.txt"
    assert not model.supportedDragActions() & Qt.DropAction.MoveAction


_ANSWERS = st.lists(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 2)), unique_by=lambda each: each[0], max_size=8),
    min_size=2,
    max_size=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ANSWERS, st.sets(st.sampled_from("abcdefgh")))
def test_any_answer_can_follow_any_other(
    model: ResultsItemModel, answers: list[list[tuple[str, int]]], expanded: set[str]
) -> None:
    paths = frozenset(f"/home/ada/{name}" for name in expanded)
    for answer in answers:
        hits = [
            hit(name, size=size, similar=tuple(f"/home/ada/{name}{n}" for n in range(size))) for name, size in answer
        ]
        expected = rows_of(hits, Order.RELEVANCE, paths)
        before = {QPersistentModelIndex(model.index(at, 0)): row.key for at, row in enumerate(model.rows)}
        model.set_rows(expected)
        assert model.rows == expected
        assert all(not kept.isValid() or model.rows[kept.row()].key == key for kept, key in before.items())


def test_orders() -> None:
    hits = [hit("B10", 2, 30), hit("b9", 3, 10), hit("a", 1, 20)]
    names = {order: [each.name for each in sorted_hits(hits, order)] for order in Order}
    assert names == {
        Order.RELEVANCE: ["B10", "b9", "a"],
        Order.NEWEST: ["b9", "B10", "a"],
        Order.OLDEST: ["a", "B10", "b9"],
        Order.NAME: ["a", "b9", "B10"],
        Order.LARGEST: ["B10", "a", "b9"],
    }


def test_a_family_that_is_folded_is_one_row() -> None:
    assert [row.hit.name for row in family_of(hit("a", similar=("/x/b",)), unfolded=False)] == ["a"]
    assert not family_of(hit("a"), unfolded=True)[0].expanded
