"""Copies a LanceDB table as it is at one moment, while it may be written to; nothing is read that is only copied.

LanceDB never changes a file that it has written: each version is a manifest that names the files of its rows and
indexes. So a copy is one manifest, and the files that were there with it.
"""

import os
import shutil
from pathlib import Path

from app.domain.errors import LibraryDamagedError

_VERSIONS, _SUFFIX = "_versions", ".manifest"
_FALLING = 20  # digits of the names that count down from 2^64, the newest first; older LanceDB counts up
_MOST_ROUNDS = 5


def copy_table(source: Path, target: Path) -> None:
    """Makes `target` hold what the folder of a table, `source`, holds; what was in `target` is removed.

    Files are linked where the file system can, so that a copy takes hardly any room. Where upkeep removes files
    meanwhile, it is begun anew. Raises LibraryDamagedError where the table is not complete, and OSError.
    """
    for _ in range(_MOST_ROUNDS):
        if target.exists():
            shutil.rmtree(target)
        newest = newest_manifest(source)
        names = [name for name in _files(source) if not name.startswith(f"{_VERSIONS}{os.sep}")]
        try:
            for name in [*names, os.path.join(_VERSIONS, newest)]:
                copy_file(source / name, target / name)
        except FileNotFoundError:
            continue
        return
    raise LibraryDamagedError(
        f"The table in {source} cannot be copied: files of it are missing.", "Run `akin doctor --repair`."
    )


def newest_manifest(table: Path) -> str:
    """The name of the newest version's file. Raises LibraryDamagedError where there is none."""
    try:
        names = [path.name for path in (table / _VERSIONS).iterdir() if path.suffix == _SUFFIX]
    except FileNotFoundError:
        names = []
    numbers = {name: name.removesuffix(_SUFFIX) for name in names if name.removesuffix(_SUFFIX).isdigit()}
    if not numbers:
        raise LibraryDamagedError(f"The table in {table} has no version.", "Run `akin doctor --repair`.")
    return max(numbers, key=lambda name: _version(numbers[name]))


def copy_file(source: Path, target: Path) -> None:
    """Links a file that nobody changes any more, or copies it where that cannot be. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)


def _version(digits: str) -> int:
    return 2**64 - 1 - int(digits) if len(digits) == _FALLING else int(digits)


def _files(folder: Path) -> list[str]:
    """The files below a folder, relative to it."""
    return [
        os.path.relpath(os.path.join(parent, name), folder) for parent, _, names in os.walk(folder) for name in names
    ]
