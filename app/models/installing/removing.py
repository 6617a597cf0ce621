"""Removes an installed model, what was made of it, and what is left of attempts to install it."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.models.catalogue import load_catalogue
from app.models.installing.incoming import Incoming, disk_errors
from app.models.model_files import LIST_FILE

_MADE = r"(?:-[a-z0-9]+)+-\d+"  # what was made, and the version of what made it


def check_removable(entry: CatalogueEntry, in_use: Collection[str]) -> None:
    """Raises ModelError for a model that Akin comes with, or that is in use."""
    if entry.shipped:
        raise ModelError(f"{entry.title} comes with Akin and stays.", "Another model is used with: akin models use ID")
    if entry.id in in_use:
        raise ModelError(
            f"{entry.title} is in use: the library's index is made with it, or the settings ask for it.",
            "Use another one first (akin models use ID), and wait until its index answers.",
        )


def removable_bytes(model_id: str, models_dir: Path) -> int:
    """What removing would free; 0 where there is nothing of the model."""
    folders = [models_dir / model_id, *made_of(model_id, models_dir), Incoming(model_id, models_dir).folder]
    return sum(_size(folder) for folder in folders)


def remove_model(model_id: str, models_dir: Path) -> int:
    """Removes all of the model and returns the bytes that were freed.

    The model is gone at once, by one rename, and its files after that. Raises ModelError where another process installs
    it, or where the system forbids it.
    """
    incoming = Incoming(model_id, models_dir)
    freed = removable_bytes(model_id, models_dir)
    with incoming.exclusively(), disk_errors(models_dir):
        gone = incoming.staged
        for number, folder in enumerate([models_dir / model_id, *made_of(model_id, models_dir)]):
            if folder.exists():
                gone.mkdir(exist_ok=True)
                folder.rename(gone / str(number))
        incoming.discard()
    return freed


def made_of(model_id: str, models_dir: Path) -> Iterator[Path]:
    """The folders of what was made of a model's files."""
    form = re.compile(re.escape(model_id) + _MADE)
    longer = tuple(entry.id for entry in load_catalogue().entries if entry.id.startswith(f"{model_id}-"))
    others = re.compile("|".join(f"{re.escape(other)}(?:-.*)?" for other in longer) or "(?!)")
    for folder in sorted(models_dir.glob(f"{model_id}-*")):
        named = form.fullmatch(folder.name) and not others.fullmatch(folder.name)
        if named and folder.is_dir() and not (folder / LIST_FILE).exists():
            yield folder


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
