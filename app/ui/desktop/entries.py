"""The texts by which desktops know what to start: entries of XDG desktops, agents of macOS, commands of Windows (pure).

Sources: Desktop Entry Specification 1.5 (values and the quoting of Exec), launchd.plist(5).
"""

import plistlib
import subprocess
from collections.abc import Sequence

LABEL = "desktop.akin"  # of the agent
_QUOTED = " \t\n\"'\\><~|&;$*?#()`"


def desktop_entry(command: Sequence[str], *, schemes: Sequence[str] = (), autostart: bool = False) -> str:
    """An entry that starts `command`; with `schemes` it is given addresses of these, and stands in no menu."""
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Name=Akin",
        "Comment=Finds your files by meaning",
        f"Exec={' '.join(map(_exec, command))}{' %u' if schemes else ''}",
        "Icon=akin",
        "Terminal=false",
        "StartupNotify=true",
    ]
    if schemes:
        lines += ["NoDisplay=true", f"MimeType={''.join(f'x-scheme-handler/{scheme};' for scheme in schemes)}"]
    if autostart:
        lines += ["X-GNOME-Autostart-enabled=true"]
    return "\n".join(lines) + "\n"


def launch_agent(command: Sequence[str]) -> bytes:
    """The property list of an agent that starts `command` when the person logs in."""
    agent = {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
    return plistlib.dumps(agent)


def windows_command(command: Sequence[str], *placeholders: str) -> str:
    """The command as one line; a placeholder such as %1 is always quoted."""
    return " ".join([subprocess.list2cmdline(command), *(f'"{each}"' for each in placeholders)])


def _exec(word: str) -> str:
    """A word of the key Exec: quoted by its own rules, then once more as every string value is."""
    word = word.replace("%", "%%")
    if any(letter in _QUOTED for letter in word) or not word:
        word = '"' + "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word) + '"'
    return word.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
