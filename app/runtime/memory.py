"""When Python looks for memory that nobody uses, and when the system gets it back."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def give_back_memory() -> None:
    """Collects what nobody refers to; the C library of Linux keeps freed memory until it is asked for it.

    What was put aside as lasting (`gc.freeze`) is looked at, too, and then put aside again.
    """
    lasting = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.collect()
    if lasting:
        gc.freeze()
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL("libc.so.6").malloc_trim(0)


@contextmanager
def without_collections() -> Iterator[None]:
    """Inside, Python does not look for cycles that nobody refers to.

    For pure work that makes hundreds of thousands of objects and no cycles: Python would go through all of them again
    and again, which takes longer than making them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
