"""What the indexes of a library are made with, read without LanceDB: it loads slowly, and not on every machine."""

import sqlite3
from contextlib import closing
from pathlib import Path


def kept_fingerprints(data_dir: Path) -> tuple[str, ...]:
    """Those of the index that answers and of the one that is built beside it, as far as they are there."""
    found = (_fingerprint(ledger) for ledger in sorted(data_dir.glob("ledger*.sqlite")))
    return tuple(fingerprint for fingerprint in found if fingerprint)


def _fingerprint(ledger: Path) -> str:
    try:
        with closing(sqlite3.connect(f"{ledger.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""
