"""`akin compact`: all upkeep at once."""

import argparse
from pathlib import Path

from app.cli.printing import readable_size
from app.runtime.paths import models_dir
from app.store.status import disk_use
from app.store.upkeep import compact as compact_library
from app.worker.engine import Engine


def compact(data_dir: Path, _: argparse.Namespace) -> int:
    """Runs the command; returns 0."""
    with Engine(data_dir).open_known_library() as library, library.writing():
        before = _size(data_dir)
        compact_library(library)
        after = _size(data_dir)
    print(f"The library took {readable_size(before)} and takes {readable_size(after)} now.")
    return 0


def _size(data_dir: Path) -> int:
    use = disk_use(data_dir, models_dir(data_dir))
    return use.ledger + use.words + use.meaning
