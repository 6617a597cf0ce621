"""`akin backup`: writes the library into one file."""

import argparse
from pathlib import Path

from app.cli.printing import printable, readable_size
from app.store.backup import back_up


def backup(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0."""
    file = arguments.file.expanduser().absolute()
    size = back_up(data_dir, file)
    print(f"Wrote {printable(str(file))}, {readable_size(size)}. It holds the words of your files: keep it private.")
    return 0
