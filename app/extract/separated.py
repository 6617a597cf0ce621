"""CSV and TSV files, by the standard library's `csv`."""

import csv
import io
from collections.abc import Iterator

from app.domain.documents import Document
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.tables import table_blocks
from app.extract.text import read_text

SAMPLE_CHARACTERS = 16_384
DELIMITERS = ",;\t|"


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read the rows of a table with any of the common delimiters; raises SkippedFileError where it holds no text."""
    text = read_text(file, limits)
    csv.field_size_limit(max(limits.characters, 1))
    return Document(file.format, file.kind, tuple(table_blocks(_rows(text, file.format), limits.characters)))


def _rows(text: str, name: str) -> Iterator[list[str]]:
    """The rows; one that breaks the rules of quoting is taken as it stands."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text[:SAMPLE_CHARACTERS], name))
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue


def _delimiter(sample: str, name: str) -> str:
    if name == "tsv":
        return "\t"
    try:
        return csv.Sniffer().sniff(sample, DELIMITERS).delimiter
    except csv.Error:
        return max(DELIMITERS, key=sample.count)
