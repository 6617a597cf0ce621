"""Tables of a document's text, taken apart again into their cells."""

from hypothesis import given
from hypothesis import strategies as st

from app.extract.tables import table_blocks
from app.ui.preview.table_rows import rows_of

LOG = [("day", "from", "miles"), ("2024-01-11", "Bristol", "148"), ("2024-01-12", "", "77"), ("", "Cardiff: west", "4")]


def shown(rows: list[list[tuple[int, str]]]) -> list[list[str]]:
    return [[cell for _, cell in row] for row in rows]


def test_rows_that_name_their_columns_stand_below_these() -> None:
    (block,) = table_blocks(LOG, 10_000)
    rows, names = rows_of(block.text, ())
    assert shown(rows) == [list(row) for row in LOG]
    assert names == LOG[0]
    for row in rows:
        assert all(block.text[at : at + len(cell)] == cell for at, cell in row)


def test_what_goes_on_in_another_block_keeps_its_columns() -> None:
    rows, names = rows_of("day: 2024-02-01; miles: 12", ("day", "from", "miles"))
    assert shown(rows) == [["2024-02-01", "", "12"]]
    assert names == ("day", "from", "miles")


def test_rows_without_names_have_their_cells() -> None:
    rows, names = rows_of("a | b\nc | d", ("day", "miles"))
    assert (shown(rows), names) == ([["a", "b"], ["c", "d"]], ())


def test_a_single_column_is_no_table() -> None:
    assert rows_of("one\ntwo", ()) == ([], ())


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=8))
def test_every_cell_says_where_it_stands(table: list[list[str]]) -> None:
    for block in table_blocks(table, 10_000):
        rows, _ = rows_of(block.text, ())
        assert all(block.text[at : at + len(cell)] == cell for row in rows for at, cell in row)
