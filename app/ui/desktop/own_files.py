"""Where desktops look for entries of a person's own, and how one is written or taken away."""

import os
from pathlib import Path

from app.domain.errors import AkinError
from app.domain.files import display


def config_home() -> Path:
    """XDG's folder for settings."""
    return _home("XDG_CONFIG_HOME", ".config")


def data_home() -> Path:
    """XDG's folder for data."""
    return _home("XDG_DATA_HOME", ".local/share")


def keep(file: Path, text: bytes) -> None:
    """Writes a file whole, with the folders to it. Raises AkinError."""
    new = file.with_name(f"{file.name}.new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new.write_bytes(text)
        new.replace(file)
    except OSError as error:
        raise _unwritable(file, error) from error


def remove(file: Path) -> None:
    """Takes a file away that may not be there. Raises AkinError."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(file, error) from error


def _home(variable: str, default: str) -> Path:
    named = os.environ.get(variable, "")
    return Path(named) if named.startswith("/") else Path.home() / default  # a relative one is to be ignored


def _unwritable(file: Path, error: OSError) -> AkinError:
    return AkinError(
        f"{display(str(file))} cannot be written: {error.strerror or error}.",
        "Check that the folder belongs to you and that the disk is not full.",
    )
