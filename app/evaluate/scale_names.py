"""How quickly names are found as they are typed, among very many."""

import random
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from app.domain.files import FileKind, FileStamp
from app.evaluate.scale_library import made_paths
from app.evaluate.scale_rows import Embedded
from app.search.options import Weights
from app.store.files import FileRecords
from app.store.ledger import Ledger
from app.store.names import find_names

_TYPED = 40  # names that are typed letter by letter
_LETTERS = 12
_AT_ONCE = 50_000
_SEED = 20_251_123


@dataclass(frozen=True, slots=True)
class NamesScale:
    """Milliseconds of finding names after each letter that is typed.

    `by_letters` are the medians by how many letters have been typed, `found` the share of the names that were among
    those shown when typed in full.
    """

    names: int
    median_ms: float
    p95_ms: float
    slowest_ms: float
    by_letters: tuple[float, ...]
    found: float
    built_s: float


def measure_names(folder: Path, embedded: Embedded, names: int) -> NamesScale:
    """Fills a ledger in `folder` with so many names and types some of them."""
    began = time.perf_counter()
    ledger = Ledger(folder / "names.sqlite")
    records = FileRecords(ledger)
    paths = made_paths(names, embedded.sentences)
    number = 0
    while group := list(islice(paths, _AT_ONCE)):
        with ledger.transaction():
            records.add((FileStamp(path, 1, 1, 0, number + place), FileKind.OTHER) for place, path in enumerate(group))
        number += len(group)
    built = time.perf_counter() - began
    rows = ledger.rows("SELECT id, name FROM files WHERE id % ? = 0", (max(1, names // _TYPED),))
    took: list[list[float]] = [[] for _ in range(_LETTERS)]
    shown = 0
    random.Random(_SEED).shuffle(rows)
    for _, name in rows:
        typed = name.partition(" ")[2].rpartition(" ")[0]
        for letters in range(1, min(len(typed), _LETTERS) + 1):
            asked = time.perf_counter()
            find_names(ledger, typed[:letters].split(), Weights().candidates)
            took[letters - 1].append((time.perf_counter() - asked) * 1000)
        shown += _is_found(ledger, name)
    ledger.close()
    every = [each for group in took for each in group]
    return NamesScale(
        names,
        median(every),
        quantiles(every, n=20, method="inclusive")[-1],
        max(every),
        tuple(median(each) for each in took if each),
        shown / len(rows),
        built,
    )


def _is_found(ledger: Ledger, name: str) -> bool:
    matches = find_names(ledger, name.replace(".", " ").split(), Weights().candidates)
    found = ledger.rows(f"SELECT name FROM files WHERE id IN ({','.join(str(match.file_id) for match in matches)})")
    return name in {each for (each,) in found}
