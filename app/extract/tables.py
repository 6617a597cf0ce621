"""Rows of cells to blocks that can be read without seeing the columns: "header: value" for each cell."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from app.domain.documents import Block, BlockKind

BLOCK_CHARACTERS = 1500
MOST_HEADER_CHARACTERS = 60
SAMPLE_ROWS = 5


def table_blocks(rows: Iterable[Sequence[str]], most_characters: int, page: int | None = None) -> Iterator[Block]:
    """The rows as blocks of about `BLOCK_CHARACTERS`, until a little more than `most_characters` are given."""
    filled = (row for row in (tuple(" ".join(cell.split()) for cell in row) for row in rows) if any(row))
    first = list(islice(filled, SAMPLE_ROWS))
    header = first.pop(0) if first and _is_header(first) else None
    held: list[str] = [" | ".join(cell for cell in header if cell)] if header else []
    length = total = 0
    for row in chain(first, filled):
        line = row_text(row, header)
        held.append(line)
        length += len(line)
        if length >= BLOCK_CHARACTERS:
            yield Block("\n".join(held), BlockKind.TABLE, page=page)
            held, total, length = [], total + length, 0
            if total > most_characters:
                return
    if held:
        yield Block("\n".join(held), BlockKind.TABLE, page=page)


def row_text(row: Sequence[str], header: Sequence[str] | None) -> str:
    """One row: cells with their headers where there are any, and without the empty ones."""
    if header is None:
        return " | ".join(cell for cell in row if cell)
    names = chain(header, ("" for _ in row[len(header) :]))
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, row, strict=False) if cell)


def _is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of the rows names the columns: short, different words over rows of the same width."""
    names = [cell for cell in rows[0] if cell]
    if len(rows) < 2 or len(names) < 2 or len(set(names)) < len(names) or len(names) < 0.6 * len(rows[1]):
        return False
    return all(len(name) <= MOST_HEADER_CHARACTERS and any(map(str.isalpha, name)) for name in names)
