"""What the ledger remembers of the last indexing run."""

import json
import os
from dataclasses import asdict, replace
from datetime import datetime

from app.domain.files import display
from app.domain.library_facts import LastRun
from app.domain.progress import RunReport
from app.store.ledger import Ledger

_KEY, _PACE = "last_run", "pace"
_LEAST_FOR_PACE = 100  # passages; less tells nothing


def remember_run(ledger: Ledger, report: RunReport) -> None:
    """Keeps the report of a run that ends now."""
    ended = datetime.now().astimezone().isoformat(timespec="seconds")
    ledger.set_meta(_KEY, json.dumps({"ended": ended, "report": asdict(report)}))
    if report.embedded >= max(_LEAST_FOR_PACE, _passages_of_pace(ledger) // 2):
        ledger.set_meta(_PACE, json.dumps({"passages": report.embedded, "seconds": report.seconds}))


def pace(ledger: Ledger) -> float | None:
    """The seconds that a passage took, all stages together, in the last large run; None where there was none."""
    passages = _passages_of_pace(ledger)
    return float(json.loads(ledger.meta(_PACE) or "{}")["seconds"]) / passages if passages else None


def _passages_of_pace(ledger: Ledger) -> int:
    try:
        return int(json.loads(ledger.meta(_PACE) or "{}")["passages"])
    except (ValueError, KeyError, TypeError):
        return 0


def last_run(ledger: Ledger) -> LastRun | None:
    """The last run, None where there has been none that this version can read."""
    try:
        kept = json.loads(ledger.meta(_KEY) or "")
        report = RunReport(**kept["report"])
        return LastRun(datetime.fromisoformat(kept["ended"]), replace(report, problems=tuple(report.problems)))
    except (ValueError, KeyError, TypeError):
        return None


def forget_problems(ledger: Ledger) -> None:
    """Drops the sentences about folders, which name them, from the kept report."""
    kept = last_run(ledger)
    if kept is not None:
        report = asdict(replace(kept.report, problems=()))
        ledger.set_meta(_KEY, json.dumps({"ended": kept.ended.isoformat(), "report": report}))


def note_seen(ledger: Ledger, folder: str, seconds: float) -> None:
    """The folder has been looked through just now, which took so many seconds."""
    ledger.set_meta(_seen_key(folder), datetime.now().astimezone().isoformat(timespec="seconds"))
    ledger.set_meta(_took_key(folder), str(round(seconds, 3)))


def scan_seconds(ledger: Ledger, folder: str) -> float:
    """How long it took to look through the folder the last time; 0 where it never was."""
    return float(ledger.meta(_took_key(folder)) or 0.0)


def last_seen(ledger: Ledger, folder: str) -> datetime | None:
    """When the folder was last looked through (with time zone), None where it never was."""
    try:
        return datetime.fromisoformat(ledger.meta(_seen_key(folder)) or "")
    except ValueError:
        return None


def forget_seen(ledger: Ledger, folder: str) -> None:
    """Drops the notes of `note_seen` for the folder and those inside it."""
    for key, inside in ((key(folder), key(os.path.join(folder, ""))) for key in (_seen_key, _took_key)):
        ledger.run("DELETE FROM meta WHERE key = ? OR substr(key, 1, ?) = ?", (key, len(inside), inside))


def _seen_key(folder: str) -> str:
    return f"seen {display(folder)}"


def _took_key(folder: str) -> str:
    return f"took {display(folder)}"
