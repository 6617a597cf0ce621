"""`akin compact`: all upkeep at once."""

import argparse
from pathlib import Path

from app.cli.printing import readable_size
from app.worker.actions import compact as compact_library


def compact(data_dir: Path, _: argparse.Namespace) -> int:
    """Runs the command; returns 0."""
    size = compact_library(data_dir)
    print(f"The library took {readable_size(size.before)} and takes {readable_size(size.after)} now.")
    return 0
