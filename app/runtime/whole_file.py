"""Writes small files so that whoever reads them, at whatever moment, finds the old content or the new one."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Puts `text` into the file, which only its owner can read. Raises OSError."""
    written = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(written, path)  # noqa: PTH105 - as atomic as the system allows
