"""An index that somebody removed is told as damage while searching goes on; it is never passed off as nothing found."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.chunk.chunker import ChunkSizes
from app.embed.embedders import Embedders
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.models.installed import InstalledModel
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.lost_tables import lost_tables


@pytest.fixture
def folder(tmp_path: Path) -> WatchedFolder:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "tide.txt").write_text("The turbines turn with the tide.")
    return WatchedFolder(os.path.realpath(tmp_path / "files"))


@pytest.fixture
def library(tmp_path: Path, text_model: InstalledModel) -> Iterator[Library]:
    fingerprint = f"{text_model.fingerprint}|{ChunkSizes().fingerprint}"
    with Library(tmp_path / "data", fingerprint, text_model.model.dimensions) as made:
        yield made


def run(library: Library, folder: WatchedFolder, model: InstalledModel, embedders: Embedders) -> None:
    with library.writing():
        Indexer(library, model.tokenizer, embedders, IndexerOptions(1, ChunkSizes(), Limits())).run([folder])


def test_it_is_told_until_the_files_have_been_read_again(
    library: Library, folder: WatchedFolder, text_model: InstalledModel, embedders: Embedders
) -> None:
    assert lost_tables(library) is None  # there is no index yet
    run(library, folder, text_model, embedders)
    searcher = Searcher(library, embedders)
    assert (searcher.search("turbines").damaged, len(searcher.search("turbines").hits)) == (False, 1)

    shutil.rmtree(library.data_dir / "index")
    for _ in range(2):
        response = searcher.search("turbines")
        assert response.damaged
        assert any("not where it was" in note for note in response.notes)
        library.let_go()  # whoever opens it again gets tables that are empty
    assert searcher.search("zyxwvut").damaged

    run(library, folder, text_model, embedders)
    assert not searcher.search("turbines").damaged
    assert searcher.search("turbines").hits


def test_a_library_of_files_without_words_lacks_nothing(
    library: Library, text_model: InstalledModel, embedders: Embedders, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "nothing.txt").touch()
    run(library, WatchedFolder(os.path.realpath(tmp_path / "empty")), text_model, embedders)
    assert not Searcher(library, embedders).search("turbines").damaged
