"""What installing, importing or removing a model means for a person, before it is done and while it is being done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.catalogue import CatalogueEntry

Told = Callable[[str, int, int], None]  # what is in hand, bytes done, bytes in all


@dataclass(frozen=True, slots=True)
class InstallTerms:
    """What a person agrees to: the model with its licence, where it comes from, and where it will lie.

    `size` are the bytes of all files, `missing` those that have to be fetched or copied, `free` those that the disk has
    left. `commit` is empty where files do not tell theirs. `installed` is the commit that is here now, empty where
    there is none; `complete` where exactly these files are here already, and intact. `checked` where the files come
    with checksums.
    """

    entry: CatalogueEntry
    source: str
    commit: str
    folder: Path
    files: int
    size: int
    missing: int
    free: int
    installed: str = ""
    complete: bool = False
    checked: bool = True
