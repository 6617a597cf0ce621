"""What is left when a part of the index is damaged, and that a rebuild mends it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import LibraryDamagedError
from app.domain.hits import SearchResponse
from app.embed.embedders import Embedders
from app.search.searcher import Searcher
from app.store.library import Library, discard_index

TIDE = "The tide turns twice a day in the estuary."
BREAD = "Knead the dough for ten minutes and let it rest."


def search(library: Library, embedders: Embedders, text: str) -> SearchResponse:
    return Searcher(library, embedders).search(text)


@pytest.fixture
def data_dir(runs: Any, folder: Path) -> Path:
    (folder / "tide table.txt").write_text(TIDE)
    (folder / "bread.txt").write_text(BREAD)
    runs(folder)
    path: Path = runs.library.data_dir
    return path


def spoil(folder: Path) -> None:
    """Overwrites every data file of a table."""
    files = list((folder / "data").iterdir())
    assert files
    for file in files:
        file.write_bytes(b"\x00" * file.stat().st_size)


def cut_data(folder: Path) -> None:
    for file in (folder / "data").iterdir():
        file.write_bytes(file.read_bytes()[:20])


def drop_data(folder: Path) -> None:
    shutil.rmtree(folder / "data")


def spoil_manifests(folder: Path) -> None:
    for file in (folder / "_versions").iterdir():
        file.write_bytes(b"\xff" * file.stat().st_size)


@pytest.mark.parametrize("damage", [spoil, cut_data, drop_data, spoil_manifests])
def test_names_answer_and_meaning_too_when_the_passages_are_damaged(
    data_dir: Path, library: Callable[..., Library], embedders: Embedders, damage: Callable[[Path], None]
) -> None:
    (table,) = data_dir.glob("index/*/passages.lance")
    damage(table)
    response = search(library(data_dir), embedders, "tide")
    assert [hit.name for hit in response.hits][:1] == ["tide table.txt"]
    assert any("akin index --rebuild" in note for note in response.notes)


@pytest.mark.parametrize("damage", [spoil, cut_data, drop_data, spoil_manifests])
def test_words_answer_when_the_vectors_are_damaged(
    data_dir: Path, library: Callable[..., Library], embedders: Embedders, damage: Callable[[Path], None]
) -> None:
    (table,) = data_dir.glob("index/*/vectors.lance")
    damage(table)
    response = search(library(data_dir), embedders, "dough")
    assert [hit.name for hit in response.hits] == ["bread.txt"]
    assert any("Meaning cannot be searched" in note and "--rebuild" in note for note in response.notes)


@pytest.mark.parametrize("table", ["passages", "vectors"])
@pytest.mark.parametrize("damage", [spoil, cut_data, drop_data, spoil_manifests])
def test_indexing_says_that_a_table_is_damaged_and_a_rebuild_mends_it(
    runs: Any, folder: Path, data_dir: Path, library: Callable[..., Library], table: str, damage: Callable[[Path], None]
) -> None:
    (path,) = data_dir.glob(f"index/*/{table}.lance")
    damage(path)
    runs.library = library(data_dir)
    with pytest.raises(LibraryDamagedError, match=table) as caught:
        runs(folder)
    assert "--rebuild" in caught.value.advice
    runs.library.close()
    discard_index(data_dir)
    runs.library = library(data_dir)
    assert runs(folder).embedded == 2
    assert runs.found("dough") == {"bread.txt"}


@pytest.mark.parametrize("lost", ["", "_versions"])
@pytest.mark.parametrize("table", ["passages", "vectors"])
def test_a_table_that_is_gone_is_filled_again(
    runs: Any, folder: Path, data_dir: Path, library: Callable[..., Library], table: str, lost: str
) -> None:
    (path,) = data_dir.glob(f"index/*/{table}.lance")
    shutil.rmtree(path / lost)
    runs.library = library(data_dir)
    report = runs(folder)
    assert (report.indexed, report.embedded) == (2 if table == "passages" else 0, 2)
    assert runs.found("dough") == {"bread.txt"}
    runs.check()


def test_a_damaged_measure_of_the_vectors_stops_no_search(
    data_dir: Path, library: Callable[..., Library], embedders: Embedders
) -> None:
    (file,) = data_dir.glob("index/*/spread.npz")
    for content in (b"", b"PK\x03\x04 torn", file.read_bytes()[:100]):
        file.write_bytes(content)
        assert search(library(data_dir), embedders, "dough").hits
