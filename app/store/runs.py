"""What the ledger remembers of the last indexing run."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from app.domain.progress import RunReport
from app.store.ledger import Ledger

_KEY = "last_run"


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run that came to an end: when (with time zone), and what it did."""

    ended: datetime
    report: RunReport


def remember_run(ledger: Ledger, report: RunReport) -> None:
    """Keeps the report of a run that ends now."""
    ended = datetime.now().astimezone().isoformat(timespec="seconds")
    ledger.set_meta(_KEY, json.dumps({"ended": ended, "report": asdict(report)}))


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
