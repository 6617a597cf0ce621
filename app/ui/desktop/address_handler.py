"""Whether addresses that begin with akin: open Akin: registered for the person alone, by the person's wish."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import AkinError
from app.ui.desktop import windows_registry
from app.ui.desktop.addresses import SCHEME
from app.ui.desktop.entries import desktop_entry, windows_command
from app.ui.desktop.own_files import data_home, keep, remove

_CLASS, _TYPE = rf"Software\Classes\{SCHEME}", f"x-scheme-handler/{SCHEME}"
_ENTRY, _SECONDS = "akin-addresses.desktop", 20.0


def can_be_registered() -> bool:
    """Not on macOS, where the installed program brings its addresses with it."""
    return sys.platform != "darwin"


def is_registered() -> bool:
    """Whether this Akin, or another of the person's, is given such addresses. Raises AkinError."""
    if sys.platform == "win32":
        return windows_registry.value(rf"{_CLASS}\shell\open\command", "") is not None
    return _entry().exists()


def set_registered(wanted: bool, command: Sequence[str]) -> None:
    """Registers `command`, or nothing any more. Raises AkinError where that cannot be done."""
    if sys.platform == "win32":
        _register_on_windows(wanted, command)
    elif wanted:
        keep(_entry(), desktop_entry(command, schemes=(SCHEME,)).encode())
        _tell("xdg-mime", "default", _ENTRY, _TYPE)
        _tell("update-desktop-database", str(_entry().parent))
    else:
        remove(_entry())
        _tell("update-desktop-database", str(_entry().parent))


def _register_on_windows(wanted: bool, command: Sequence[str]) -> None:
    if not wanted:
        windows_registry.remove_tree(_CLASS)
        return
    windows_registry.keep(_CLASS, "", "URL:Akin")
    windows_registry.keep(_CLASS, "URL Protocol", "")
    windows_registry.keep(rf"{_CLASS}\shell\open\command", "", windows_command(command, "%1"))


def _entry() -> Path:
    return data_home() / "applications" / _ENTRY


def _tell(program: str, *words: str) -> None:
    """Tells the desktop by a program that it may have; most find the entry without. Raises AkinError."""
    found = shutil.which(program)
    if found is None:
        return
    try:
        subprocess.run([found, *words], check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        raise AkinError(
            f"Your desktop did not take over the addresses: {program} failed.",
            "Try again, or choose Akin for such addresses in the settings of your desktop.",
        ) from error
