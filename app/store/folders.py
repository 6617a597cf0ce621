"""The list of folders that a person has added, kept in a file of its own because it cannot be made again."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from app.domain.errors import FolderError, LibraryError

FILE = "folders.json"


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder of the library. `path` is absolute without symbolic links, `excludes` are patterns as in .gitignore."""

    path: str
    excludes: tuple[str, ...] = ()


class FolderList:
    """Reads and writes the list; every change is on disk, whole, before the method returns."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / FILE

    def all(self) -> list[WatchedFolder]:
        """The folders in the order added. Raises LibraryError where the list cannot be read."""
        try:
            entries = json.loads(self._file.read_text("utf-8"))["folders"]
            return [WatchedFolder(entry["path"], tuple(entry["excludes"])) for entry in entries]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise LibraryError(
                f"The list of folders in {self._file} cannot be read: {error}.",
                "Mend or remove that file, then add your folders again; nothing else is lost.",
            ) from error

    def add(self, folder: WatchedFolder) -> None:
        """Adds a folder or gives a known one new patterns.

        Raises FolderError where it lies inside a folder of the list; folders of the list that lie inside it are
        replaced by it.
        """
        kept = []
        for known in self.all():
            if known.path == folder.path:
                folder = WatchedFolder(folder.path, tuple(dict.fromkeys(known.excludes + folder.excludes)))
            elif is_inside(folder.path, known.path):
                raise FolderError(
                    f"{folder.path} lies inside {known.path}, which is in the library already.",
                    "There is nothing to add: its files are indexed with that folder.",
                )
            elif not is_inside(known.path, folder.path):
                kept.append(known)
        self._write([*kept, folder])

    def remove(self, path: str) -> None:
        """Takes a folder off the list."""
        self._write([known for known in self.all() if known.path != path])

    def _write(self, folders: list[WatchedFolder]) -> None:
        text = json.dumps({"version": 1, "folders": [asdict(folder) for folder in folders]}, indent=2)
        temporary = self._file.with_suffix(".new")
        try:
            temporary.write_text(text, "utf-8")
            temporary.replace(self._file)
        except OSError as error:
            raise LibraryError(
                f"The list of folders could not be written to {self._file}: {error.strerror or error}.",
                "Free some disk space or check the folder's permissions, then try again.",
            ) from error


def is_inside(path: str, folder: str) -> bool:
    """Whether `path` lies in `folder` at any depth."""
    return path.startswith(os.path.join(folder, ""))
