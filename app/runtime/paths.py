"""Where Akin keeps its own things."""

import os
from pathlib import Path

from platformdirs import user_data_path

DATA_DIR_VARIABLE, MODELS_DIR_VARIABLE = "AKIN_DATA_DIR", "AKIN_MODELS_DIR"


def data_dir(chosen: Path | None = None) -> Path:
    """The data folder: `chosen`, else $AKIN_DATA_DIR, else the platform's folder for a program's data."""
    named = os.environ.get(DATA_DIR_VARIABLE)
    return (chosen or (Path(named) if named else user_data_path("akin", appauthor=False))).expanduser().absolute()


def models_dir(data: Path) -> Path:
    """The folder of installed models: $AKIN_MODELS_DIR, so that several libraries can share one, else in `data`."""
    named = os.environ.get(MODELS_DIR_VARIABLE)
    return Path(named).expanduser().absolute() if named else data / "models"
