"""The table of passages: their texts, where they stand in their documents, and the full-text index over them."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from app.domain.selection import Selection
from app.store.lance import erase_deleted, id_list, lancedb, table_errors, unindexed_rows

NAME = "passages"
MAX_IDS_A_SCAN = 50_000
_INT64_MAX = 2**63 - 1
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
    ]
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One row.

    `text` is what is embedded and indexed: the context (title and headings), a line break, and from `body` on the
    passage's own words, which stand at [start, end) in the document's text.
    """

    passage_id: int
    document_id: int
    ordinal: int
    page: int | None
    start: int
    end: int
    body: int
    text: str

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
    """A passage that an arm found, with the arm's own score; higher is better."""

    passage_id: int
    document_id: int
    score: float


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
        with table_errors(NAME):
            self._table = database.create_table(NAME, schema=SCHEMA, exist_ok=True)

    def add(self, passages: Sequence[Passage]) -> None:
        """Adds rows; one commit."""
        columns = {field.name: pa.array([getattr(row, field.name) for row in passages], field.type) for field in SCHEMA}
        with table_errors(NAME):
            self._table.add(pa.table(columns, schema=SCHEMA))

    def delete_documents(self, ids: Sequence[int]) -> None:
        """Removes every passage of the documents."""
        with table_errors(NAME):
            for first in range(0, len(ids), MAX_IDS_A_SCAN):
                self._table.delete(id_list("document_id", ids[first : first + MAX_IDS_A_SCAN]))

    def counts(self) -> dict[int, int]:
        """The number of passages of each document."""
        with table_errors(NAME):
            column = self._table.search().select(["document_id"]).to_arrow()["document_id"].to_numpy()
        ids, counts = np.unique(column, return_counts=True)
        return dict(zip(ids.tolist(), counts.tolist(), strict=True))

    def __len__(self) -> int:
        with table_errors(NAME):
            return int(self._table.count_rows())

    def of_documents(self, ids: Sequence[int]) -> list[Passage]:
        """All passages of the documents, in no order."""
        return self._read(id_list("document_id", ids)) if ids else []

    def fetch(self, ids: Sequence[int]) -> dict[int, Passage]:
        """The passages with these ids; missing ones are left out."""
        return {row.passage_id: row for row in self._read(id_list("passage_id", ids))} if ids else {}

    def _read(self, where: str) -> list[Passage]:
        with table_errors(NAME):
            rows = self._table.search().where(where).select(SCHEMA.names).to_arrow().to_pylist()
        return [Passage(**row) for row in rows]

    def match(self, words: Words, limit: int, selection: Selection | None = None) -> list[Scored]:
        """The best passages by BM25 that hold any of the words, best first."""
        return self._search(_any(words), limit, condition_of(selection))

    def match_scores(self, words: Words, share: float) -> list[float]:
        """BM25 scores of the matching passages in a random sample of `share` of all passages, all where it is 1."""
        where = f"passage_id < {int(share * _INT64_MAX)}" if share < 1 else None
        return [row.score for row in self._search(_any(words), 1_000_000, where)]

    def sharing(self, words: Words, ids: Sequence[int]) -> list[Scored]:
        """The BM25 scores for `words` of those among the passages `ids` that hold any of them."""
        return self._search(_any(words), len(ids), id_list("passage_id", ids)) if ids else []

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
            return any("text" in index.columns for index in self._table.list_indices())

    def is_indexed(self) -> bool:
        """Whether the indexes cover every row."""
        with table_errors(NAME):
            return not unindexed_rows(self._table, "text") and not unindexed_rows(self._table, "passage_id")

    def index_rows(self) -> None:
        """Makes new rows quick to search: builds the indexes or adds the rows to them."""
        with table_errors(NAME):
            if not self.is_searchable():
                self._build_indexes()
            else:
                self._table.optimize(cleanup_older_than=timedelta(minutes=10))

    def _build_indexes(self) -> None:
        index = lancedb.index
        # Stop words stay: a phrase may consist of them. "icu/split" also finds words in Chinese and Japanese.
        words = index.FTS(with_position=True, base_tokenizer="icu/split", remove_stop_words=False)
        self._table.create_index("text", config=words)
        self._table.create_index("passage_id", config=index.BTree())

    def erase_deleted(self) -> None:
        """Takes what `delete_documents` has removed off the disk."""
        with table_errors(NAME):
            erase_deleted(self._table, self._build_indexes)

    def texts(self) -> Iterator[str]:
        """The text of every passage, in no order."""
        with table_errors(NAME):
            for batch in self._table.search().select(["text"]).to_batches():
                yield from batch["text"].to_pylist()

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
