"""Hands a request over to the process that is writing to the library, and shows how it gets on with it."""

import time
from pathlib import Path

from rich.console import Console

from app.cli.progress import ProgressBars
from app.domain.errors import AkinError
from app.store.live import read_live
from app.store.requests import IndexRequest, post
from app.store.writer_lock import writing_process

_TURN = 0.2
_PATIENCE = 10.0  # seconds for which the writer may be between two runs


def hand_over(data_dir: Path, request: IndexRequest, console: Console) -> int:
    """Posts the request and returns 0 when the writer has done it. Raises AkinError where the writer ends before."""
    holder = writing_process(data_dir)
    notices = Console(stderr=True)  # who asked for quiet is to know all the same why nothing happens
    console.print(f"Process {holder} is writing to this library: it is asked to do this too.", markup=False)
    file = post(data_dir, request)
    finished = _finished(data_dir)
    waiting = ""
    with ProgressBars(console) as bars:
        while file.exists() or _finished(data_dir) <= finished:
            if writing_process(data_dir) != holder:
                file.unlink(missing_ok=True)
                raise AkinError("The process that was writing has ended before it was done.", "Run `akin index` again.")
            live = read_live(data_dir)
            if file.exists():
                finished = _finished(data_dir)  # the run in hand does not count
            if live is not None and live.progress is not None:
                bars.show(live.progress)
            if live is not None and live.waiting_because not in ("", waiting):
                waiting = live.waiting_because
                notices.print(waiting, style="yellow", markup=False)
            time.sleep(_TURN)
    console.print("Done.")
    return 0


def _finished(data_dir: Path) -> int:
    live = read_live(data_dir)
    return live.finished if live else 0
