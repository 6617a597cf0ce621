"""`akin restore`: brings the library back from a backup."""

import argparse
from pathlib import Path

from app.cli.printing import printable
from app.store.restore import restore as restore_library


def restore(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0."""
    manifest = restore_library(arguments.file.expanduser().absolute(), data_dir, replace=arguments.replace)
    print(
        f"Restored the library of {printable(manifest.made)} into {printable(str(data_dir))}. "
        "`akin index` brings it up to date."
    )
    return 0
