"""What nobody refers to is collected, also where it was put aside as lasting."""

import gc
import weakref

import pytest

from app.runtime.memory import give_back_memory


class _Node:
    def __init__(self) -> None:
        self.itself = self


@pytest.mark.parametrize("lasting", [True, False])
def test_a_cycle_is_collected_and_what_lasted_lasts(lasting: bool) -> None:
    node = _Node()
    gone = weakref.ref(node)
    if lasting:
        gc.freeze()
    del node
    give_back_memory()
    assert gone() is None
    assert (gc.get_freeze_count() > 0) is lasting
    gc.unfreeze()
