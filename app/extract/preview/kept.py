"""What was opened for the last requests, kept as long as its file stays the same."""

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from app.domain.errors import FailedFileError

T = TypeVar("T")
Stamp = tuple[int, int]


class Kept:
    """The last few things of each sort; `close` is called with what is dropped."""

    def __init__(self, close: Callable[[object], None]) -> None:
        self._close = close
        self._sorts: dict[str, OrderedDict[tuple[str, Hashable], tuple[Stamp, Any]]] = {}

    def get(self, sort: str, path: str, make: Callable[[], T], *, most: int = 4, which: Hashable = None) -> T:
        """What was made for the file as it is now, or made anew; `which` tells several of one file apart.

        Raises FailedFileError where the file cannot be reached, and whatever `make` raises.
        """
        held = self._sorts.setdefault(sort, OrderedDict())
        key, stamp = (path, which), stamp_of(path)
        if key not in held or held[key][0] != stamp:
            self.drop(sort, path, which)
            made = make()
            held[key] = (stamp, made)
            while len(held) > most:
                self._close(held.popitem(last=False)[1][1])
        held.move_to_end(key)
        return cast("T", held[key][1])

    def drop(self, sort: str, path: str, which: Hashable = None) -> None:
        """Forgets one of them, if it is there."""
        found = self._sorts.get(sort, OrderedDict()).pop((path, which), None)
        if found is not None:
            self._close(found[1])


def stamp_of(path: str) -> Stamp:
    """Modification time in nanoseconds and size in bytes. Raises FailedFileError where the file cannot be reached."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path may hold bytes that are no text
    except (OSError, ValueError) as error:
        raise FailedFileError("The file cannot be reached.") from error
    return found.st_mtime_ns, found.st_size
