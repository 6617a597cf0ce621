"""The list of folders that a person has added, kept in a file of its own because it cannot be made again."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath

from filelock import FileLock

from app.domain.errors import FolderError, LibraryError
from app.domain.files import display
from app.runtime.paths import FOLDERS_FILE

FILE, LOCK_FILE, NEW_FILE = FOLDERS_FILE, "folders.lock", "folders.new"
FILES = (FILE, LOCK_FILE, NEW_FILE)  # all that the list needs in the data folder


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

    def add(self, folder: WatchedFolder) -> WatchedFolder:
        """Adds a folder or gives a known one new patterns; returns it as it is in the list now.

        Raises FolderError where it lies inside a folder of the list; folders of the list that lie inside it are
        replaced by it, and what they exclude stays excluded.
        """
        with self._changing():
            kept = []
            for known in self.all():
                if _is_same(known.path, folder.path):
                    folder = _joined(known.path, known.excludes, folder.excludes)
                elif is_inside(folder.path, known.path):
                    raise FolderError(
                        f"{folder.path} lies inside {known.path}, which is in the library already.",
                        "There is nothing to add: its files are indexed with that folder.",
                    )
                elif is_inside(known.path, folder.path):
                    inner = os.path.relpath(known.path, folder.path)
                    folder = _joined(folder.path, folder.excludes, tuple(_moved_up(inner, known.excludes)))
                else:
                    kept.append(known)
            self._write([*kept, folder])
        return folder

    def change(self, folder: WatchedFolder) -> None:
        """Gives a folder of the list the patterns of `folder`; raises FolderError where it is not on the list."""
        with self._changing():
            known = self.all()
            if not any(each.path == folder.path for each in known):
                raise FolderError(f"{display(folder.path)} is not in the library.", "Add it first.")
            self._write([folder if each.path == folder.path else each for each in known])

    def as_known(self, folder: WatchedFolder) -> WatchedFolder:
        """The folder with the patterns that the list has for it too; the list stays as it is."""
        for known in self.all():
            if _is_same(known.path, folder.path):
                return _joined(known.path, known.excludes, folder.excludes)
        return folder

    def remove(self, path: str) -> None:
        """Takes a folder off the list."""
        with self._changing():
            self._write([known for known in self.all() if known.path != path])

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One process at a time changes the list."""
        lock = FileLock(self._file.with_name(LOCK_FILE))
        try:
            lock.acquire(timeout=10)
        except (OSError, NotImplementedError) as error:
            raise _not_written(self._file, error) from error
        try:
            yield
        finally:
            lock.release()

    def _write(self, folders: list[WatchedFolder]) -> None:
        text = json.dumps({"version": 1, "folders": [asdict(folder) for folder in folders]}, indent=2)
        temporary = self._file.with_name(NEW_FILE)
        try:
            with temporary.open("w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())  # else a power cut may leave an empty list
            temporary.replace(self._file)
        except OSError as error:
            raise _not_written(self._file, error) from error


def is_inside(path: str, folder: str) -> bool:
    """Whether `path` lies in `folder` at any depth, also where the system knows the folder by another spelling."""
    return path.startswith(os.path.join(folder, "")) or any(
        _is_same(str(parent), folder) for parent in PurePath(path).parents
    )


def _is_same(path: str, other: str) -> bool:
    if path == other:
        return True
    try:
        return Path(path).samefile(other)
    except OSError:
        return False


def _joined(path: str, *excludes: tuple[str, ...]) -> WatchedFolder:
    return WatchedFolder(path, tuple(dict.fromkeys(pattern for patterns in excludes for pattern in patterns)))


def _moved_up(folder: str, patterns: Iterable[str]) -> Iterator[str]:
    """The patterns that mean in a parent what `patterns` mean in its subfolder `folder` (a relative path)."""
    prefix = "/" + re.sub(r"([*?\[\]\\!# ])", r"\\\1", PurePath(display(folder)).as_posix())
    for pattern in patterns:
        bare = pattern.removeprefix("!")
        anchored = "/" in bare.rstrip("/")
        yield ("!" if bare != pattern else "") + prefix + ("/" if anchored else "/**/") + bare.lstrip("/")


def _not_written(file: Path, error: Exception) -> LibraryError:
    reason = getattr(error, "strerror", None) or error
    return LibraryError(
        f"The list of folders could not be written to {file}: {reason}.",
        "Free some disk space or check the folder's permissions, then try again.",
    )
