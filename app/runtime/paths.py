"""Where Akin keeps its own things."""

import os
from pathlib import Path

from platformdirs import user_data_path

from app.runtime.moved import follow

DATA_DIR_VARIABLE, MODELS_DIR_VARIABLE = "AKIN_DATA_DIR", "AKIN_MODELS_DIR"
SAVED_SEARCHES, HISTORY = "searches.json", "history.json"  # in the data folder: the window's, the person's
WINDOW_FILE = "window.ini"  # in the data folder: the window's sizes, and what is hidden in it
FOLDERS_FILE = "folders.json"  # in the data folder: the list of folders, there from the first one that is added
REPORTS_FOLDER = "reports"  # in the data folder: what the window writes about errors that nobody foresaw
LOGS_FOLDER = "logs"  # in the data folder: what Akin's processes note down, `app.runtime.logs`
# In the data folder while a library is restored: what is unpacked, what takes its place, and what was there before.
RESTORE_UNPACKED, RESTORE_READY, RESTORE_OLD = "restore.new", "restore.ready", "restore.old"


def data_dir(chosen: Path | None = None) -> Path:
    """The data folder: the one that is named, or where its library has been moved to. Raises LibraryError."""
    return follow(named_data_dir(chosen))


def named_data_dir(chosen: Path | None = None) -> Path:
    """The folder that is named: `chosen`, else $AKIN_DATA_DIR, else the platform's folder for a program's data."""
    named = os.environ.get(DATA_DIR_VARIABLE)
    return (chosen or (Path(named) if named else user_data_path("akin", appauthor=False))).expanduser().absolute()


def models_dir(data: Path) -> Path:
    """The folder of installed models: $AKIN_MODELS_DIR, so that several libraries can share one, else in `data`."""
    named = os.environ.get(MODELS_DIR_VARIABLE)
    return Path(named).expanduser().absolute() if named else data / "models"
