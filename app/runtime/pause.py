"""The person's wish that indexing rests for a while: a small file in the data folder."""

import json
import time
from pathlib import Path

from app.runtime.whole_file import write_whole

FILE = "paused.json"


def pause(data_dir: Path, until: float | None) -> None:
    """Indexing rests until that moment (seconds since the epoch), with None until `resume`. Raises OSError."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(data_dir / FILE, json.dumps({"until": until}))


def resume(data_dir: Path) -> bool:
    """Indexing goes on; False where it was not paused."""
    try:
        (data_dir / FILE).unlink()
    except FileNotFoundError:
        return False
    return True


def paused_until(data_dir: Path, now: float | None = None) -> float | None:
    """The end of the pause that holds now, infinity for one without an end; None where there is none."""
    try:
        until = json.loads((data_dir / FILE).read_bytes())["until"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    end = float("inf") if until is None else float(until)
    return end if end > (time.time() if now is None else now) else None
