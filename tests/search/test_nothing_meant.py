"""Letters without sense end in nothing found, with all that is nearest to them behind a click; real searches do not."""

import os
from collections.abc import Iterator

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.examples import TextExample
from app.domain.queries import SearchMode
from app.embed.embedders import Embedders
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.models.installed import InstalledModel
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.library import Library

FILES = {
    "night.txt": "I lay awake again until three in the morning, stared at the ceiling. Warm milk did not help.",
    "offer.txt": "Invoice INV-2024-0173 for the second stage, due within thirty days.",
    "turbines.txt": "The turbines turn with the tide, twice in and twice out every day.",
    "zyxw plan.zip": "not really an archive",
}
NONSENSE = ("8273645", "zyxwvut", "xkcdvbnm", "hjkl fdsa zzz")


@pytest.fixture(scope="module")
def searcher(
    tmp_path_factory: pytest.TempPathFactory, text_model: InstalledModel, embedders: Embedders
) -> Iterator[Searcher]:
    root, sizes = tmp_path_factory.mktemp("files"), ChunkSizes()
    for name, text in FILES.items():
        (root / name).write_text(text, "utf-8")
    fingerprint = f"{text_model.fingerprint}|{sizes.fingerprint}"
    with Library(tmp_path_factory.mktemp("data"), fingerprint, text_model.model.dimensions) as library:
        with library.writing():
            indexer = Indexer(library, text_model.tokenizer, embedders, IndexerOptions(2, sizes, Limits()))
            indexer.run([WatchedFolder(os.path.realpath(root))])
        yield Searcher(library, embedders)


@pytest.mark.parametrize("query", NONSENSE)
def test_what_means_nothing_finds_nothing_and_counts_what_is_nearest(searcher: Searcher, query: str) -> None:
    response = searcher.search(query)
    assert response.hits == ()
    assert response.hidden == len(searcher.search(query, SearchOptions(show_weak=True)).hits) > 0
    assert len(list(searcher.search_in_steps(query))) == 1  # nothing is there to be reranked


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("remedies for insomnia", "night.txt"),  # shares no word with it
        ("renewable energy of the sea", "turbines.txt"),
        ("bill", "offer.txt"),  # far from it by the cosine, but a word
        ("Stundenplan", "offer.txt"),  # a word of another language: what is nearest stays in sight
        ("turbines zyxwvut", "turbines.txt"),
        ("zyxw", "zyxw plan.zip"),  # a name
        ("tubrines", "turbines.txt"),  # a slip
    ],
)
def test_what_has_sense_is_answered_as_before(searcher: Searcher, query: str, first: str) -> None:
    assert searcher.search(query).hits[0].name == first


def test_who_asks_for_meaning_alone_or_by_example_gets_what_is_nearest(searcher: Searcher) -> None:
    assert searcher.search("zyxwvut", SearchOptions(mode=SearchMode.MEANING)).hits
    assert searcher.search("zyxwvut", examples=[TextExample("turbines in the tide", 1.0)]).hits
