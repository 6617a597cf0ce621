"""Which files and folders are left out: hidden ones, litter, what .gitignore, .akinignore and the person name."""

import os
import re
import stat
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pathspec import GitIgnoreSpec

from app.domain.errors import FolderError
from app.store.files import display

IGNORE_FILES = (".gitignore", ".akinignore")
# Names that no person means when they look for their files.
LITTER = (
    ".*", "~$*", "*~", "*.tmp", "*.temp", "*.part", "*.partial", "*.crdownload", "*.swp", "*.lock", "*.pyc", "*.o",
    "*.obj", "*.class", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r", "$RECYCLE.BIN/",
    "System Volume Information/", "lost+found/", "__pycache__/", "node_modules/", "bower_components/",
    "site-packages/", "__MACOSX/", "venv/", "*.egg-info/", "*.photoslibrary/", "*.lrdata/",
)  # fmt: skip
_LARGEST_FILE = 1_000_000  # bytes that are read of one list of patterns
_LONGEST_PATTERN = 1_000
_MOST_STARS = 4  # matching takes time to the power of their number, and a stranger may have written the pattern
_STARS = re.compile(r"\*+")


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns that hold in one folder.

    Each layer is the folder (absolute) where patterns stand and the patterns; later layers win, as in Git. `person` are
    the patterns that the person gave for the watched folder; they win over every layer.
    """

    layers: tuple[tuple[str, GitIgnoreSpec], ...]
    person: tuple[str, GitIgnoreSpec]

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """Whether a file or folder directly in this rules' folder is left out."""
        for base, patterns in (self.person, *reversed(self.layers)):
            relative = path[len(os.path.join(base, "")) :] + ("/" if is_folder else "")
            verdict = patterns.check_file(display(relative)).include
            if verdict is not None:
                return verdict
        return False

    def inside(self, folder: str, names: Sequence[str]) -> "Rules":
        """The rules in `folder`, whose files are called `names`."""
        lines = [line for name in IGNORE_FILES if name in names for line in _lines(Path(folder, name))]
        if not lines:
            return self
        return Rules((*self.layers, (folder, GitIgnoreSpec.from_lines(filter(_is_usable, lines)))), self.person)


def root_rules(root: str, excludes: Sequence[str]) -> Rules:
    """The rules in a watched folder, with the person's own patterns for it. Raises FolderError for a wrong pattern."""
    for pattern in excludes:
        if not _is_usable(pattern):
            raise FolderError(
                f"The pattern {pattern!r} cannot be used.",
                f"Write it as in a .gitignore, for example *.log or drafts/, with at most {_MOST_STARS} stars.",
            )
    return Rules(((root, _litter()),), (root, GitIgnoreSpec.from_lines(excludes)))


@cache
def _litter() -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines(LITTER)


def _is_usable(line: str) -> bool:
    """Whether a pattern is valid and cannot hold up the walk."""
    if len(line) > _LONGEST_PATTERN or len(_STARS.findall(line)) > _MOST_STARS:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error, FutureWarning):
        return False
    return True


def _lines(file: Path) -> list[str]:
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # to open a pipe would wait forever
            return []
        with file.open("rb") as stream:
            return stream.read(_LARGEST_FILE).decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return []
