"""Looks at single paths of a watched folder, as a scan of all of it would see them."""

import os
import stat
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from app.domain.files import FileStamp
from app.index.ignore import IGNORE_FILES, Rules, root_rules
from app.index.scan import stamp_of
from app.store.library import INDEX_FOLDER, LEDGER_FILE


def look(root: str, excludes: Sequence[str], paths: Iterable[str], own: Collection[str] = ()) -> list[FileStamp]:
    """The stamps of those of `paths` (files below `root`) that are there and that no rule leaves out.

    `own` are the paths that Akin itself writes to. Raises FolderError for a pattern that cannot be used.
    """
    return _Look(root, excludes, own).stamps(paths)


class _Look:
    """Remembers the rules of the folders that it has passed."""

    def __init__(self, root: str, excludes: Sequence[str], own: Collection[str]) -> None:
        self._own = own
        self._rules: dict[str, Rules | None] = {root: root_rules(root, excludes).inside(root, _ignore_files(root))}

    def stamps(self, paths: Iterable[str]) -> list[FileStamp]:
        found = []
        for path in sorted(paths):
            rules = self._rules_in(str(Path(path).parent))
            if rules is not None and path not in self._own and not rules.ignores(path, is_folder=False):
                stamp = _stamp(path)
                found += [stamp] if stamp is not None else []
        return found

    def _rules_in(self, folder: str) -> Rules | None:
        """The rules in a folder; None where it is left out, or is not a folder below the root."""
        if folder not in self._rules:
            parent = str(Path(folder).parent)
            above = self._rules_in(parent) if parent != folder else None
            entered = above is not None and self._enters(folder, above)
            self._rules[folder] = above.inside(folder, _ignore_files(folder)) if above and entered else None
        return self._rules[folder]

    def _enters(self, folder: str, above: Rules) -> bool:
        if folder in self._own or Path(folder).is_symlink() or above.ignores(folder, is_folder=True):
            return False
        return not all(Path(folder, name).exists() for name in (LEDGER_FILE, INDEX_FOLDER))


def _ignore_files(folder: str) -> list[str]:
    return [name for name in IGNORE_FILES if os.path.lexists(os.path.join(folder, name))]


def _stamp(path: str) -> FileStamp | None:
    try:
        return stamp_of(path) if stat.S_ISREG(os.lstat(path).st_mode) else None
    except OSError:
        return None
