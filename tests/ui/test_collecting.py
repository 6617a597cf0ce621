"""Collections of garbage are short: what stays is not looked at."""

import gc
from collections.abc import Iterator

import pytest

from app.ui.collecting import Collecting


class _Node:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collecting() -> Iterator[Collecting]:
    made = Collecting()
    yield made
    made.end()


def test_nothing_is_collected_until_the_program_has_begun(collecting: Collecting) -> None:
    collecting.begin()
    assert not gc.isenabled()
    collecting.settle()
    assert gc.isenabled()


def test_what_was_there_is_not_looked_at_again_and_what_comes_is(collecting: Collecting) -> None:
    collecting.begin()
    before = _Node()
    collecting.settle()
    after = _Node()
    looked_at = gc.get_objects()
    assert not any(each is before for each in looked_at)
    assert any(each is after for each in looked_at)


def test_afterwards_all_is_as_before(collecting: Collecting) -> None:
    collecting.begin()
    collecting.settle()
    collecting.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
