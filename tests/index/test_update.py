"""Indexing single paths gives what a run over the whole folder would have given."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.chunk.chunker import ChunkSizes
from app.domain.progress import RunReport
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.index.look import Looker
from app.index.scan import scan
from app.store.folders import WatchedFolder


def update(runs: Any, folder: Path, *paths: Path) -> RunReport:
    options = IndexerOptions(2, ChunkSizes(), Limits())
    changed = {os.path.join(os.path.realpath(path.parent), path.name) for path in paths}
    with runs.library.writing():
        indexer = Indexer(runs.library, runs._tokenizer, runs._embedders, options)
        return indexer.update([WatchedFolder(os.path.realpath(folder))], changed)


@pytest.fixture
def filled(runs: Any, folder: Path) -> Path:
    (folder / "inner").mkdir()
    (folder / "tide.txt").write_text("The tide turns twice a day.")
    (folder / "inner" / "bread.txt").write_text("Knead the dough for ten minutes.")
    runs(folder)
    return folder


def test_a_new_file_is_indexed_and_the_others_are_not_looked_at(runs: Any, filled: Path) -> None:
    (filled / "violin.txt").write_text("The violin needs new strings.")
    report = update(runs, filled, filled / "violin.txt")
    assert (report.found, report.indexed) == (1, 1)
    assert runs.found("violin") == {"violin.txt"}


def test_a_changed_file_is_read_again(runs: Any, filled: Path) -> None:
    (filled / "tide.txt").write_text("The moon pulls at the sea.")
    update(runs, filled, filled / "tide.txt")
    assert runs.found("moon") == {"tide.txt"}
    assert runs.found("twice") == set()


def test_a_renamed_file_is_not_read_again(runs: Any, filled: Path) -> None:
    (filled / "tide.txt").rename(filled / "moon.txt")
    report = update(runs, filled, filled / "tide.txt", filled / "moon.txt")
    assert (report.moved, report.indexed, report.embedded) == (1, 0, 0)
    assert runs.found("twice") == {"moon.txt"}


def test_a_deleted_file_and_a_deleted_folder_are_gone(runs: Any, filled: Path) -> None:
    (filled / "tide.txt").unlink()
    (filled / "inner" / "bread.txt").unlink()
    (filled / "inner").rmdir()
    assert update(runs, filled, filled / "tide.txt", filled / "inner").removed == 2
    assert len(runs.library.passages) == 0


def test_a_folder_that_is_away_loses_nothing(runs: Any, filled: Path) -> None:
    filled.rename(filled.with_name("elsewhere"))
    assert update(runs, filled, filled / "tide.txt").removed == 0
    assert len(runs.library.passages) == 2


def test_what_the_rules_leave_out_is_left_out(runs: Any, filled: Path) -> None:
    (filled / ".akinignore").write_text("drafts/\n*.log\n")
    (filled / "drafts").mkdir()
    for name in ("drafts/a.txt", "b.log", ".hidden.txt"):
        (filled / name).write_text("not to be seen")
    assert update(runs, filled, *(filled / name for name in ("drafts/a.txt", "b.log", ".hidden.txt"))).indexed == 0


NAMES = st.sampled_from(["a.txt", "b.log", "keep.log", ".c", "d~", "e.pdf"])
FOLDERS = st.sampled_from(["", "x", "x/y", "z", ".git", "node_modules"])
RULES = st.lists(st.sampled_from(["*.log", "!keep.log", "x/", "/z", "a.txt", "y/*", "!y/a.txt"]), max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.sets(st.tuples(FOLDERS, NAMES), max_size=12), rules=RULES, inner=RULES, excludes=RULES)
def test_single_looks_see_what_a_scan_sees(
    tmp_path_factory: pytest.TempPathFactory,
    files: set[tuple[str, str]],
    rules: list[str],
    inner: list[str],
    excludes: list[str],
) -> None:
    root = tmp_path_factory.mktemp("root")
    (root / "x").mkdir()
    (root / ".gitignore").write_text("\n".join(rules))
    (root / "x" / ".akinignore").write_text("\n".join(inner))
    for place, name in files:
        (root / place).mkdir(parents=True, exist_ok=True)
        (root / place / name).write_text("x")
    every = [str(path) for path in root.rglob("*") if path.is_file()]
    seen = {stamp.path for stamp in scan(str(root), excludes).stamps}
    looker = Looker(str(root), excludes)
    assert {stamp.path for stamp in looker.look(every).stamps} == seen
    folders = [str(path) for path in root.iterdir() if path.is_dir()]
    inside = {path for path in seen if Path(path).parent != root}
    assert {stamp.path for stamp in Looker(str(root), excludes).look(folders).stamps} == inside


@pytest.fixture
def deep(folder: Path) -> Iterator[Path]:
    """A folder that lies a thousand folders deep; made and removed without recursion, of which there is a limit."""
    made = [folder]
    for _ in range(1_200):
        made.append(made[-1] / "a")
        made[-1].mkdir()
    yield made[-1]
    for each in reversed(made[1:]):
        each.rmdir()


def test_folders_may_lie_in_each_other_a_thousand_deep(folder: Path, deep: Path) -> None:
    note = deep / "tide.txt"
    note.touch()
    looker = Looker(str(folder), ())
    assert looker.enters(str(deep))
    assert [stamp.path for stamp in looker.look([str(note)]).stamps] == [str(note)]
    assert len(scan(str(folder)).stamps) == 1
    note.unlink()
