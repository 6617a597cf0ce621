"""The person's wish that indexing rests for a while: a small file in the data folder."""

import json
import time
from pathlib import Path

from app.runtime.whole_file import write_whole

FILE = "paused.json"
_CLOCKS = 60.0  # seconds by which a clock may be set without anybody noticing


def pause(data_dir: Path, until: float | None) -> None:
    """Indexing rests until that moment (seconds since the epoch), with None until `resume`. Raises OSError."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(data_dir / FILE, json.dumps({"until": until, "since": time.time()}))


def resume(data_dir: Path) -> bool:
    """Indexing goes on; False where it was not paused."""
    try:
        (data_dir / FILE).unlink()
    except FileNotFoundError:
        return False
    return True


def paused_until(data_dir: Path, now: float | None = None) -> float | None:
    """The end of the pause that holds now, infinity for one without an end; None where there is none.

    One that has yet to begin is over: the clock was put back, and it could last for days.
    """
    now = time.time() if now is None else now
    try:
        kept = json.loads((data_dir / FILE).read_bytes())
        end = float("inf") if kept["until"] is None else float(kept["until"])
        since = float(kept.get("since", now))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return end if now < end and (end == float("inf") or since <= now + _CLOCKS) else None
