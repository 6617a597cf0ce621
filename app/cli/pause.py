"""`akin pause` and `akin resume`: indexing in the background rests, and goes on."""

import argparse
import time
from pathlib import Path

from app.domain.errors import AkinError
from app.runtime.pause import pause as set_pause
from app.runtime.pause import resume as end_pause

_UNITS = {"m": 60, "h": 3600, "d": 86400}


def pause(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs `akin pause [TIME]`."""
    seconds = _seconds(arguments.time) if arguments.time else None
    set_pause(data_dir, None if seconds is None else time.time() + seconds)
    length = f" for {arguments.time}" if arguments.time else ""
    print(f"Indexing in the background rests{length}. `akin resume` ends that.")
    return 0


def resume(data_dir: Path, _: argparse.Namespace) -> int:
    """Runs `akin resume`."""
    print("Indexing goes on." if end_pause(data_dir) else "Indexing was not paused.")
    return 0


def _seconds(text: str) -> float:
    """The seconds of "30m", "1h" or "2d". Raises AkinError."""
    number, unit = text[:-1], text[-1:].lower()
    if unit not in _UNITS or not number.isdigit() or int(number) == 0:
        raise AkinError(f"{text} is no length of time.", "Write it as 30m, 1h or 2d.")
    return int(number) * _UNITS[unit]
