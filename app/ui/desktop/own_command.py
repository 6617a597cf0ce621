"""By which command this very Akin is started, as the desktop has to know it."""

import os
import sys
from pathlib import Path

from platformdirs import user_data_path


def own_command(named: Path) -> tuple[str, ...]:
    """The program and its arguments for the library that is looked for by the folder `named`."""
    default = user_data_path("akin", appauthor=False)
    return (*_program(), *(() if named == default else ("--data-dir", str(named))))


def _program() -> tuple[str, ...]:
    image = os.environ.get("APPIMAGE")
    if image:  # what is inside is mounted elsewhere each time
        return (image,)
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    script = Path(sys.executable).with_name("akin.exe" if sys.platform == "win32" else "akin")
    return (str(script),) if script.exists() else (sys.executable, "-m", "app")
