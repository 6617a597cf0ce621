"""Sheets lie below each other, in the middle, at every zoom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.preview.sheet_layout import GAP, LEAST_ZOOM, MOST_ZOOM, Fit, fitting_zoom, lay_out, stepped

SIZES = st.lists(st.tuples(st.floats(20, 3000), st.floats(20, 3000)), min_size=1, max_size=20)
ZOOMS = st.floats(0.05, 8)
ROOM = (600.0, 500.0)


@given(SIZES, ZOOMS)
def test_sheets_do_not_overlap_and_lie_inside(sheets: list[tuple[float, float]], zoom: float) -> None:
    layout = lay_out(sheets, zoom, ROOM)
    bottom = 0.0
    for number in range(len(sheets)):
        left, top, width, height = layout.rect(number)
        assert top >= bottom + (GAP if number else 0) - 1e-6
        assert left >= -1e-6
        assert left + width <= layout.width + 1e-6
        assert left + width / 2 == pytest.approx(layout.width / 2)
        bottom = top + height
    assert bottom <= layout.height


@given(SIZES, ZOOMS, st.data())
def test_a_place_on_a_sheet_is_found_again(sheets: list[tuple[float, float]], zoom: float, data: st.DataObject) -> None:
    layout = lay_out(sheets, zoom, ROOM)
    number = data.draw(st.integers(0, len(sheets) - 1))
    left, top, width, height = layout.rect(number)
    assert layout.at(top + height / 2) == number
    x, y = layout.on_sheet(number, left + width / 4, top + height / 2)
    assert (x, y) == (pytest.approx(sheets[number][0] / 4), pytest.approx(sheets[number][1] / 2))


@given(SIZES)
def test_fitting_sheets_need_no_scrolling(sheets: list[tuple[float, float]]) -> None:
    wide = lay_out(sheets, fitting_zoom(sheets, Fit.WIDTH, ROOM, MOST_ZOOM), ROOM)
    assert wide.width <= ROOM[0] + 1e-6
    whole = fitting_zoom(sheets, Fit.PAGE, ROOM, MOST_ZOOM)
    if whole > LEAST_ZOOM:
        assert max(height for _, height in sheets) * whole <= ROOM[1]


@given(st.floats(0.06, 15))
def test_steps_go_on_until_there_is_no_further(zoom: float) -> None:
    assert stepped(zoom, 1, 1.0) >= min(zoom, 10.0)
    assert stepped(zoom, -1, 1.0) <= max(zoom, 0.1)


def test_one_step_back_undoes_one_forth() -> None:
    assert stepped(stepped(1.0, 1, 1.0), -1, 1.0) == 1.0
    assert stepped(2.0, 1, 2.0) == pytest.approx(2.2)
