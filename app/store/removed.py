"""How much has been deleted from the library since deleted words were last erased from the disk."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.store.ledger import Ledger

_KEY = "removed"


@dataclass(frozen=True, slots=True)
class Removed:
    """`rows` passages and files have gone since the moment `since`."""

    rows: int
    since: datetime

    @property
    def age(self) -> timedelta:
        """How long ago the first of them went; a moment that is yet to come (the clock was put back) is long ago."""
        age = datetime.now().astimezone() - self.since
        return age if age >= timedelta(0) else timedelta.max


def note_removed(ledger: Ledger, rows: int) -> None:
    """To be called, in the same transaction, when passages or files are forgotten."""
    if rows:
        known = removed(ledger)
        since = known.since if known else datetime.now().astimezone()
        count = rows + (known.rows if known else 0)
        ledger.set_meta(_KEY, json.dumps({"rows": count, "since": since.isoformat()}))


def removed(ledger: Ledger) -> Removed | None:
    """What has gone since the last erasing, None for nothing."""
    kept = ledger.meta(_KEY)
    try:
        content = json.loads(kept or "null")
        return content and Removed(int(content["rows"]), datetime.fromisoformat(content["since"]).astimezone())
    except (ValueError, KeyError, TypeError):
        return Removed(1, datetime.fromtimestamp(0).astimezone())


def restart_count(ledger: Ledger, rows: int) -> None:
    """To be called where the moment that is kept cannot be right: the rows count as removed now."""
    forget_removed(ledger)
    note_removed(ledger, rows)


def forget_removed(ledger: Ledger) -> None:
    """To be called when nothing of it is left on the disk."""
    ledger.set_meta(_KEY, None)
