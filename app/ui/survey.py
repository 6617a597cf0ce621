"""Counts the files of a folder roughly, for a person who considers adding it."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MOST_FILES, MOST_SECONDS = 100_000, 3.0


@dataclass(frozen=True, slots=True)
class Survey:
    """How many files lie in a folder at any depth; without `complete` there are more. Hidden ones do not count."""

    path: str
    exists: bool
    files: int = 0
    complete: bool = True


def survey(path: str, clock: Callable[[], float] = time.monotonic) -> Survey:
    """Counts for a few seconds at most; what cannot be listed counts as nothing."""
    if not Path(path).is_dir():
        return Survey(path, exists=False)
    end, files = clock() + MOST_SECONDS, 0
    for _, folders, names in os.walk(path):
        folders[:] = [folder for folder in folders if not folder.startswith(".")]
        files += sum(not name.startswith(".") for name in names)
        if files >= MOST_FILES or clock() > end:
            return Survey(path, exists=True, files=files, complete=False)
    return Survey(path, exists=True, files=files)
