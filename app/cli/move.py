"""`akin move`: moves the library to another folder."""

import argparse
from pathlib import Path

from app.cli.printing import printable
from app.runtime.paths import named_data_dir
from app.store.move import move as move_library


def move(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0."""
    named = named_data_dir(arguments.data_dir)
    target = arguments.target.expanduser().absolute()
    if not move_library(data_dir, target, named):
        print(f"The library is in {printable(str(target))} already.")
        return 0
    print(f"The library is in {printable(str(target))} now; a note in {printable(str(named))} leads Akin there.")
    return 0
