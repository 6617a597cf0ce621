"""Tries LanceDB in a process of its own, because on a processor that it cannot use it ends its process.

Nothing here may import lancedb in the process that asks.
"""

import multiprocessing
import platform
import signal
import tempfile
from collections.abc import Callable
from concurrent.futures import TimeoutError as StillRunning
from pathlib import Path

import pyarrow as pa
from pebble import ProcessExpired, ProcessPool

from app.domain.checks import Check, Verdict

NAME = "processor"
SECONDS = 120
_ILLEGAL_INSTRUCTION = {-int(getattr(signal, "SIGILL", 4)), 0xC000001D, 0xC000001D - 2**32}
_X86 = ("x86_64", "amd64", "i386", "i686")


def check_processor(trial: Callable[[], object] | None = None) -> Check:
    """Whether this machine's processor can run LanceDB; `trial` is what the child process does."""
    kind = f"{platform.machine()}, {pa.runtime_info().detected_simd_level.replace('_', ' ')} instructions"
    failed = _failure_of(trial or use_lancedb)
    if failed is None:
        return Check(NAME, Verdict.OK, f"LanceDB runs on this processor ({kind}).")
    if failed in _ILLEGAL_INSTRUCTION and platform.machine().lower() in _X86:
        return Check(
            NAME,
            Verdict.PROBLEM,
            f"This processor lacks AVX2, which LanceDB needs ({kind}).",
            "Akin needs a processor of 2013 or later; in a virtual machine, pass the host's processor through.",
        )
    if isinstance(failed, int):
        return Check(NAME, Verdict.PROBLEM, f"LanceDB ended its process when it was tried (code {failed}).", _REINSTALL)
    return Check(NAME, Verdict.PROBLEM, f"LanceDB does not work here: {failed}", _REINSTALL)


_REINSTALL = "Install Akin again, in a fresh environment; if that does not help, report it with this message."


def use_lancedb() -> int:
    """Imports lancedb and makes it calculate; returns the number of rows found. Only to be called in the child."""
    from app.store.lance import connect

    with tempfile.TemporaryDirectory() as folder:
        rows = [{"vector": [float(row), 1.0, 0.0, 0.0], "text": f"row {row}"} for row in range(64)]
        table = connect(Path(folder)).create_table("probe", rows)
        found: list[object] = table.search([3.0, 1.0, 0.0, 0.0]).limit(3).to_list()
        return len(found)


def _failure_of(trial: Callable[[], object]) -> int | str | None:
    """None where the trial ends well, else its process's exit code or the error that it raised."""
    with ProcessPool(max_workers=1, context=multiprocessing.get_context("spawn")) as pool:
        match pool.schedule(trial, timeout=SECONDS).exception():
            case None:
                return None
            case ProcessExpired() as error:
                return int(error.exitcode or 0)
            case StillRunning():
                return f"it did not answer within {SECONDS} seconds."
            case error:
                return repr(error)
