"""Values below HKEY_CURRENT_USER, the part of the Windows registry that is the person's own; on Windows alone."""

import importlib
from typing import Any

from app.domain.errors import AkinError


def value(key: str, name: str) -> str | None:
    """The text that is kept there; None where there is none. Raises AkinError."""
    winreg = _winreg()
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unusable(key, error) from error


def keep(key: str, name: str, text: str | None) -> None:
    """Keeps a text there, or with None takes it away. Raises AkinError."""
    winreg = _winreg()
    try:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            if text is not None:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)
            elif value(key, name) is not None:
                winreg.DeleteValue(opened, name)
    except OSError as error:
        raise _unusable(key, error) from error


def remove_tree(key: str) -> None:
    """Takes a key away with all below it. Raises AkinError."""
    winreg = _winreg()
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            below = [winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0])]
        for each in below:
            remove_tree(f"{key}\\{each}")
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unusable(key, error) from error


def _winreg() -> Any:  # a module that type checkers know on Windows only
    return importlib.import_module("winreg")


def _unusable(key: str, error: OSError) -> AkinError:
    return AkinError(
        f"Windows does not let Akin use the registry key {key}: {error.strerror or error}.",
        "Ask whoever looks after this computer.",
    )
