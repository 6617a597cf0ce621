"""Reranking by a model made for it, on a real library; the reranker is a tiny real network."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.errors import ModelError
from app.domain.reranking import Reranker, Reranking
from app.embed.cross_encoder import CrossEncoder
from app.embed.embedders import Embedders
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.models.installed import InstalledModel
from app.models.rerankers import prepare_reranker
from app.search.fuse import mix
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.library import Library
from tests.models.tiny_rerankers import entry_of, list_files, write_tokenizer, write_word_scorer

QUERY = "boats in the harbour"
FILES = {
    "harbour.txt": "The boats in the harbour lie in the mud twice a day, then the sea lifts them again.",
    "ferry.txt": "A ferry leaves the harbour every hour, and small boats wait until it has passed.",
    "sail.txt": "She sold her sailing boat to a man from the coast who keeps it in a shed.",
    "tax.txt": "Whoever keeps a boat at the harbour owes a tax on it at the end of each year.",
}


@pytest.fixture(scope="module")
def indexed(
    tmp_path_factory: pytest.TempPathFactory, text_model: InstalledModel, embedders: Embedders
) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("files")
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    sizes = ChunkSizes()
    fingerprint = f"{text_model.fingerprint}|{sizes.fingerprint}"
    with Library(tmp_path_factory.mktemp("data"), fingerprint, text_model.model.dimensions) as library:
        with library.writing():
            indexer = Indexer(library, text_model.tokenizer, embedders, IndexerOptions(2, sizes, Limits()))
            indexer.run([WatchedFolder(os.path.realpath(folder))])
        yield library


def order(searcher: Searcher, options: SearchOptions | None = None) -> list[str]:
    shown = replace(options or SearchOptions(), show_weak=True)
    return [hit.name for hit in searcher.search(QUERY, shown).hits]


def by_words(folder: Path, **worths: float) -> CrossEncoder:
    files = write_word_scorer(folder / "tiny", worths)
    return CrossEncoder(prepare_reranker(files, entry_of("tiny"), folder), threads=1)


def searching(library: Library, embedders: Embedders, reranker: Reranker, seconds: float = 60.0) -> Searcher:
    return Searcher(library, replace(embedders, reranking=Reranking(load=lambda: reranker, seconds=seconds)))


def test_what_the_reranker_holds_to_be_the_answer_comes_first(
    indexed: Library, embedders: Embedders, tmp_path: Path
) -> None:
    searcher = searching(indexed, embedders, by_words(tmp_path, tax=9.0, ferry=-9.0, harbour=0.5))
    assert order(searcher, SearchOptions(rerank=False))[0] == "harbour.txt"
    response = searcher.search(QUERY, SearchOptions(show_weak=True))
    assert response.hits[0].name == "tax.txt"
    assert response.hits[-1].name == "ferry.txt"
    told = {hit.name: hit.arms["rerank"] for hit in response.hits}
    assert told["tax.txt"] == pytest.approx(1 / (1 + np.exp(-9.5)), abs=1e-4)
    assert told["sail.txt"] == pytest.approx(0.5)
    assert not any("late" in hit.arms for hit in response.hits)
    assert response.notes == ()
    assert "rerank" in response.took_ms


def test_a_reranker_that_tells_nothing_apart_changes_nothing(
    indexed: Library, embedders: Embedders, tmp_path: Path
) -> None:
    searcher = searching(indexed, embedders, by_words(tmp_path, harbour=0.0))
    assert order(searcher) == order(searcher, SearchOptions(rerank=False))


def test_only_as_many_are_judged_as_the_time_allows(indexed: Library, embedders: Embedders, tmp_path: Path) -> None:
    model = by_words(tmp_path, tax=9.0)
    seconds = next(seconds for step in range(1, 10**6) if model.affordable(seconds := step / 10**6) == 2)
    response = searching(indexed, embedders, model, seconds).search(QUERY, SearchOptions(show_weak=True))
    assert sum("rerank" in hit.arms for hit in response.hits) == 2
    assert response.notes == ()


def test_too_little_time_is_said_and_loses_nothing(indexed: Library, embedders: Embedders, tmp_path: Path) -> None:
    searcher = searching(indexed, embedders, by_words(tmp_path, tax=9.0), seconds=0.0)
    response = searcher.search(QUERY, SearchOptions(show_weak=True))
    assert [hit.name for hit in response.hits] == order(searcher, SearchOptions(rerank=False))
    (note,) = response.notes
    assert note.startswith("Results are not reranked: The reranker tiny needs longer than 0 ms")
    assert "rerank_ms" in note


def test_a_reranker_that_cannot_be_loaded_is_said_and_loses_nothing(indexed: Library, embedders: Embedders) -> None:
    def missing() -> Reranker:
        raise ModelError("The reranker Tiny is not installed.", "Install it.")

    searcher = Searcher(indexed, replace(embedders, reranking=Reranking(load=missing)))
    response = searcher.search(QUERY, SearchOptions(show_weak=True))
    assert [hit.name for hit in response.hits] == order(searcher, SearchOptions(rerank=False))
    assert response.notes == ("Results are not reranked: The reranker Tiny is not installed. Install it.",)


def test_a_reranker_that_fails_while_it_judges_is_said_and_loses_nothing(
    indexed: Library, embedders: Embedders, tmp_path: Path
) -> None:
    write_word_scorer(tmp_path / "tiny", {"words": 1.0})
    write_tokenizer(["words", "harbour"], tmp_path / "tiny" / "tokenizer.json")  # one more than the network knows
    files = list_files(tmp_path / "tiny")
    searcher = searching(indexed, embedders, CrossEncoder(prepare_reranker(files, entry_of("tiny"), tmp_path), 1))
    response = searcher.search(QUERY, SearchOptions(show_weak=True))
    assert [hit.name for hit in response.hits] == order(searcher, SearchOptions(rerank=False))
    assert "Results are not reranked: The reranker Tiny failed" in response.notes[0]


def test_reranking_can_be_switched_off(indexed: Library, embedders: Embedders) -> None:
    searcher = Searcher(indexed, replace(embedders, reranking=Reranking(on=False)))
    response = searcher.search(QUERY)
    assert "rerank" not in response.took_ms
    assert len(list(searcher.search_in_steps(QUERY))) == 1
    assert order(searcher) == order(searcher, SearchOptions(rerank=False))


def test_a_second_score_that_hardly_differs_hardly_counts() -> None:
    first, second = [3.0, 2.0, 1.0], [0.0, 0.0, 1e-3]
    assert np.argmax(mix(first, second, 0.75)) == 2
    assert np.argmax(mix(first, second, 0.75, least_spread=1.0)) == 0
    assert mix(first, [-5.0, 0.0, 5.0], 0.75, least_spread=1.0) == mix(first, [-5.0, 0.0, 5.0], 0.75)
