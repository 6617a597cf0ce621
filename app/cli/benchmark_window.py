"""`akin benchmark window`: the window's start, the waits of a typist, and what the window costs at rest."""

import argparse
from pathlib import Path

from rich.table import Table

from app.cli.demo_library import copy_demo_library
from app.domain.errors import LibraryError
from app.evaluate.window_speed import Scrolled, Waited, WindowSpeed, copy_library, measure_window
from app.store.library import LEDGER_FILE
from app.worker.engine import Engine


def run_window(engine: Engine, arguments: argparse.Namespace, folder: Path) -> WindowSpeed:
    """Measures on an empty library, or on a copy of the one that is named. Raises AkinError."""
    data_dir = folder / "data"
    named: Path | None = arguments.library
    if named is not None:
        if not (named / LEDGER_FILE).exists():
            raise LibraryError(f"There is no library in {named}.", "Name a data folder of Akin.")
        copy_library(named, data_dir)
    demo = copy_demo_library(folder / "demo")
    return measure_window(data_dir, engine.models_dir, demo.folder)


def window_table(speed: WindowSpeed) -> Table:
    """The measurement for a person."""
    table = Table("", "", title="The window", title_justify="left")
    each = ", ".join(f"{took:.2f}" for took in speed.painted_s)
    table.add_row("start of the process to first paint", f"{speed.painted_median_s:.2f} s ({each})")
    table.add_row("longest wait of a key while files are indexed", _waits(speed.indexing))
    table.add_row("the same afterwards", _waits(speed.indexed))
    table.add_row("a frame while 5,000 hits are scrolled, as a list", _frames(speed.scrolled_list))
    table.add_row("the same as a grid", _frames(speed.scrolled_grid))
    table.add_row("memory soon after a search", f"{speed.resident_mb:.0f} MB, {speed.own_mb:.0f} MB of it its own")
    table.add_row("memory at rest", f"{speed.rested_mb:.0f} MB, {speed.rested_own_mb:.0f} MB of it its own")
    table.add_row("processor at rest", f"{speed.idle_percent:.1f} % of a core")
    return table


def _frames(scrolled: Scrolled) -> str:
    share = f"{scrolled.over_a_frame} of {scrolled.frames} above 16 ms"
    worked = f"worked {scrolled.worked_median_ms:.1f} and {scrolled.worked_p99_ms:.1f} ms"
    return f"{scrolled.median_ms:.1f} ms, 99 % below {scrolled.p99_ms:.1f} ms, {share}; {worked}"


def _waits(waited: Waited) -> str:
    share = f"{waited.over_a_frame} of {waited.times} above 16 ms"
    return f"{waited.longest_ms:.1f} ms, 99 % below {waited.p99_ms:.1f} ms, {share}; worked {waited.worked_ms:.1f} ms"
