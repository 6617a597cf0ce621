"""The note that a library has been moved elsewhere, left in the folder where it was."""

import json
import os
from pathlib import Path

from app.domain.errors import LibraryError

FILE = "moved-to.json"
_MOST_MOVES = 16


def follow(folder: Path) -> Path:
    """The folder that the library of `folder` lies in now: `folder` itself where it was never moved.

    Raises LibraryError where it was moved to a place that is not there.
    """
    start, seen = folder, 0
    while (target := moved_to(folder)) is not None:
        folder, seen = target, seen + 1
        if seen > _MOST_MOVES:
            raise LibraryError(f"The notes in {start} lead in a circle.", f"Remove {start / FILE}.")
    if seen and not folder.is_dir():
        raise LibraryError(
            f"The library was moved to {folder}, which is not there now.",
            f"Connect its drive. If the library is lost, remove {start / FILE} and index your folders again.",
        )
    return folder


def moved_to(folder: Path) -> Path | None:
    """Where the note in a folder points to, None where there is none that can be read."""
    try:
        return Path(json.loads((folder / FILE).read_bytes())["path"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_move(folder: Path, target: Path) -> None:
    """Leaves the note, or changes it; in one step. Raises OSError."""
    written = folder / f"{FILE}.new"
    with written.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps({"path": os.fspath(target)}))
        stream.flush()
        os.fsync(stream.fileno())
    written.replace(folder / FILE)
