"""Which files and folders are left out: hidden ones, litter, what .gitignore, .akinignore and the person name."""

import os
import stat
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.domain.errors import FolderError
from app.domain.files import display
from app.index.patterns import MOST_STARS, Patterns, is_usable, read_patterns

IGNORE_FILES = (".gitignore", ".akinignore")
# Names that no person means when they look for their files.
LITTER = (
    ".*", "~$*", "*~", "*.tmp", "*.temp", "*.part", "*.partial", "*.crdownload", "*.swp", "*.lock", "*.pyc", "*.o",
    "*.obj", "*.class", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r", "$RECYCLE.BIN/",
    "System Volume Information/", "lost+found/", "__pycache__/", "node_modules/", "bower_components/",
    "site-packages/", "__MACOSX/", "venv/", "*.egg-info/", "*.photoslibrary/", "*.lrdata/",
)  # fmt: skip
_LARGEST_FILE = 1_000_000  # bytes that are read of one list of patterns


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns that hold in one folder.

    Each layer is the folder (absolute) where patterns stand and the patterns; later layers win, as in Git. `person` are
    the patterns that the person gave for the watched folder; they win over every layer.
    """

    layers: tuple[tuple[str, Patterns], ...]
    person: tuple[str, Patterns]

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """Whether a file or folder directly in this rules' folder is left out."""
        folder, name = os.path.split(path)
        return self.judge(folder)(name + "/" if is_folder else name)

    def judge(self, folder: str) -> Callable[[str], bool]:
        """What tells whether something directly in `folder` is left out, by its name: with a slash after a folder's."""
        lists = [
            (patterns, "" if patterns.by_name else display(os.path.join(folder, "")[len(os.path.join(base, "")) :]))
            for base, patterns in (self.person, *reversed(self.layers))
            if patterns.either is not None
        ]

        def ignores(name: str) -> bool:
            shown = name if name.isascii() else display(name)
            for patterns, before in lists:
                ignored = patterns.verdict(before + shown)
                if ignored is not None:
                    return ignored
            return False

        return ignores

    def inside(self, folder: str, names: Collection[str]) -> "Rules":
        """The rules in `folder`, whose files are called `names`."""
        lines = [line for name in IGNORE_FILES if name in names for line in _lines(Path(folder, name))]
        if not lines:
            return self
        return Rules((*self.layers, (folder, read_patterns(filter(is_usable, lines)))), self.person)


def root_rules(root: str, excludes: Sequence[str]) -> Rules:
    """The rules in a watched folder, with the person's own patterns for it. Raises FolderError for a wrong pattern."""
    for pattern in excludes:
        if not is_usable(pattern):
            raise FolderError(
                f"The pattern {pattern!r} cannot be used.",
                f"Write it as in a .gitignore, for example *.log or drafts/, with at most {MOST_STARS} stars.",
            )
    return Rules(((root, _litter()),), (root, read_patterns(excludes)))


@cache
def _litter() -> Patterns:
    return read_patterns(LITTER)


def _lines(file: Path) -> list[str]:
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # to open a pipe would wait forever
            return []
        with file.open("rb") as stream:
            return stream.read(_LARGEST_FILE).decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return []
