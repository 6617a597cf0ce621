"""Looks at single paths of a watched folder, as a scan of all of it would see them."""

import os
import stat
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from app.domain.files import FileStamp
from app.index.ignore import IGNORE_FILES, Rules, root_rules
from app.index.scan import GONE, Scan, scan_below, stamp_of
from app.store.library import INDEX_FOLDER, LEDGER_FILE


class Looker:
    """Looks into one watched folder; remembers the rules of the folders that it has passed, so it is soon out of date.

    `own` are the paths that Akin itself writes to. Raises FolderError for a pattern that cannot be used.
    """

    def __init__(self, root: str, excludes: Sequence[str], own: Collection[str] = ()) -> None:
        self._root = root
        self._own = own
        self._rules: dict[str, Rules | None] = {root: root_rules(root, excludes).inside(root, _ignore_files(root))}

    def look(self, paths: Iterable[str], on_found: Callable[[int], None] | None = None) -> Scan:
        """What a scan would find at `paths` (below the root) and, where these are folders, inside them.

        `unreadable` are those of which it cannot be told whether something is there.
        """
        stamps: dict[str, FileStamp] = {}
        unreadable: list[str] = []
        folders: list[str] = []
        for path in sorted(paths):
            try:
                mode = os.lstat(path).st_mode
                if stat.S_ISDIR(mode):
                    folders.append(path)
                elif stat.S_ISREG(mode) and self.takes(path):
                    stamps[path] = stamp_of(path)
            except GONE:
                continue
            except OSError:
                unreadable.append(path)
        for folder in _outermost(folders):
            seen = self._look_inside(folder, on_found)
            stamps |= {stamp.path: stamp for stamp in seen.stamps}
            unreadable += seen.unreadable
        return Scan(tuple(stamps.values()), tuple(unreadable))

    def takes(self, path: str) -> bool:
        """Whether a scan would take a file at `path`, by its name and what lies around it."""
        rules = self._rules_in(str(Path(path).parent))
        return rules is not None and path not in self._own and not rules.ignores(path, is_folder=False)

    def wants(self, path: str) -> bool:
        """Whether a scan would look at what is or was at `path`, whether that is a file or a folder."""
        rules = self._rules_in(str(Path(path).parent))
        if rules is None or path in self._own:
            return False
        return not (rules.ignores(path, is_folder=False) and rules.ignores(path, is_folder=True))

    def enters(self, folder: str) -> bool:
        """Whether a scan would go into `folder`."""
        return self._rules_in(folder) is not None

    def _look_inside(self, folder: str, on_found: Callable[[int], None] | None) -> Scan:
        above = self._rules_in(str(Path(folder).parent))
        if above is None or not self.enters(folder):
            return Scan((), ())
        return scan_below(folder, above, self._root, on_found, self._own)

    def _rules_in(self, folder: str) -> Rules | None:
        """The rules in a folder; None where it is left out, or is not a folder below the root."""
        unknown = []
        while folder not in self._rules:  # no recursion: folders may lie in each other a thousand deep
            unknown.append(folder)
            parent = str(Path(folder).parent)
            if parent == folder:
                self._rules[folder] = None
            folder = parent
        for inner in reversed(unknown):
            above = self._rules[str(Path(inner).parent)]
            entered = above is not None and self._enters(inner, above)
            self._rules[inner] = above.inside(inner, _ignore_files(inner)) if above and entered else None
        return self._rules[unknown[0] if unknown else folder]

    def _enters(self, folder: str, above: Rules) -> bool:
        if folder in self._own or _is_link(folder) or above.ignores(folder, is_folder=True):
            return False
        return not all(os.path.lexists(os.path.join(folder, name)) for name in (LEDGER_FILE, INDEX_FOLDER))


def _is_link(path: str) -> bool:
    try:
        return Path(path).is_symlink()
    except OSError:  # a scan will say what is the matter with it
        return False


def _ignore_files(folder: str) -> list[str]:
    return [name for name in IGNORE_FILES if os.path.lexists(os.path.join(folder, name))]


def _outermost(folders: Iterable[str]) -> list[str]:
    """The folders without those that lie in another one of them."""
    kept: list[str] = []
    for folder in sorted(folders, key=len):
        if not folder.startswith(tuple(os.path.join(outer, "") for outer in kept)):
            kept.append(folder)
    return kept
