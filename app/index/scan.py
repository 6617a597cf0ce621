"""Walks a watched folder and tells what is there."""

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import FolderError
from app.domain.files import FileStamp
from app.index.ignore import Rules, root_rules
from app.store.library import INDEX_FOLDER, LEDGER_FILE

GONE = (FileNotFoundError, NotADirectoryError)  # any other error leaves open whether something is there
_TELL_EVERY = 500  # files of one folder: a network may need long for each
_LATEST_NS = 2**63 - 1  # what a database can hold: the year 2262


@dataclass(frozen=True, slots=True)
class Scan:
    """What a walk found. `unreadable` are folders that could not be listed: of their files nothing is known."""

    stamps: tuple[FileStamp, ...]
    unreadable: tuple[str, ...]


def scan(
    root: str,
    excludes: Sequence[str] = (),
    on_found: Callable[[int], None] | None = None,
    own: Collection[str] = (),
) -> Scan:
    """Finds every file under `root` that the rules do not leave out, nor `own`, the paths that Akin itself writes to.

    Symbolic links are not followed, so there are no loops and no file is met twice. `on_found` is told the number of
    files often. Raises FolderError where `root` itself cannot be listed.
    """
    return scan_below(root, root_rules(root, excludes), root, on_found, own)


def scan_below(
    top: str, rules: Rules, root: str, on_found: Callable[[int], None] | None = None, own: Collection[str] = ()
) -> Scan:
    """As `scan`, but for `top`, which is `root` or lies in it; `rules` are those in the folder around it.

    A `top` inside `root` that is gone holds nothing.
    """
    found: list[FileStamp] = []
    unreadable: list[str] = []
    waiting = [(top, rules)]
    around_own = {str(Path(path).parent) for path in own}
    while waiting:
        folder, rules = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listing = list(entries)
        except OSError as error:
            if folder == root:
                raise _not_listed(root, error) from error
            if folder != top or not isinstance(error, GONE):
                unreadable.append(folder)
            continue
        names = {entry.name for entry in listing}
        if folder != root and {LEDGER_FILE, INDEX_FOLDER} <= names:
            continue  # another library of Akin's: what it holds is not the person's
        rules = rules.inside(folder, names)
        if folder in around_own:
            listing = [entry for entry in listing if entry.path not in own]
        waiting += ((inner, rules) for inner in _sort_out(listing, rules.judge(folder), found, unreadable, on_found))
        if on_found is not None:
            on_found(len(found))
    return Scan(tuple(found), tuple(unreadable))


def stamp_of(path: str) -> FileStamp:
    """The stamp of one file now. Raises OSError where it is gone."""
    return _stamp(path, Path(path).stat())


def folder_root(path: Path) -> str:
    """The absolute path, without symbolic links, of a folder that a person names.

    Raises FolderError where there is no such folder or it cannot be listed.
    """
    try:
        root = os.path.realpath(path.expanduser(), strict=True)
        os.scandir(root).close()
    except (OSError, RuntimeError, ValueError) as error:
        raise _not_listed(str(path), error) from error
    return root


def _sort_out(
    listing: list[os.DirEntry[str]],
    ignores: Callable[[str], bool],
    found: list[FileStamp],
    unreadable: list[str],
    on_found: Callable[[int], None] | None,
) -> list[str]:
    """Puts the files of one folder into `found`; returns the folders to walk next."""
    folders = []
    for number, entry in enumerate(listing, 1):
        if on_found is not None and number % _TELL_EVERY == 0:
            on_found(len(found))
        try:
            if entry.is_file(follow_symlinks=False):
                if not ignores(entry.name):
                    found.append(_stamp(entry.path, entry.stat(follow_symlinks=False)))
            elif entry.is_dir(follow_symlinks=False) and not entry.is_symlink() and not ignores(f"{entry.name}/"):
                folders.append(entry.path)
        except FileNotFoundError:
            continue  # gone since the folder was listed
        except OSError:
            unreadable.append(entry.path)
    return folders


def _stamp(path: str, status: os.stat_result) -> FileStamp:
    modified = status.st_mtime_ns
    if not -_LATEST_NS <= modified <= _LATEST_NS:
        modified = _LATEST_NS if modified > 0 else -_LATEST_NS
    return FileStamp(path, status.st_size, modified, status.st_dev, status.st_ino)


def _not_listed(path: str, error: Exception) -> FolderError:
    match error:
        case FileNotFoundError():
            return FolderError(f"There is no folder {path}.", "Check the spelling, or whether its drive is connected.")
        case NotADirectoryError():
            return FolderError(f"{path} is a file, not a folder.", "Name the folder that holds it.")
        case PermissionError():
            return FolderError(f"Akin may not read the folder {path}.", "Check its permissions.")
        case _:
            return FolderError(f"The folder {path} cannot be read: {error}.", "Check the path and its drive.")
