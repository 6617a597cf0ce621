"""Which files and folders are left out: hidden ones, litter, what .gitignore, .akinignore and the person name."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".akinignore")
# Names that no person means when they look for their files.
LITTER = (
    ".*", "~$*", "*~", "*.tmp", "*.temp", "*.part", "*.partial", "*.crdownload", "*.swp", "*.lock", "*.pyc", "*.o",
    "*.obj", "*.class", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Icon\r", "$RECYCLE.BIN/",
    "System Volume Information/", "lost+found/", "__pycache__/", "node_modules/", "bower_components/",
    "site-packages/", "__MACOSX/", "venv/", "*.egg-info/", "*.photoslibrary/", "*.lrdata/",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns that hold in one folder: those of its own and, weaker, those of the folders above it.

    Each entry is the folder (absolute) where patterns stand and the patterns; later entries win, as in Git.
    """

    layers: tuple[tuple[str, GitIgnoreSpec], ...]

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """Whether a file or folder directly in this rules' folder is left out."""
        for base, patterns in reversed(self.layers):
            relative = os.path.relpath(path, base) + ("/" if is_folder else "")
            verdict = patterns.check_file(_plain(relative)).include
            if verdict is not None:
                return verdict
        return False

    def inside(self, folder: str, names: Sequence[str]) -> "Rules":
        """The rules in `folder`, whose files are called `names`."""
        lines = [line for name in IGNORE_FILES if name in names for line in _lines(Path(folder, name))]
        return Rules((*self.layers, (folder, GitIgnoreSpec.from_lines(lines)))) if lines else self


def root_rules(root: str, excludes: Sequence[str]) -> Rules:
    """The rules in a watched folder, with the person's own patterns for it."""
    return Rules(((root, GitIgnoreSpec.from_lines(LITTER)), (root, GitIgnoreSpec.from_lines(excludes))))


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _plain(path: str) -> str:
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
