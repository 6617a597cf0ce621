"""`akin forget`: takes a folder off the library with everything that is known of it, or forgets searches."""

import argparse
import os
from pathlib import Path

from app.cli.printing import printable
from app.store.library import folder_errors
from app.store.query_cache import clear_queries
from app.worker.actions import forget as forget_folder


def forget(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0. The person's own files are not touched."""
    if arguments.searches:
        with folder_errors(data_dir):
            there = clear_queries(data_dir)
        print("What was remembered of searches is gone." if there else "Nothing was remembered of searches.")
        return 0
    folder = os.path.realpath(arguments.folder.expanduser())
    files = forget_folder(data_dir, arguments.folder)
    print(
        f"Forgot {printable(folder)} with {files} {'file' if files == 1 else 'files'}. The folder itself is untouched."
    )
    return 0
