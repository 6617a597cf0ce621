"""A small JSON file of the person's in the data folder: read once, written whole by a thread, private."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.domain.errors import AkinError, LibraryError
from app.runtime.whole_file import write_whole
from app.ui.bridge import Jobs

_UNWRITTEN = object()


class PersonsFile:
    """Writes the newest value that it was given; what came before it and was not written yet is dropped.

    `failed` is told on the main thread why a value could not be written.
    """

    def __init__(self, path: Path, jobs: Jobs, failed: Callable[[AkinError], None]) -> None:
        self._path, self._jobs, self._failed = path, jobs, failed
        self._lock = threading.Lock()
        self._newest: Any = _UNWRITTEN

    def read(self) -> Any:
        """What the file holds; None where it is missing or cannot be read."""
        try:
            return json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return None

    def write(self, value: Any) -> None:
        """Writes the value as JSON, soon."""
        self._newest = value
        self._jobs.run(self.flush, lambda _: None, self._failed)

    def flush(self) -> None:
        """Writes what is not written yet, now. Raises LibraryError."""
        with self._lock:
            value, self._newest = self._newest, _UNWRITTEN
            if value is _UNWRITTEN:
                return
            try:
                _replace(self._path, json.dumps(value, ensure_ascii=False, indent=1))
            except OSError as error:
                raise LibraryError(
                    f"{self._path} cannot be written: {error.strerror or error}.", "Check its folder's permissions."
                ) from error


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, text)
