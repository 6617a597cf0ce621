"""More like a file: what the file itself holds takes no place among the answers."""

import os
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.examples import FileExample
from app.embed.embedders import Embedders
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.models.installed import InstalledModel
from app.search.options import SearchOptions, Weights
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.library import Library
from tests.extract.made_pictures import scene

TIDES = (
    "The tide turns twice a day in the estuary, and the boats that lie in the mud at noon float again by evening. "
    "Fishermen read the height of the water off a post beside the quay and know when the sand bank can be crossed. "
)


def test_a_long_document_does_not_hide_all_that_is_like_it(
    tmp_path: Path, text_model: InstalledModel, embedders: Embedders
) -> None:
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "long.txt").write_text("\n\n".join(f"Day {day}. {TIDES * 4}" for day in range(8)))
    (folder / "other.txt").write_text("Boats in the estuary wait for the tide to cross the sand bank.")
    for seed in range(6):
        scene(seed).save(folder / f"photo {seed}.png")
    (folder / "far.txt").write_text("The senate passed a law on the taxation of salt.")
    with Library(tmp_path / "data", "like", text_model.model.dimensions) as library:
        with library.writing():
            indexer = Indexer(library, text_model.tokenizer, embedders, IndexerOptions(2, ChunkSizes(), Limits()))
            indexer.run([WatchedFolder(os.path.realpath(folder))])
        assert len(library.passages) > 6
        searcher = Searcher(library, embedders, Weights(candidates=3))
        example = FileExample(os.path.realpath(folder / "long.txt"))
        hits = searcher.search("", SearchOptions(limit=3, show_weak=True), [example]).hits
    assert [hit.name for hit in hits] == ["other.txt", "far.txt"]
