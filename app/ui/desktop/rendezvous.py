"""Where the programs of one library and one person find each other: a private folder, and names made of the path."""

import getpass
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.domain.errors import AkinError


@dataclass(frozen=True, slots=True)
class Rendezvous:
    """The file that the running program locks, and the name of the socket on which it listens."""

    lock: Path
    socket: str


def rendezvous(data_dir: Path) -> Rendezvous:
    """The place for the library in `data_dir`. Raises AkinError where there is no folder for it."""
    name = f"akin-{sha256(os.path.normcase(os.path.realpath(data_dir)).encode('utf-8', 'replace')).hexdigest()[:16]}"
    folder = _private_folder()
    if sys.platform == "win32":  # a pipe has a name, not a path
        return Rendezvous(folder / f"{name}.lock", f"{name}-{getpass.getuser()}")
    return Rendezvous(folder / f"{name}.lock", str(folder / f"{name}.socket"))


def _private_folder() -> Path:
    """A folder that nobody else can enter: that of the person's desktop session, else one of ours."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and _is_private(Path(given)):
        return Path(given)
    made = Path(tempfile.gettempdir(), "akin" if sys.platform == "win32" else f"akin-{os.getuid()}")
    try:
        made.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _unusable(made) from error
    if not _is_private(made):  # somebody else was quicker
        raise _unusable(made)
    return made


def _is_private(folder: Path) -> bool:
    try:
        facts = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return stat.S_ISDIR(facts.st_mode)
    return stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.getuid() and not facts.st_mode & 0o077


def _unusable(folder: Path) -> AkinError:
    return AkinError(
        f"The folder {folder} cannot be used: it must belong to you alone.",
        "Remove it, or set XDG_RUNTIME_DIR to a folder of your own.",
    )
