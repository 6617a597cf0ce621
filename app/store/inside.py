"""Which folders the filter `in:` means: whole names of folders, anywhere in a path or from its root."""

import fnmatch
import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from app.store.ledger import Ledger

_FROM_ROOT = re.compile(r"/|~(?=/|$)|[A-Za-z]:[/\\]")
_WILDCARDS = re.compile(r"[*?]+")


def folders_inside(ledger: Ledger, value: str) -> list[str]:
    """The folders of files (column `folder`) that are, or lie in, a folder that `value` names, whatever the case.

    `value` is one name or several in a row ("work/reports"); a path from the root counts from there. In a name, * and ?
    stand for any and for one character.
    """
    from_root = bool(_FROM_ROOT.match(value))
    if value.startswith("~"):
        value = str(Path(value).expanduser())
    wanted = [re.compile(fnmatch.translate(name.replace("[", "[[]"))) for name in _names(value)]
    rows = ledger.rows("SELECT DISTINCT folder FROM files WHERE folder LIKE ? ESCAPE '\\'", (_hint(value),))
    return [folder for (folder,) in rows if _lies_inside(_names(folder), wanted, from_root=from_root)]


def _lies_inside(names: Sequence[str], wanted: Sequence[re.Pattern[str]], *, from_root: bool) -> bool:
    starts = [0] if from_root else range(len(names))
    return any(
        len(names) - start >= len(wanted)
        and all(pattern.match(name) for pattern, name in zip(wanted, names[start:], strict=False))
        for start in starts
    )


def _names(path: str) -> list[str]:
    """The names of a path from the root on, as they are compared."""
    separated = path.replace("\\", "/") if os.sep == "\\" or re.match(r"[A-Za-z]:\\", path) else path
    return [name for name in unicodedata.normalize("NFC", separated).casefold().split("/") if name not in ("", ".")]


def _hint(value: str) -> str:
    """A LIKE pattern for what every folder in question holds, so that few have to be looked at."""
    if not value.isascii():  # LIKE knows the case of ASCII letters only
        return "%"
    piece = max((piece for name in _names(value) for piece in _WILDCARDS.split(name)), key=len, default="")
    return "%" + re.sub(r"[\\%_]", r"\\\g<0>", piece) + "%"
