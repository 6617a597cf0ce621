"""What a person does to a library as a whole, for the command line and the window alike."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.checks import Check
from app.index.forget import forget_folder
from app.index.ignore import root_rules
from app.index.scan import folder_root
from app.runtime.paths import models_dir
from app.store.folders import FolderList, WatchedFolder
from app.store.library import folder_errors
from app.store.status import disk_use
from app.store.upkeep import compact as compact_library
from app.worker.engine import Engine


@dataclass(frozen=True, slots=True)
class Compacted:
    """The bytes that ledger and index took before and take now."""

    before: int
    after: int


def checked_folder(folder: Path, excludes: Sequence[str] = ()) -> WatchedFolder:
    """The folder as the list of folders has it. Raises FolderError where it or a pattern cannot be used."""
    root = folder_root(folder)
    root_rules(root, excludes)
    return WatchedFolder(root, tuple(excludes))


def add_folder(data_dir: Path, folder: Path, excludes: Sequence[str] = ()) -> WatchedFolder:
    """Puts a folder on the list, from which the indexer takes it. Raises FolderError, LibraryError."""
    checked = checked_folder(folder, excludes)
    with folder_errors(data_dir):
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    return FolderList(data_dir).add(checked)


def change_excludes(data_dir: Path, folder: str, excludes: Sequence[str]) -> None:
    """Gives a folder of the list other patterns. Raises FolderError for one that cannot be used, LibraryError."""
    root_rules(folder, excludes)
    FolderList(data_dir).change(WatchedFolder(folder, tuple(excludes)))


def forget(data_dir: Path, folder: Path) -> int:
    """Takes a folder off the library with everything that is known of it; returns how many files that were.

    The person's own files are not touched. Raises FolderError, LibraryBusyError, LibraryError.
    """
    with Engine(data_dir).open_known_library() as library, library.writing():
        return forget_folder(library, os.path.realpath(folder.expanduser()))


def compact(data_dir: Path) -> Compacted:
    """Does all upkeep at once. Raises LibraryBusyError, LibraryDamagedError, DiskFullError."""
    with Engine(data_dir).open_known_library() as library, library.writing():
        before = _size(data_dir)
        compact_library(library)
        return Compacted(before, _size(data_dir))


def check(data_dir: Path) -> tuple[Check, ...]:
    """Examines the inside of the library: list of folders, ledger, tables, and whether these agree."""
    return tuple(Engine(data_dir).check_library())


def _size(data_dir: Path) -> int:
    use = disk_use(data_dir, models_dir(data_dir))
    return use.ledger + use.words + use.meaning
