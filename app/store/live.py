"""What the writing process is doing now, kept in a small file that any process can read."""

import json
import os
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.domain.progress import Progress, Stage
from app.runtime.whole_file import write_whole
from app.store.library import LIVE_FILE

_SECONDS = 0.25  # between two writings of the same stage


@dataclass(frozen=True, slots=True)
class Live:
    """The process, the number of runs that it has finished, and how far the present one has come (None: idle)."""

    process: int
    finished: int = 0
    progress: Progress | None = None
    waiting_because: str = ""


class LiveFile:
    """Tells other processes what this one does; failing to tell stops nothing."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / LIVE_FILE
        self._live = Live(os.getpid())
        self._written = float("-inf")

    def show(self, progress: Progress) -> None:
        """How far the run has come; written a few times a second."""
        before = self._live.progress
        self._live = replace(self._live, progress=progress)
        is_new = before is None or before.stage is not progress.stage
        if is_new or time.monotonic() - self._written > _SECONDS:
            self._write()

    def rest(self, *, finished: bool = False, waiting_because: str = "") -> None:
        """No run goes on; `waiting_because` says why there is none where one is due."""
        count = self._live.finished + finished
        live = replace(self._live, finished=count, progress=None, waiting_because=waiting_because)
        if live != self._live:
            self._live = live
            self._write()

    def remove(self) -> None:
        """This process writes no more."""
        self._file.unlink(missing_ok=True)

    def _write(self) -> None:
        try:
            write_whole(self._file, json.dumps(asdict(self._live)))
        except OSError:
            return
        self._written = time.monotonic()


def read_live(data_dir: Path) -> Live | None:
    """What the writing process last told; None where there is none."""
    try:
        content = json.loads((data_dir / LIVE_FILE).read_bytes())
        told = content.pop("progress")
        progress = told and Progress(**told | {"stage": Stage(told["stage"])})
        return Live(**content, progress=progress)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
