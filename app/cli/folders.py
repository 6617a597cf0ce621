"""Folders that a command needs only while it runs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def kept_folder(keep: Path | None) -> Iterator[Path]:
    """The folder for an evaluation set's library: `keep`, or a temporary one."""
    if keep is not None:
        yield keep.expanduser().absolute()
        return
    with tempfile.TemporaryDirectory(prefix="akin-evaluate-", ignore_cleanup_errors=True) as temporary:
        yield Path(temporary, "library")
