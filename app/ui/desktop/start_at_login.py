"""Whether Akin starts, hidden, when the person logs in: an entry of the kind that each system looks for."""

import sys
from collections.abc import Sequence
from pathlib import Path

from app.ui.desktop import windows_registry
from app.ui.desktop.entries import LABEL, desktop_entry, launch_agent, windows_command
from app.ui.desktop.own_files import config_home, keep, remove

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "Akin"


def starts_at_login() -> bool:
    """Whether there is such an entry. Raises AkinError where that cannot be found out."""
    if sys.platform == "win32":
        return windows_registry.value(_RUN, _NAME) is not None
    return _file().exists()


def set_start_at_login(wanted: bool, command: Sequence[str]) -> None:
    """Makes the entry for `command`, or takes it away. Raises AkinError where that cannot be done."""
    if sys.platform == "win32":
        windows_registry.keep(_RUN, _NAME, windows_command(command) if wanted else None)
    elif wanted:
        keep(_file(), _text(command))
    else:
        remove(_file())


def _file() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    return config_home() / "autostart" / "akin.desktop"


def _text(command: Sequence[str]) -> bytes:
    if sys.platform == "darwin":
        return launch_agent(command)
    return desktop_entry(command, autostart=True).encode()
