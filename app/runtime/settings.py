"""The person's settings, read once at the start and passed down."""

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from app.domain.errors import SettingsError

FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """`threads` bounds the processor cores that indexing uses, `file_seconds` the base time for reading one file,
    `memory_mb` the memory of one reading process, and `file_mb` the largest file that is read as a whole."""

    threads: int = max(1, min(8, os.cpu_count() or 1))
    file_seconds: int = 30
    memory_mb: int = 1536
    file_mb: int = 256


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
    for key, value in values.items():
        if key not in known:
            raise SettingsError(f"{file} holds an unknown setting, {key!r}.", f"Known are: {', '.join(sorted(known))}.")
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise SettingsError(f"The setting {key} in {file} is {value!r}.", "It must be a whole number above 0.")
    return Settings(**values)
