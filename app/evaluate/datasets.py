"""Reads evaluation sets in the BEIR layout: documents, queries, and the judgements of which answer which."""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import DatasetError

_ADVICE = (
    "A set is a folder with corpus.jsonl and queries.jsonl (each may end in .gz), and qrels/test.tsv with a query id, a"
    " document id and a whole number in each line."
)


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """A document of the set; the title may be empty."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class BeirDataset:
    """A set: documents by id, the texts of the judged queries by id, and for each query the grades by document id."""

    name: str
    corpus: dict[str, CorpusDocument]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]

    def limited(self, queries: int) -> "BeirDataset":
        """The set with at most so many of its queries, taken evenly from all of them."""
        every = list(self.queries)
        count = min(queries, len(every))
        kept = [every[number * len(every) // count] for number in range(count)]
        return replace(
            self,
            queries={query: self.queries[query] for query in kept},
            qrels={query: self.qrels[query] for query in kept},
        )


def load_beir(folder: Path, split: str = "test") -> BeirDataset:
    """The set in `folder` with the judgements of `qrels/<split>.tsv` (BEIR's three columns or trec_eval's four).

    Raises DatasetError, which names the file and the line, if a file is missing or unreadable, a line is malformed, an
    id is unknown or comes twice, or nothing is judged.
    """
    corpus = read_corpus(folder)
    queries = _read_queries(_find(folder, "queries.jsonl"))
    judgements = _find(folder, f"qrels/{split}.tsv")
    qrels: dict[str, dict[str, int]] = {}
    for line in _judgement_lines(judgements):
        query, document, grade = _judgement(line)
        if query not in queries:
            raise line.error(f"there is no query with the id “{query}”")
        if document not in corpus:
            raise line.error(f"there is no document with the id “{document}”")
        if document in qrels.setdefault(query, {}):
            raise line.error(f"document “{document}” is judged twice for query “{query}”")
        qrels[query][document] = grade
    if not qrels:
        raise DatasetError(f"{judgements} judges no query.", _ADVICE)
    return BeirDataset(folder.resolve().name, corpus, {query: queries[query] for query in qrels}, qrels)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not empty, and where it stands."""

    path: Path
    number: int
    text: str

    def error(self, reason: str) -> DatasetError:
        return DatasetError(f"{self.path}, line {self.number}: {reason}.", _ADVICE)


def _find(folder: Path, name: str) -> Path:
    plain = folder / name
    for path in (plain, plain.with_name(f"{plain.name}.gz")):
        if path.is_file():
            return path
    raise DatasetError(f"{folder} has no file {name}.", _ADVICE)


def _lines(path: Path) -> Iterator[_Line]:
    number = 0
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            for number, raw in enumerate(stream, start=1):
                text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
                if text:
                    yield _Line(path, number, text)
    except UnicodeDecodeError as error:
        raise _Line(path, number, "").error("this is not UTF-8 text") from error
    except (OSError, EOFError, zlib.error) as error:
        raise DatasetError(f"{path} cannot be read: {error}.", _ADVICE) from error


def read_corpus(folder: Path) -> dict[str, CorpusDocument]:
    """The documents of the set in `folder` by id, in the order of its file. Raises DatasetError."""
    corpus: dict[str, CorpusDocument] = {}
    for line in _lines(_find(folder, "corpus.jsonl")):
        record = _record(line)
        document = CorpusDocument(_id(line, record), _string(line, record, "title"), _string(line, record, "text"))
        if document.id in corpus:
            raise line.error(f"the id “{document.id}” comes twice")
        corpus[document.id] = document
    return corpus


def _read_queries(path: Path) -> dict[str, str]:
    queries: dict[str, str] = {}
    for line in _lines(path):
        record = _record(line)
        query = _id(line, record)
        if query in queries:
            raise line.error(f"the id “{query}” comes twice")
        queries[query] = _string(line, record, "text")
    return queries


def _record(line: _Line) -> dict[str, object]:
    try:
        record = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        raise line.error("this is not JSON") from error
    if not isinstance(record, dict):
        raise line.error("this is not a JSON object")
    return record


def _id(line: _Line, record: dict[str, object]) -> str:
    value = record.get("_id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value:
        raise line.error("“_id” is missing or not a string")
    return value


def _string(line: _Line, record: dict[str, object], key: str) -> str:
    """The value of `key`; a title may be missing or null, a text may not."""
    value = record.get(key)
    if value is None and key == "title":
        return ""
    if not isinstance(value, str):
        raise line.error(f"“{key}” is missing or not a string")
    return value


def _judgement_lines(path: Path) -> Iterator[_Line]:
    """The lines with judgements: all but a header, whose last column is no number."""
    for line in _lines(path):
        if line.number > 1 or _whole_number(_columns(line)[-1]) is not None:
            yield line


def _judgement(line: _Line) -> tuple[str, str, int]:
    columns = _columns(line)
    if len(columns) not in (3, 4):
        raise line.error("there must be three columns (query id, document id, grade), separated by tabs")
    grade = _whole_number(columns[-1])
    if grade is None:
        raise line.error(f"the grade “{columns[-1]}” is not a whole number")
    return columns[0], columns[-2], grade


def _columns(line: _Line) -> list[str]:
    """The columns between tabs, or between spaces where there is no tab."""
    return [column.strip() for column in line.text.split("\t" if "\t" in line.text else None)]


def _whole_number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
