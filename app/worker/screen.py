"""Tells whether a program fills the screen or keeps it on: a film, a game, a presentation, a call.

Windows tells it itself. macOS and Linux tell whether some program keeps the screen from going dark, which is what such
programs do: macOS by `pmset`, Linux by the session of GNOME, or the power management of KDE or Xfce, over D-Bus, which
is asked with systemd's `busctl` so that no library is needed for it. Where nobody answers, nobody has the screen.
"""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_PATIENCE = 3.0  # seconds
# Windows, QUERY_USER_NOTIFICATION_STATE: a full screen or presentation settings, a game in full screen, a presentation.
_BUSY_STATES = (2, 3, 4)
_ASSERTION = re.compile(r"^\s*(?:PreventUserIdleDisplaySleep|NoDisplaySleepAssertion)\s+1\s*$", re.MULTILINE)
_BUSCTL = ("busctl", "--user", "--auto-start=no", "--timeout=2", "call")
_IDLE = "8"  # GNOME's flag for what keeps a session from being idle
_ASKED_OF_LINUX = (
    (*_BUSCTL, "org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager", "IsInhibited", "u",
     _IDLE),
    (*_BUSCTL, "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit",
     "org.freedesktop.PowerManagement.Inhibit", "HasInhibit"),
)  # fmt: skip


def screen_is_taken() -> bool:
    """Whether it is; takes some milliseconds, at most a few seconds."""
    if sys.platform == "win32":
        return _notification_state() in _BUSY_STATES
    if sys.platform == "darwin":
        return bool(_ASSERTION.search(_answer(("pmset", "-g", "assertions"))))
    return _has_session_bus() and any(_answer(question).strip() == "b true" for question in _ASKED_OF_LINUX)


def _has_session_bus() -> bool:
    if "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        return True
    return (Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / "bus").exists()


def _answer(command: Sequence[str]) -> str:
    """What a program prints; nothing where it is missing, fails, or takes too long."""
    with suppress(OSError, subprocess.SubprocessError, UnicodeError):
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
        return done.stdout
    return ""


def _notification_state() -> int:
    if sys.platform == "win32":
        import ctypes

        state = ctypes.c_int(0)
        with suppress(OSError, AttributeError):
            ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state))
        return state.value
    return 0
