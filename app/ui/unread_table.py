"""The list of files that were not read as a table for other programs (pure)."""

import csv
import io

from app.domain.files import display
from app.domain.library_facts import Unread

COLUMNS = ("state", "reason", "path")
PARTLY = "partly read"


def as_csv(unread: Unread) -> str:
    """Comma-separated, with a head line, as RFC 4180 has it; a byte order mark tells spreadsheets that it is UTF-8."""
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    table.writerows((failure.state.value, failure.reason, _cell(failure.path)) for failure in unread.failures)
    table.writerows((PARTLY, " ".join(file.notes), _cell(file.path)) for file in unread.partly)
    return "\ufeff" + stream.getvalue()


def _cell(path: str) -> str:
    """A name that begins like a formula is no formula."""
    shown = display(path)
    return f"'{shown}" if shown[:1] in "=+-@\t" else shown
