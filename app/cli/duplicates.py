"""`akin duplicates`: files of the library that hold exactly the same bytes."""

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.cli.printing import counted, printable, readable_size
from app.domain.errors import LibraryError
from app.domain.files import display
from app.store.files import CopiedContent
from app.store.library import LEDGER_FILE
from app.worker.engine import Engine

JSON_VERSION = 1


def duplicates(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0, also where there are none. Nothing is removed."""
    if not (data_dir / LEDGER_FILE).exists():
        raise LibraryError(f"There is no library in {data_dir} yet.", "Add a folder first: akin index FOLDER")
    with Engine(data_dir).open_library() as library:
        found = library.files.copied()
    if arguments.json:
        groups = [{"size": group.size, "paths": [display(path) for path in group.paths]} for group in found]
        json.dump({"version": JSON_VERSION, "duplicates": groups}, sys.stdout, indent=2)
        print()
    else:
        show(found, Console(highlight=False, soft_wrap=True))
    return 0


def show(found: list[CopiedContent], console: Console) -> None:
    """Prints the groups for a person, those that take most space first."""
    for group in found:
        title = f"{len(group.paths)} × {readable_size(group.size)}"
        console.print(Text(title, style="bold"))
        for path in group.paths:
            console.print(Text(f"  {printable(path)}"))
    spare = sum((len(group.paths) - 1) * group.size for group in found)
    if found:
        files = counted(sum(len(group.paths) - 1 for group in found), "file")
        console.print(f"{files} could go, {readable_size(spare)} in all. Akin never removes a file.")
    else:
        console.print("No two files of the library hold the same bytes.")
