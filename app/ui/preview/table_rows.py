"""The cells of a table as it stands in a text: a line for each row, with the names of the columns or without."""

from collections.abc import Iterator, Sequence

Cell = tuple[int, str]  # where it begins in the text, and what it holds
Names = tuple[str, ...]
_SEPARATOR = " | "
_MOST_COLUMNS = 6
_MOST_CELLS = 1200


def rows_of(text: str, names: Names) -> tuple[list[list[Cell]], Names]:
    """The cells of a table, none where it is too wide or long to be set as one; and the names of its columns.

    `names` are those of the table before: what is long comes in several blocks, of which the first has the names.
    """
    lines = list(_lines_of(text))
    title = _cells(*lines[0])
    if len(lines) > 1 and len(title) > 1 and all(_named(*line, [name for _, name in title]) for line in lines[1:]):
        names = tuple(name for _, name in title)
        rows = [title, *(_named(*line, names) for line in lines[1:])]
    elif names and all(_named(*line, names) for line in lines):
        rows = [_named(*line, names) for line in lines]
    else:
        names, rows = (), [_cells(*line) for line in lines]
    columns = max(map(len, rows))
    return (rows if 1 < columns <= _MOST_COLUMNS and columns * len(rows) <= _MOST_CELLS else []), names


def _lines_of(text: str) -> Iterator[Cell]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _cells(at: int, line: str) -> list[Cell]:
    cells: list[Cell] = []
    for cell in line.split(_SEPARATOR):
        cells.append((at, cell))
        at += len(cell) + len(_SEPARATOR)
    return cells


def _named(at: int, line: str, names: Sequence[str]) -> list[Cell]:
    """The cells of a line "name: value; name: value", one for each name, an empty one where it has none.

    Nothing where the line is no such line.
    """
    cells: list[Cell] = []
    start, column = 0, -1  # of the value that is being read
    for number, name in enumerate(names):
        mark = f"{name}: " if column < 0 else f"; {name}: "
        found = line.find(mark, start)
        if found < 0 or (column < 0 and found > 0):
            continue
        if column >= 0:
            cells.append((at + start, line[start:found]))
        cells += [(at + found, "")] * (number - column - 1)
        start, column = found + len(mark), number
    if column < 0:
        return []
    end = at + len(line)
    return [*cells, (at + start, line[start:]), *([(end, "")] * (len(names) - column - 1))]
