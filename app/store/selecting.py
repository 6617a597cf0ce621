"""Finds the files that satisfy a query's condition: filters by the ledger, words and phrases by the passages."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.queries import And, Condition, FilterField, NearFilter, Not, Or, Phrase, RangeFilter, Term, TextFilter
from app.domain.selection import Selection
from app.store.inside import folders_inside
from app.store.ledger import Ledger
from app.store.names import files_named, ids_holding

# The ids of the documents whose text holds a word or a phrase.
DocumentsWith = Callable[[Term | Phrase], set[int]]
_Sql = tuple[str, list[Any]]

_EQUAL_SQL = {
    FilterField.KIND: "f.kind = ?",
    FilterField.EXTENSION: "f.extension = ?",
    FilterField.LANGUAGE: "d.language = ?",
}
_RANGE_SQL = {
    FilterField.DATE: "f.modified_ns",
    FilterField.SIZE: "f.size",
    FilterField.TAKEN: "CAST(strftime('%s', d.taken) AS INTEGER) * 1000000000",
    FilterField.WIDTH: "d.width",
    FilterField.HEIGHT: "d.height",
}
_CONTAINING_SQL = {
    FilterField.NAME: "f.name",
    FilterField.CAMERA: "d.camera",
    FilterField.LENS: "d.lens",
    FilterField.PLACE: "d.place",
}
_WILDCARDS = re.compile(r"[*?]")
_ORIENTATION_SQL = {
    "portrait": "d.height > d.width",
    "landscape": "d.width > d.height",
    "square": "d.width = d.height",
}


@dataclass(frozen=True, slots=True)
class SelectedFiles:
    """The files (ids in the ledger) that satisfy a condition, and the documents that they hold."""

    files: frozenset[int]
    documents: Selection


def select_files(ledger: Ledger, condition: Condition, documents_with: DocumentsWith) -> SelectedFiles:
    """Evaluates `condition` for every file of the library; words and phrases also match a file's name."""
    sql, values = _compile(ledger, condition, documents_with)
    rows = ledger.rows(
        f"SELECT f.id, f.document_id FROM files f LEFT JOIN documents d ON d.id = f.document_id WHERE {sql}", values
    )
    inside = {document for _, document in rows if document is not None}
    return SelectedFiles(frozenset(file for file, _ in rows), _shorter(ledger, inside))


def _shorter(ledger: Ledger, inside: set[int]) -> Selection:
    """The selection of these documents, told by the shorter of the two lists."""
    total = ledger.value("SELECT count(*) FROM documents")
    if len(inside) <= total // 2:
        return Selection(frozenset(inside))
    everything = {document for (document,) in ledger.rows("SELECT id FROM documents")}
    return Selection(frozenset(everything - inside), excluded=True)


def _compile(ledger: Ledger, condition: Condition, documents_with: DocumentsWith) -> _Sql:
    match condition:
        case Term() | Phrase():
            documents = json.dumps(sorted(documents_with(condition)))
            prefix = isinstance(condition, Term) and condition.prefix
            named = json.dumps(files_named(ledger, condition.text, prefix=prefix))
            sql = "(f.document_id IN (SELECT value FROM json_each(?)) OR f.id IN (SELECT value FROM json_each(?)))"
            return sql, [documents, named]
        case TextFilter(field, value):
            return _text_filter(ledger, field, value)
        case RangeFilter(field, low, high):
            column = _RANGE_SQL[field]
            tests = [(f"{column} >= ?", low), (f"{column} < ?", high)]
            kept = [(test, value) for test, value in tests if value is not None]
            return " AND ".join(test for test, _ in kept) or "1", [value for _, value in kept]
        case NearFilter(latitude, longitude, kilometres):
            return "kilometres(d.latitude, d.longitude, ?, ?) <= ?", [latitude, longitude, kilometres]
        case Not(part):
            sql, values = _compile(ledger, part, documents_with)
            return f"NOT coalesce(({sql}), 0)", values
        case And(parts):
            return _joined(ledger, " AND ", parts, documents_with)
        case Or(parts):
            return _joined(ledger, " OR ", parts, documents_with)


def _joined(ledger: Ledger, operator: str, parts: tuple[Condition, ...], documents_with: DocumentsWith) -> _Sql:
    compiled = [_compile(ledger, part, documents_with) for part in parts]
    return (
        operator.join(f"({sql})" for sql, _ in compiled) or "1",
        [value for _, values in compiled for value in values],
    )


def _text_filter(ledger: Ledger, field: FilterField, value: str) -> _Sql:
    lowered = value.lower()
    match field:
        case FilterField.TYPE:
            return "(d.format = ? OR f.extension = ?)", [lowered, lowered]
        case FilterField.FOLDER:
            folders = json.dumps(folders_inside(ledger, value))
            return "f.folder IN (SELECT value FROM json_each(?))", [folders]
        case FilterField.NAME if (held := ids_holding(ledger, _WILDCARDS.split(value))) is not None:
            sql = f"(f.id IN (SELECT value FROM json_each(?)) AND {_CONTAINING_SQL[field]} LIKE ? ESCAPE '\\')"
            return sql, [json.dumps(held), _like(value)]
        case FilterField.NAME | FilterField.CAMERA | FilterField.LENS | FilterField.PLACE:
            return f"{_CONTAINING_SQL[field]} LIKE ? ESCAPE '\\'", [_like(value)]
        case FilterField.ORIENTATION:
            return _ORIENTATION_SQL[lowered], []
        case _:
            return _EQUAL_SQL[field], [lowered.removeprefix(".") if field is FilterField.EXTENSION else lowered]


def _like(text: str) -> str:
    """A LIKE pattern for "contains", with * and ? as a person writes them."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped.replace('*', '%').replace('?', '_')}%"
