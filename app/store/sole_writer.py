"""Holds a data folder's one place for a writer without opening the library in it."""

import contextlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.domain.errors import LibraryBusyError, LibraryError
from app.store.library import folder_errors
from app.store.writer_lock import HOLDER_FILE, LOCK_FILE, holder_of


@contextmanager
def sole_writer(data_dir: Path) -> Iterator[None]:
    """Nobody else writes to the library inside. Raises LibraryBusyError, which names the holder, or LibraryError."""
    lock = FileLock(data_dir / LOCK_FILE)
    try:
        with folder_errors(data_dir):
            lock.acquire(timeout=0)
    except Timeout as error:
        holder = holder_of(data_dir)
        raise LibraryBusyError(
            f"Another Akin is writing to this library{'' if holder is None else f' (process {holder})'}.",
            "Wait until it has finished, or stop it, and try again.",
        ) from error
    except NotImplementedError as error:
        raise LibraryError(
            f"The file system of {data_dir} cannot lock files.", "Choose a folder on a disk of this machine."
        ) from error
    try:
        with folder_errors(data_dir):
            (data_dir / HOLDER_FILE).write_text(json.dumps({"pid": os.getpid()}))
        yield
    finally:
        with contextlib.suppress(OSError):
            (data_dir / HOLDER_FILE).unlink(missing_ok=True)
        lock.release()
