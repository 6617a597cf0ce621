"""How quick the window is: from the start of the process to its first paint, and how long a key press ever waits.

The window runs in a process of its own without a screen (`app.ui.measured`), on a library of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from app.domain.errors import AkinError
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.runtime.settings_writing import set_setting

STARTS = 5
_SECONDS = 1800  # for one run


@dataclass(frozen=True, slots=True)
class Waited:
    """What happened while a quick typist was at work, in milliseconds.

    Something that happens now waits `longest_ms` at most until the window takes it up, and 99 % of the time less than
    `p99_ms`; `over_a_frame` of `times` waited longer than 16 ms. `worked_ms` is the longest time that the window's own
    thread worked without taking anything up; what is above it, it waited for the processor or for another thread.
    """

    times: int
    longest_ms: float
    p99_ms: float
    over_a_frame: int
    worked_ms: float
    answers: int


@dataclass(frozen=True, slots=True)
class Scrolled:
    """What a frame took while 5,000 hits were scrolled, in milliseconds.

    The whole list was painted anew in each of `frames`, which `over_a_frame` of them needed more than 16 ms for.
    `worked_...` is what the window's own thread worked for it; what is above it, it waited for the processor.
    """

    frames: int
    median_ms: float
    p99_ms: float
    worked_median_ms: float
    worked_p99_ms: float
    over_a_frame: int


@dataclass(frozen=True, slots=True)
class WindowSpeed:
    """Seconds until the first paint, each of some starts; waits while files are indexed and after; the cost of rest.

    `resident_mb` is taken some seconds after the last search, `rested_mb` when models have left the memory; of each the
    part that no other process shares. `scrolled_list` and `scrolled_grid` are frames of 5,000 hits.
    """

    painted_s: tuple[float, ...]
    indexing: Waited
    indexed: Waited
    idle_percent: float
    resident_mb: float
    own_mb: float
    rested_mb: float
    rested_own_mb: float
    scrolled_list: Scrolled
    scrolled_grid: Scrolled

    @property
    def painted_median_s(self) -> float:
        """The median of the starts."""
        return median(self.painted_s)


def measure_window(data_dir: Path, models_dir: Path, files: Path) -> WindowSpeed:
    """Adds `files` to the library in `data_dir` and types meanwhile, types again, rests, then starts some times more.

    Raises AkinError where the window cannot be shown.
    """
    data_dir.mkdir(exist_ok=True)
    set_setting(data_dir, "busy_percent", 100)  # what is measured is indexing, not its patience
    set_setting(data_dir, "unload_minutes", 1)  # and rest as it is later, too
    found = _run(data_dir, models_dir, [str(files)])
    starts = [_run(data_dir, models_dir, ["--start-only"])["painted_after"] for _ in range(STARTS)]
    idle = found["idle"]
    return WindowSpeed(
        painted_s=tuple(starts),
        indexing=_waited(found["indexing"]),
        indexed=_waited(found["indexed"]),
        idle_percent=idle["cpu_percent"],
        resident_mb=idle["resident_mb"],
        own_mb=idle["own_mb"],
        rested_mb=found["rested"]["resident_mb"],
        rested_own_mb=found["rested"]["own_mb"],
        scrolled_list=Scrolled(**found["scrolled"]["list"]),
        scrolled_grid=Scrolled(**found["scrolled"]["grid"]),
    )


def copy_library(source: Path, target: Path) -> None:
    """A copy to measure on: the library itself stays as it is."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("writer.json", "live.json", "requests"))


def _run(data_dir: Path, models_dir: Path, more: Sequence[str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "app.ui.measured", str(data_dir), *more]
    surroundings = os.environ | {MODELS_DIR_VARIABLE: str(models_dir), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=_SECONDS)
    if done.returncode != 0:
        raise AkinError(f"The window could not be measured: {done.stderr.strip()[-500:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _waited(found: dict[str, Any]) -> Waited:
    return Waited(**found["waited"], worked_ms=found["worked"]["longest_ms"], answers=found["answers"])
