"""The person's settings, read once at the start and passed down."""

import os
import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.domain.errors import SettingsError

FILE = "settings.toml"


class TextRecognition(StrEnum):
    """Which pictures of text are read: none, scanned pages and pictures that seem to hold text, or all pictures."""

    OFF = "off"
    AUTO = "auto"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Settings:
    """`threads` bounds the processor cores that indexing uses, `file_seconds` the base time for reading one file,
    `memory_mb` the memory of one reading process, and `file_mb` the largest file that is read as a whole. Below
    `battery_percent` without a charger, and while other programs use more than `busy_percent` of the processor (100:
    whatever they use), indexing in the background waits."""

    threads: int = max(1, min(8, os.cpu_count() or 1))
    file_seconds: int = 30
    memory_mb: int = 1536
    file_mb: int = 256
    text_recognition: TextRecognition = TextRecognition.AUTO
    battery_percent: int = 30
    busy_percent: int = 80


def load_settings(data_dir: Path) -> Settings:
    """The settings in `data_dir`, the defaults where there are none.

    Raises SettingsError, which names the key, for a value that cannot be used.
    """
    file = data_dir / FILE
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise SettingsError(f"The settings in {file} cannot be read: {error}.", "Mend or remove that file.") from error
    known = {field.name for field in fields(Settings)}
    for key in values:
        if key not in known:
            raise SettingsError(f"{file} holds an unknown setting, {key!r}.", f"Known are: {', '.join(sorted(known))}.")
    return Settings(**{key: _read(key, value, file) for key, value in values.items()})


def _read(key: str, value: Any, file: Path) -> Any:
    told = f"The setting {key} in {file} is {value!r}."
    if isinstance(getattr(Settings(), key), TextRecognition):
        if value not in set(TextRecognition):
            raise SettingsError(told, f"It must be one of: {', '.join(TextRecognition)}.")
        return TextRecognition(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(told, "It must be a whole number above 0.")
    return value
