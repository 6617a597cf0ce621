"""The files that make up a library, and how they are copied so that a damaged copy is noticed."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import DiskFullError, LibraryError
from app.runtime.paths import SAVED_SEARCHES
from app.runtime.settings_file import FILE as SETTINGS_FILE
from app.store.folders import FILE as FOLDERS_FILE
from app.store.lance import is_disk_full
from app.store.library import INDEX_FOLDER, LEDGER_FILE, index_folder

PERSONS_FILES = (FOLDERS_FILE, SETTINGS_FILE, SAVED_SEARCHES)  # those that cannot be made again
ENTRIES = (*PERSONS_FILES, LEDGER_FILE, INDEX_FOLDER)
LOG_FILES = tuple(f"{LEDGER_FILE}{suffix}" for suffix in ("-wal", "-shm"))
_BYTES_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The size and the SHA-256 (in hex) of a file."""

    size: int
    sha256: str


def holds_library(data_dir: Path) -> bool:
    """Whether any file of a library is there."""
    return any((data_dir / name).exists() for name in ENTRIES)


def index_files(data_dir: Path, fingerprint: str) -> list[Path]:
    """The files of the index with this whole fingerprint, relative to the data folder."""
    return list(_files_of(index_folder(data_dir, fingerprint), data_dir))


def files_of(data_dir: Path, names: tuple[str, ...]) -> list[Path]:
    """The files that are, or lie in, these entries of the data folder; relative to it."""
    return [file for name in names for file in _files_of(data_dir / name, data_dir)]


def _files_of(path: Path, base: Path) -> Iterator[Path]:
    if path.is_file():
        yield path.relative_to(base)
    for parent, _, names in os.walk(path):
        for name in sorted(names):
            yield Path(parent, name).relative_to(base)


def pour(source: BinaryIO, target: BinaryIO) -> Fingerprint:
    """Copies a stream to another and tells what went through."""
    digest, size = hashlib.sha256(), 0
    while block := source.read(_BYTES_AT_ONCE):
        digest.update(block)
        size += len(block)
        target.write(block)
    return Fingerprint(size, digest.hexdigest())


def fingerprint_of(file: Path) -> Fingerprint:
    """Reads a file."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
        return Fingerprint(stream.tell(), digest.hexdigest())


def flush(file: Path) -> None:
    """Sees to it that a file, or the names in a folder, outlive a power cut."""
    if file.is_dir() and os.name != "posix":
        return
    handle = os.open(file, os.O_RDONLY if file.is_dir() or os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def write_errors(place: Path) -> Iterator[None]:
    """Turns what the system says while a copy is written to `place` into LibraryError or DiskFullError."""
    try:
        yield
    except OSError as error:
        if is_disk_full(error):
            raise DiskFullError(
                f"The disk became full while {place} was written.", "Free some space, or choose another disk."
            ) from error
        raise LibraryError(
            f"{place} cannot be written: {error.strerror or error}.", "Check its folder's permissions."
        ) from error


def need_room(folder: Path, needed: int) -> None:
    """Raises DiskFullError where the disk of `folder` has not so many bytes free."""
    free = shutil.disk_usage(next(place for place in (folder, *folder.parents) if place.exists())).free
    if free < needed:
        raise DiskFullError(
            f"This needs {needed / 1e6:,.0f} MB, and the disk of {folder} has {free / 1e6:,.0f} MB free.",
            "Free some space, or choose another disk; nothing has been changed.",
        )
