"""Measuring quality: a small set through the real chunker, model, store and searcher."""

from pathlib import Path

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.errors import DatasetError
from app.domain.files import FileKind, FileStamp
from app.embed.embedders import Embedders
from app.evaluate.collection import Builder, Collection, open_collection
from app.evaluate.datasets import BeirDataset, load_beir
from app.evaluate.quality import DEPTH, RANKINGS, measure, run
from app.models.installed import InstalledModel
from app.search.options import SearchOptions
from app.search.searcher import Searcher

DOCUMENTS = 12


@pytest.fixture(scope="module")
def dataset(tiny_set: Path) -> BeirDataset:
    return load_beir(tiny_set)


@pytest.fixture(scope="module")
def builder(text_model: InstalledModel, embedders: Embedders) -> Builder:
    return Builder(text_model, ChunkSizes(), embedders)


@pytest.fixture(scope="module")
def kept(dataset: BeirDataset, builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    with open_collection(dataset, folder, builder):
        return folder


def asked(collection: Collection, query: str, options: SearchOptions) -> list[str]:
    response = Searcher(collection.library, collection.builder.embedders).search(query, options)
    return [collection.documents[hit.path] for hit in response.hits]


def test_every_ranking_is_measured(dataset: BeirDataset, builder: Builder, kept: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    with open_collection(dataset, kept, builder) as collection:
        searcher = Searcher(collection.library, collection.builder.embedders)
        report = measure(collection, searcher, "test", lambda *told: seen.append(told))
    assert (report.dataset, report.documents, report.passages, report.queries) == ("tiny", DOCUMENTS, DOCUMENTS, 5)
    assert list(report.rankings) == ["words", "meaning", "fused", "reranked"]
    assert seen == [(name, done, 5) for name in report.rankings for done in range(1, 6)]
    for ranking in report.rankings.values():
        assert list(ranking.per_query) == ["q1", "q2", "q3", "q4", "q5"]
        mean = sum(ranking.per_query.values()) / 5
        assert ranking.metrics["ndcg@10"].mean == pytest.approx(mean)
        assert all(0 <= found.low <= found.mean <= found.high <= 1 for found in ranking.metrics.values())
        assert ranking.latency_ms > 0
    words, meaning, fused = (report.rankings[name].per_query for name in ("words", "meaning", "fused"))
    assert words["q2"] == 1  # an identifier, which only words can find
    assert words["q1"] == 0  # a paraphrase, which they cannot
    assert meaning["q1"] == 1
    assert fused["q1"] == fused["q2"] == 1
    assert report.rankings["meaning"].metrics["recall@100"].mean == 1


def test_each_arm_answers_alone(dataset: BeirDataset, builder: Builder, kept: Path) -> None:
    with open_collection(dataset, kept, builder) as collection:
        assert asked(collection, "glacier", RANKINGS["words"]) == ["glacier"]
        assert len(asked(collection, "glacier", RANKINGS["meaning"])) == DOCUMENTS
        assert asked(collection, "glacier", SearchOptions(arms=frozenset())) == []


def test_rankings_go_to_the_depth_that_is_measured(dataset: BeirDataset, builder: Builder, kept: Path) -> None:
    assert {options.limit for options in RANKINGS.values()} == {DEPTH}
    with open_collection(dataset, kept, builder) as collection:
        searcher = Searcher(collection.library, collection.builder.embedders)
        answers = run(collection, searcher, RANKINGS["fused"], lambda _: None)
    assert all(len(set(ranking)) == len(ranking) == DOCUMENTS for ranking in answers.rankings.values())


@pytest.mark.parametrize("query", ["0", "7", "11", "b", "0b", "beir", "⠋", "text"])
def test_no_document_is_found_by_its_name(dataset: BeirDataset, builder: Builder, kept: Path, query: str) -> None:
    with open_collection(dataset, kept, builder) as collection:
        assert asked(collection, query, SearchOptions(arms=frozenset({"names"}))) == []


def test_a_kept_library_is_used_again(dataset: BeirDataset, builder: Builder, kept: Path) -> None:
    with open_collection(dataset, kept, builder) as collection:
        first = collection.seconds

    def refuse(step: object) -> None:
        raise AssertionError(step)

    with open_collection(dataset, kept, builder, refuse) as collection:
        assert collection.seconds == first
        assert len(collection.library.vectors) == DOCUMENTS


def test_another_set_or_other_chunks_are_indexed_afresh(dataset: BeirDataset, builder: Builder, tmp_path: Path) -> None:
    with open_collection(dataset, tmp_path, builder):
        pass
    fewer = BeirDataset("tiny", dict(list(dataset.corpus.items())[:4]), dataset.queries, dataset.qrels)
    with open_collection(fewer, tmp_path, builder) as collection:
        assert len(collection.library.passages) == len(collection.library.vectors) == 4
    smaller = Builder(builder.model, ChunkSizes(window=20, overlap=0, context=8, least=4), builder.embedders)
    with open_collection(fewer, tmp_path, smaller) as collection:
        assert len(collection.library.passages) == len(collection.library.vectors) > 4


def test_a_library_of_own_files_is_left_alone(dataset: BeirDataset, builder: Builder, tmp_path: Path) -> None:
    with builder.open(tmp_path) as library:
        library.files.add([(FileStamp("/home/me/letter.txt", 10, 0, 1, 1), FileKind.DOCUMENT)])
    with pytest.raises(DatasetError, match="own files"), open_collection(dataset, tmp_path, builder):
        pass
    with builder.open(tmp_path) as library:
        assert len(list(library.files.under("/home/me"))) == 1


def test_fewer_queries_are_taken_evenly(dataset: BeirDataset) -> None:
    some = dataset.limited(2)
    assert list(some.queries) == list(some.qrels) == ["q1", "q3"]
    assert some.corpus == dataset.corpus
    assert dataset.limited(99) == dataset
