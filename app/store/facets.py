"""Gathers what filters can be chosen from."""

from app.domain.facets import Facets
from app.store.ledger import Ledger

MOST = 24


def facets(ledger: Ledger) -> Facets:
    """The values that occur most, at most `MOST` of each. Raises LibraryError where the ledger cannot be read."""
    places = (place.partition(",")[0] for place in _values(ledger, "place"))
    return Facets(_values(ledger, "format"), _values(ledger, "camera"), tuple(dict.fromkeys(places)))


def _values(ledger: Ledger, column: str) -> tuple[str, ...]:
    rows = ledger.rows(
        f"SELECT {column} FROM documents JOIN files ON files.document_id = documents.id WHERE {column} != ''"
        f" GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT ?",
        (MOST,),
    )
    return tuple(value for (value,) in rows)
