"""How quickly bytes come, and when something goes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.models.deed import Action, Deed, Step, TransferRate


def test_the_rate_is_that_of_the_last_seconds() -> None:
    rate = TransferRate()
    assert rate.at(0, 1000, 0.0).rate is None
    assert rate.at(50, 1000, 0.5).rate is None  # too early to tell
    told = rate.at(200, 1000, 2.0)
    assert (told.share, told.rate, told.seconds_left) == (0.2, 100, 8)
    for second in range(3, 40):
        told = rate.at(200 + 10 * (second - 2), 1000, float(second))
    assert told.rate == pytest.approx(10)


def test_what_begins_anew_has_no_rate_yet() -> None:
    rate = TransferRate()
    rate.at(900, 1000, 0.0)
    rate.at(950, 1000, 5.0)
    assert rate.at(0, 1000, 6.0).rate is None


@given(st.lists(st.integers(0, 10**12), min_size=1), st.integers(0, 10**12))
def test_shares_and_times_are_always_sensible(sizes: list[int], total: int) -> None:
    rate = TransferRate()
    for second, done in enumerate(sizes):
        told = rate.at(done, total, float(second))
        assert 0 <= told.share <= 1
        assert told.seconds_left is None or told.seconds_left >= 0


def test_what_moves_bytes_can_be_stopped_and_what_asks_says_so_itself() -> None:
    moving = Deed(Action.INSTALL, Step.WORKING, "x")
    assert moving.goes_on
    assert moving.moves_bytes
    assert not Deed(Action.REMOVE, Step.WORKING, "x").moves_bytes
    assert Deed(Action.USE, Step.AGREEING, "x").speaks
    assert not Deed(Action.REMOVE, Step.FAILED, "x").speaks
    assert Deed(Action.INSTALL, Step.STOPPED, "x").speaks
    assert not Deed(Action.INSTALL, Step.DONE, "x").speaks
