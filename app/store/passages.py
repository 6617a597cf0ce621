"""The table of passages: their texts, where they stand in their documents, and the full-text index over them."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from app.domain.selection import Selection
from app.store.compaction import GRACE, TableState, allowed_unindexed, clean, drop_deleted, state_of, tidy
from app.store.lance import (
    SeenVersion,
    delete_documents,
    drop_indexes,
    id_list,
    lancedb,
    rows_of_documents,
    table_errors,
    unindexed_rows,
)

NAME = "passages"
MATCHED_ROWS = 20_000  # in a smaller table every match is looked at
HELD_ROWS = 200_000  # in a smaller table rows are known by their place (24 bytes each)
_INT64_MAX = 2**63 - 1
_NO_ROW = 2**64 - 1

Ids = npt.NDArray[np.int64]
SCHEMA = pa.schema(
    [
        pa.field("passage_id", pa.int64(), nullable=False),
        pa.field("document_id", pa.int64(), nullable=False),
        pa.field("ordinal", pa.int32(), nullable=False),
        pa.field("page", pa.int32()),
        pa.field("start", pa.int64(), nullable=False),
        pa.field("end", pa.int64(), nullable=False),
        pa.field("body", pa.int32(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("recognised", pa.bool_(), nullable=False),
        pa.field("box", pa.list_(pa.float32())),
    ]
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One row.

    `text` is what is embedded and indexed: the context (title and headings), a line break, and from `body` on the
    passage's own words, which stand at [start, end) in the document's text. A `recognised` one was read off a picture
    of it: `box` is where (see RecognisedBlock), and its place counts in the text of its page.
    """

    passage_id: int
    document_id: int
    ordinal: int
    page: int | None
    start: int
    end: int
    body: int
    text: str
    recognised: bool = False
    box: tuple[float, float, float, float] | None = None

    @property
    def context(self) -> str:
        """Title and headings."""
        return self.text[: self.body].rstrip("\n")

    @property
    def words(self) -> str:
        """The passage without its context."""
        return self.text[self.body :]


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage or picture that an arm found, by its id, with the arm's own score; higher is better."""

    id: int
    document_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Matches:
    """All passages that an arm found, best first: ids and scores, one row each."""

    passage_ids: Ids
    document_ids: Ids
    scores: npt.NDArray[np.float32]

    def best(self, limit: int, selection: Selection | None) -> list[Scored]:
        """The best `limit` of those that lie inside the selection."""
        places = np.arange(len(self.scores))
        if selection is not None:
            ids = np.fromiter(selection.ids, np.int64, len(selection.ids))
            places = np.flatnonzero(np.isin(self.document_ids, ids, invert=selection.excluded))
        columns = (column[places[:limit]].tolist() for column in (self.passage_ids, self.document_ids, self.scores))
        return [Scored(*row) for row in zip(*columns, strict=True)]


@dataclass(frozen=True, slots=True)
class _HeldRows:
    """Where LanceDB keeps each passage of a table at `version`; `row_ids` are sorted."""

    version: int
    row_ids: npt.NDArray[np.uint64]
    passage_ids: Ids
    document_ids: Ids

    def places_of(self, row_ids: npt.NDArray[np.uint64]) -> Ids | None:
        """The places of the rows, None where one is not among them."""
        places = np.searchsorted(self.row_ids, row_ids)
        known = np.append(self.row_ids, np.uint64(_NO_ROW))[places] == row_ids
        return places if bool(known.all()) else None


@dataclass(frozen=True, slots=True)
class Words:
    """What the full-text index ranks by: single words, and `phrases` whose words count once more where they adjoin."""

    text: str
    phrases: tuple[str, ...] = ()


def passage_id(document_id: int, ordinal: int) -> int:
    """The same passage of the same document always has the same id; ids are spread evenly over 63 bits."""
    digest = hashlib.blake2b(f"{document_id}:{ordinal}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


class PassageTable:
    """Reads and writes the passages of one index. Every method raises LibraryDamagedError or DiskFullError."""

    def __init__(self, database: Any) -> None:
        self._held: _HeldRows | None = None
        self._rows: tuple[int, int] = (-1, 0)
        self._is_searchable = False
        with table_errors(NAME):
            self._table = database.create_table(NAME, schema=SCHEMA, exist_ok=True)
        self._version = SeenVersion(self._table)

    def add(self, passages: Sequence[Passage]) -> None:
        """Adds rows; one commit."""
        columns = {field.name: pa.array([getattr(row, field.name) for row in passages], field.type) for field in SCHEMA}
        with table_errors(NAME):
            self._table.add(pa.table(columns, schema=SCHEMA))
        self._version.forget()

    def delete_documents(self, ids: Sequence[int]) -> None:
        """Removes every passage of the documents."""
        with table_errors(NAME):
            delete_documents(self._table, ids)
        self._version.forget()

    def counts(self) -> dict[int, int]:
        """The number of passages of each document."""
        with table_errors(NAME):
            return rows_of_documents(self._table)

    def __len__(self) -> int:
        with table_errors(NAME):
            version = self._version.get()
            if self._rows[0] != version:
                self._rows = (version, int(self._table.count_rows()))
        return self._rows[1]

    def of_documents(self, ids: Sequence[int]) -> list[Passage]:
        """All passages of the documents, in no order."""
        return self._read(id_list("document_id", ids)) if ids else []

    def fetch(self, ids: Sequence[int]) -> dict[int, Passage]:
        """The passages with these ids; missing ones are left out."""
        if not ids:
            return {}
        rows = self._take(ids) or self._read(id_list("passage_id", ids))
        return {row.passage_id: row for row in rows}

    def _take(self, ids: Sequence[int]) -> list[Passage]:
        """The passages by the places of their rows, a third of the time of a scan; none where these are not known."""
        held = self._hold()
        if held is None:
            return []
        wanted = np.flatnonzero(np.isin(held.passage_ids, np.asarray(ids, np.int64)))
        try:
            found = self._table.take_row_ids(held.row_ids[wanted].tolist()).select(SCHEMA.names).to_arrow().to_pylist()
        except (RuntimeError, ValueError, OSError):  # the table has just been compacted: rows have moved
            return []
        return list(map(_passage, found)) if {row["passage_id"] for row in found} == set(ids) else []

    def _hold(self, *, again: bool = False) -> _HeldRows | None:
        """The places of all rows, read again where the table has changed; None where they are too many."""
        if again:
            self._version.forget()
        with table_errors(NAME):
            version = self._version.get()
            if again or self._held is None or self._held.version != version:
                self._held = None if len(self) > HELD_ROWS else self._read_places(version)
        return self._held

    def _read_places(self, version: int) -> _HeldRows:
        rows = self._table.search().select(["passage_id", "document_id"]).with_row_id(True).to_arrow()
        order = np.argsort(row_ids := rows["_rowid"].to_numpy())
        return _HeldRows(
            version, row_ids[order], rows["passage_id"].to_numpy()[order], rows["document_id"].to_numpy()[order]
        )

    def _read(self, where: str) -> list[Passage]:
        with table_errors(NAME):
            rows = self._table.search().where(where).select(SCHEMA.names).to_arrow().to_pylist()
        return list(map(_passage, rows))

    def match(self, words: Words, limit: int, selection: Selection | None = None) -> list[Scored]:
        """The best passages by BM25 that hold any of the words, best first."""
        return self._search(_any(words), limit, condition_of(selection))

    def match_all(self, words: Words) -> Matches | None:
        """Every passage by BM25 that holds any of the words; None where the table is too large for that."""
        for again in (False, True):  # once more where the table has changed between the two
            held = self._hold(again=again)
            if held is None or len(held.row_ids) > MATCHED_ROWS:
                return None
            with table_errors(NAME):
                builder = self._table.search(_any(words), query_type="fts").with_row_id(True)
                found = builder.select(["_score"]).limit(MATCHED_ROWS).to_arrow()
            places = held.places_of(found["_rowid"].to_numpy())
            if places is not None:
                return Matches(held.passage_ids[places], held.document_ids[places], found["_score"].to_numpy())
        return None

    def match_some(self, words: Words, ids: Sequence[int], share: float) -> tuple[dict[int, float], list[float]]:
        """BM25 scores of those among the passages `ids` that hold any of the words, and the scores of all that do in a
        random sample of `share` (0 to 1) of all passages; by one search.
        """
        bound = min(int(share * _INT64_MAX), _INT64_MAX)
        parts = [f"passage_id < {bound}"] if bound else []
        if ids:
            parts.append(id_list("passage_id", ids))
        if not parts:
            return {}, []
        most = len(ids) + 100 + int(2 * min(share, 1.0) * len(self))  # twice what the sample is expected to hold
        found = self._search(_any(words), most, " OR ".join(parts))
        wanted = set(ids)
        return {hit.id: hit.score for hit in found if hit.id in wanted}, [hit.score for hit in found if hit.id < bound]

    def containing(self, words: str, limit: int, *, adjacent: bool) -> list[Scored]:
        """The passages that hold all of the words (by stem), with `adjacent` next to each other and in this order."""
        query = lancedb.query
        if adjacent:
            return self._search(query.PhraseQuery(words, "text"), limit, None)
        return self._search(query.MatchQuery(words, "text", operator=query.FullTextOperator.AND), limit, None)

    def _search(self, query: Any, limit: int, where: str | None) -> list[Scored]:
        if where == "":
            return []
        with table_errors(NAME):
            builder = self._table.search(query, query_type="fts")
            if where is not None:
                builder = builder.where(where, prefilter=True)
            found = builder.select(["passage_id", "document_id", "_score"]).limit(limit).to_arrow()
        columns = (found[name].to_pylist() for name in ("passage_id", "document_id", "_score"))
        return [Scored(*row) for row in zip(*columns, strict=True)]

    def is_searchable(self) -> bool:
        """Whether the full-text index is there; before the first `index_rows` no words can be searched."""
        with table_errors(NAME):
            if not self._is_searchable:  # once made, the index stays or is made again
                self._is_searchable = any("text" in index.columns for index in self._table.list_indices())
            return self._is_searchable

    def is_indexed(self) -> bool:
        """Whether the indexes cover every row."""
        with table_errors(NAME):
            return not unindexed_rows(self._table, "text") and not unindexed_rows(self._table, "passage_id")

    def indexing_is_due(self) -> bool:
        """Whether so many rows are outside of the indexes that searches suffer."""
        with table_errors(NAME):
            outside = max(unindexed_rows(self._table, "text"), unindexed_rows(self._table, "passage_id"))
        return outside > allowed_unindexed(len(self))

    def index_rows(self) -> None:
        """Makes new rows quick to search: builds the indexes or adds the rows to them."""
        with table_errors(NAME):
            if not self.is_searchable():
                self._build_indexes()
            else:
                tidy(self._table)
        self._version.forget()

    def _build_indexes(self) -> None:
        index = lancedb.index
        # Stop words stay: a phrase may consist of them. "icu/split" also finds words in Chinese and Japanese.
        words = index.FTS(with_position=True, base_tokenizer="icu/split", remove_stop_words=False)
        self._table.create_index("text", config=words)
        self._table.create_index("passage_id", config=index.BTree())

    def erase_deleted(self) -> None:
        """Leaves nothing of what `delete_documents` has removed in the newest version; `clean` removes the others."""
        with table_errors(NAME):
            drop_deleted(self._table, "passage_id", self._build_indexes)
        self._version.forget()

    def clean(self, grace: timedelta = GRACE) -> None:
        """Merges fragments, adds new rows to the indexes, and removes versions superseded for `grace`."""
        with table_errors(NAME):
            clean(self._table, grace)
        self._version.forget()

    def state(self, grace: timedelta = GRACE) -> TableState:
        """What the table has gathered."""
        with table_errors(NAME):
            return state_of(self._table, ("text", "passage_id"), grace)

    def texts(self) -> Iterator[str]:
        """The text of every passage, in no order."""
        with table_errors(NAME):
            for batch in self._table.search().select(["text"]).to_batches():
                yield from batch["text"].to_pylist()

    def rebuild_indexes(self) -> None:
        """Drops all indexes, whatever their state, and builds them from the rows."""
        with table_errors(NAME):
            self._is_searchable = False
            drop_indexes(self._table)
            self._build_indexes()
        self._version.forget()

    def read_rows(self) -> int:
        """Reads every column of every row, and no index; returns the number of rows. Finds damage."""
        with table_errors(NAME):
            return sum(batch.num_rows for batch in self._table.search().to_batches())

    def read_through(self) -> int:
        """Reads every row and asks each index something; returns the number of rows. Finds damage."""
        rows, word = 0, "a"
        for text in self.texts():
            rows += 1
            word = max(text.split(), key=len, default=word)
        self.fetch([0])
        if self.is_searchable():
            self.match(Words(word), 1)
        return rows


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(**row | {"box": row["box"] and tuple(row["box"])})


def _any(words: Words) -> Any:
    query = lancedb.query
    single = query.MatchQuery(words.text, "text")
    if not words.phrases:
        return single
    parts = [single, *(query.PhraseQuery(phrase, "text") for phrase in words.phrases)]
    return query.BooleanQuery([(query.Occur.SHOULD, part) for part in parts])


def condition_of(selection: Selection | None) -> str | None:
    """SQL for the selection: None for no condition, "" where nothing can be found."""
    if selection is None or (selection.excluded and not selection.ids):
        return None
    return id_list("document_id", sorted(selection.ids), excluded=selection.excluded) if selection.ids else ""
