"""Gives memory back to the system that the program has freed."""

import ctypes
import gc
import sys
from contextlib import suppress


def give_back_memory() -> None:
    """Collects what nobody refers to; the C library of Linux keeps freed memory until it is asked for it."""
    gc.collect()
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL("libc.so.6").malloc_trim(0)
