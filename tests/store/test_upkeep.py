"""Upkeep: tables stay small while they change, deleted words leave the disk, and no reader notices."""

import gc
import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from app.domain.documents import Document
from app.domain.files import FileKind
from app.store.compaction import TableState, allowed_unindexed
from app.store.library import Library
from app.store.passages import Passage, Words, passage_id
from app.store.removed import Removed, note_removed, removed
from app.store.upkeep import ERASE_AFTER, WASTE_FREE, Work, compact, due, keep_up

WIDTH = 16
NONE = timedelta(0)
LibraryFactory = Callable[..., Library]


def passages_of(document: int, mark: str) -> list[Passage]:
    letters = random.Random(f"{document} {mark}")
    words = ["".join(letters.choices("abcdefghijklmnop", k=7)) for _ in range(30)]
    text = f"Document {document} says {mark}{document} and {' '.join(words)}."
    return [Passage(passage_id(document, 0), document, 0, None, 0, len(text), 0, text)]


def add(library: Library, documents: Iterable[int], mark: str) -> None:
    rows = [row for document in documents for row in passages_of(document, mark)]
    vectors = np.random.default_rng(rows[0].document_id).normal(size=(len(rows), WIDTH)).astype(np.float32)
    library.passages.add(rows)
    library.vectors.add([row.passage_id for row in rows], [row.document_id for row in rows], vectors)
    with library.ledger.transaction():
        for row in rows:
            library.documents.add(row.document_id, Document("text", FileKind.DOCUMENT), 1)
        library.vocabulary.add(row.text for row in rows)
    for table in (library.passages, library.vectors):
        if table.indexing_is_due():
            table.index_rows()
    library.vectors.measure_spread()


def drop(library: Library, documents: list[int]) -> None:
    with library.ledger.transaction():
        library.documents.remove(documents)
    library.passages.delete_documents(documents)
    library.vectors.delete_documents(documents)


def index_bytes(library: Library) -> int:
    return sum(path.stat().st_size for path in library.index_dir.rglob("*") if path.is_file())


def files_with(folder: Path, word: str) -> set[str]:
    everything = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)) for path in everything if word.encode() in path.read_bytes().lower()}


def churn(
    changed: Library, fresh: Library, documents: int, rounds: int, grace: timedelta = NONE
) -> tuple[int, int, list[Work]]:
    """Changes a twentieth of the documents in each round; returns the bytes now and of an index built afresh."""
    chosen = random.Random(7)
    alive = list(range(documents))
    works = []
    with changed.writing():
        add(changed, alive, "first")
        for turn in range(rounds):
            gone = chosen.sample(alive, documents // 20)
            new = [documents * (turn + 1) + number for number in range(len(gone))]
            alive = [document for document in alive if document not in set(gone)] + new
            drop(changed, gone)
            add(changed, new, f"turn{turn}x")
            works.append(keep_up(changed, grace=grace))
    with fresh.writing():
        add(fresh, alive, "first")
    assert changed.passages.counts() == changed.vectors.counts() == fresh.passages.counts()
    return index_bytes(changed), index_bytes(fresh), works


@pytest.mark.slow
def test_tables_stay_small_while_documents_change(library: LibraryFactory, tmp_path: Path) -> None:
    now, afresh, works = churn(library(tmp_path / "a", "x", WIDTH), library(tmp_path / "b", "x", WIDTH), 400, 20)
    assert now <= 1.5 * afresh + 3 * WASTE_FREE
    assert not all("vectors" in work.tidy for work in works)  # by need, not always


@pytest.mark.slow
def test_after_a_hundred_rounds_tables_are_as_small_as_new_ones(library: LibraryFactory, tmp_path: Path) -> None:
    now, afresh, _ = churn(library(tmp_path / "a", "x", WIDTH), library(tmp_path / "b", "x", WIDTH), 2000, 100)
    assert now <= 1.5 * afresh, f"{now:,} bytes after 100 rounds, {afresh:,} afresh"


def test_what_was_deleted_is_gone_from_the_disk_and_the_rest_is_found(library: LibraryFactory) -> None:
    opened = library(model="x", dimensions=WIDTH)
    with opened.writing():
        add(opened, range(100), "quagmire")
        before = files_with(opened.data_dir, "quagmire7 ")
        assert any("passages.lance" in file for file in before)
        assert any(file.startswith("ledger.sqlite") for file in files_with(opened.data_dir, "quagmire7"))
        drop(opened, [7, 8])
        assert removed(opened.ledger) is not None
        compact(opened, grace=NONE)
    assert files_with(opened.data_dir, "quagmire7 ") == files_with(opened.data_dir, "quagmire8 ") == set()
    tidy = opened.passages.state(NONE)
    assert 0.8 < tidy.live_bytes / tidy.disk_bytes <= 1, "indexes count too"
    assert not opened.vocabulary.knows("quagmire7")
    assert opened.vocabulary.knows("quagmire9")
    assert removed(opened.ledger) is None
    assert [hit.document_id for hit in opened.passages.match(Words("quagmire9"), 5)] == [9]
    assert opened.passages.is_indexed()
    assert opened.vectors.is_indexed()
    assert opened.passages.state(NONE).deleted == opened.vectors.state(NONE).deleted == 0
    assert len(opened.passages) == len(opened.vectors) == 98


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Only Linux lists the open files so.")
def test_nothing_that_was_deleted_is_held_open(library: LibraryFactory) -> None:
    opened = library(dimensions=WIDTH)
    with opened.writing():
        for round_ in range(4):
            add(opened, range(20 * round_, 20 * round_ + 20), "alpha")
            assert opened.passages.match(Words(f"alpha{20 * round_ + 15}"), 5)
            drop(opened, list(range(20 * round_, 20 * round_ + 10)))
            compact(opened, wait=lambda _: False, grace=NONE)
    gc.collect()
    links = [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert [link for link in links if link.startswith(str(opened.data_dir)) and link.endswith("(deleted)")] == []


def test_an_empty_library_can_be_compacted(library: LibraryFactory) -> None:
    opened = library(model="x", dimensions=WIDTH)
    with opened.writing():
        compact(opened, grace=NONE)
        add(opened, [1], "one")
        drop(opened, [1])
        compact(opened, grace=NONE)
    assert len(opened.passages) == 0
    assert files_with(opened.data_dir, "one1 ") == set()


READ = """
import sys
from pathlib import Path
from app.store.library import Library
from app.store.passages import Words
import threading
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
asked = 0
with Library(Path(sys.argv[1]), sys.argv[2], 16) as library:
    while not stop.is_set():
        (hit,) = library.passages.match(Words("first11"), 10)
        assert library.passages.fetch([hit.id])[hit.id].document_id == 11
        assert library.vectors.sharing(library.vectors.vectors_of([hit.id])[hit.id], [hit.id])
        asked += 1
        if asked == 1:
            print("reading", flush=True)
print(asked)
"""


@pytest.mark.slow
def test_a_process_that_searches_does_not_notice(library: LibraryFactory) -> None:
    opened = library(model="x", dimensions=WIDTH)
    fingerprint = opened.fingerprint.partition("|")[2]
    with opened.writing():
        add(opened, range(200), "first")
        script = [sys.executable, "-c", READ, str(opened.data_dir), fingerprint]
        with subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n"
            versions = opened.passages.state(NONE).old_versions
            for turn in range(2):
                drop(opened, [turn])
                add(opened, [1000 + turn], "more")
                compact(opened)
            asked, _ = reader.communicate()
    assert reader.returncode == 0
    assert int(asked) > 20
    assert opened.passages.state(NONE).old_versions < versions


def state(**facts: int) -> TableState:
    return TableState(**{"rows": 100_000, "fragments": 1, "unindexed": 0, "deleted": 0, "old_versions": 0,
                         "live_bytes": 50_000_000, "disk_bytes": 50_000_000} | facts)  # fmt: skip


def gone(rows: int, age: timedelta = NONE) -> Removed:
    return Removed(rows, datetime.now().astimezone() - age)


@pytest.mark.parametrize(
    ("facts", "idle", "expected"),
    [
        ({}, NONE, False),
        ({"unindexed": 200}, NONE, False),
        ({"unindexed": 201}, NONE, True),
        ({"unindexed": 1}, timedelta(minutes=2), True),
        ({"fragments": 65}, NONE, True),
        ({"disk_bytes": 70_000_000, "old_versions": 3}, NONE, True),
        ({"disk_bytes": 70_000_000}, NONE, False),  # somebody may still be reading it all
        ({"disk_bytes": 60_000_000, "old_versions": 3}, NONE, False),
        ({"rows": 30, "unindexed": 1}, NONE, True),
    ],
)
def test_a_table_is_tidied_by_need(facts: dict[str, int], idle: timedelta, expected: bool) -> None:
    work = due({"passages": state(**facts), "vectors": state()}, None, idle)
    assert work == Work(("passages",) if expected else ())


def test_deleted_words_are_erased_after_a_day_or_where_they_are_many() -> None:
    tables = {"passages": state()}
    assert not due(tables, gone(100)).erase
    assert due(tables, gone(1, ERASE_AFTER)).erase
    assert due(tables, gone(1, timedelta(days=-3))).erase  # the clock was put back
    assert due(tables, gone(20_000)).erase
    assert not due({"passages": state(rows=30)}, gone(30)).erase
    assert not due({}, None)


def test_few_rows_may_wait_for_the_index() -> None:
    assert [allowed_unindexed(rows) for rows in (0, 4_999, 5_000, 100_000, 10_000_000)] == [0, 0, 10, 200, 2_000]


def test_what_is_removed_is_counted_until_it_is_erased(library: LibraryFactory) -> None:
    ledger = library().ledger
    note_removed(ledger, 0)
    assert removed(ledger) is None
    note_removed(ledger, 3)
    first = removed(ledger)
    note_removed(ledger, 4)
    second = removed(ledger)
    assert first is not None
    assert second == Removed(7, first.since)
    ledger.set_meta("removed", "spoilt")
    found = removed(ledger)
    assert found is not None
    assert found.age > ERASE_AFTER
