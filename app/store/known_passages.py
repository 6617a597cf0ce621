"""How many passages a library has, told without opening it: LanceDB loads slowly, and not on every machine."""

from pathlib import Path

from app.store.ledger import look_into
from app.store.library import LEDGER_FILE


def known_passages(data_dir: Path) -> int:
    """The passages of the library in the data folder, 0 where there is none or that cannot be told."""
    found = look_into(data_dir / LEDGER_FILE, "SELECT coalesce(sum(words), 0) FROM documents WHERE words IS NOT NULL")
    return int(found[0][0]) if found else 0
