"""The demonstration library: the shipped files, copied to a folder of the person's choice, and the queries to try."""

import os
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import FolderError
from app.runtime.resources import resource_path


@dataclass(frozen=True, slots=True)
class DemoQuery:
    """One query that shows something.

    `title` says what it shows, `expect` is the path, relative to the library, of the file that should come first, and
    `why` explains in one sentence what makes it telling.
    """

    title: str
    query: str
    expect: Path
    why: str


@dataclass(frozen=True, slots=True)
class DemoLibrary:
    """The copied library: its folder, the absolute paths of its files, and the queries."""

    folder: Path
    files: tuple[Path, ...]
    queries: tuple[DemoQuery, ...]


def copy_demo_library(target: Path) -> DemoLibrary:
    """Copies the files below `target`, which is made where it is missing, and gives them their dates.

    A file that is already there is written again. Raises FolderError where `target` cannot be written, AkinError where
    the shipped files are missing.
    """
    source = resource_path("demo/library")
    manifest = tomllib.loads(resource_path("demo/manifest.toml").read_text(encoding="utf-8"))
    try:
        folder = _folder(target)
        files = tuple(
            _copy(source, folder, entry["path"], entry["modified"].timestamp()) for entry in manifest["files"]
        )
    except OSError as error:
        raise FolderError(
            f"The demonstration library cannot be written to {target}: {error.strerror or error}.",
            "Choose another folder, one that you may write to and that has 2 MB of room.",
        ) from error
    queries = tuple(
        DemoQuery(entry["title"], entry["query"], Path(entry["expect"]), entry["why"]) for entry in manifest["queries"]
    )
    return DemoLibrary(folder, files, queries)


def _folder(target: Path) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    return target.resolve()


def _copy(source: Path, folder: Path, relative: str, modified: float) -> Path:
    """Copies one file and sets its date, in seconds since the epoch."""
    copy = folder / relative
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source / relative, copy)
    os.utime(copy, (modified, modified))
    return copy
