"""`akin forget`: takes a folder off the library with everything that is known of it."""

import argparse
import os
from pathlib import Path

from app.cli.printing import printable
from app.worker.actions import forget as forget_folder


def forget(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0. The person's own files are not touched."""
    folder = os.path.realpath(arguments.folder.expanduser())
    files = forget_folder(data_dir, arguments.folder)
    print(
        f"Forgot {printable(folder)} with {files} {'file' if files == 1 else 'files'}. The folder itself is untouched."
    )
    return 0
