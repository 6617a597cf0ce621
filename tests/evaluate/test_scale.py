"""The rows of a large library lie as real ones do, and what is measured in it is told truly."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.cli.demo_library import copy_demo_library
from app.embed.embedders import Embedders
from app.embed.text import OnnxTextEmbedder
from app.evaluate.datasets import CorpusDocument
from app.evaluate.scale import FILTERS, measure_searches, timed
from app.evaluate.scale_library import PASSAGES_A_DOCUMENT, build_library, made_paths
from app.evaluate.scale_names import measure_names
from app.evaluate.scale_rescan import measure_rescan
from app.evaluate.scale_rows import NEIGHBOURS, Embedded, Floats, nearest_places, portions
from app.evaluate.scale_sentences import embed_sentences, usable_sentences
from app.evaluate.texts import read_texts
from app.extract.limits import Limits
from app.search.searcher import Searcher
from app.store.library import Library
from app.store.vector_index import LEAST_RECALL

LibraryFactory = Callable[..., Library]

WIDTH = 24


def unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def natural(rows: int, seed: int) -> Floats:
    """Vectors in overlapping groups of different breadth, as those of texts are."""
    chance, fixed = np.random.default_rng(seed), np.random.default_rng(0)
    centres, breadth = fixed.normal(size=(80, WIDTH)) + 0.6, fixed.uniform(0.3, 0.8, size=(80, 1))
    groups = chance.integers(0, 80, rows)
    return unit(centres[groups] + breadth[groups] * chance.normal(size=(rows, WIDTH)))


def embedded(rows: int, seed: int = 1) -> Embedded:
    vectors = natural(rows, seed)
    sentences = [f"Sentence number {number} has some words of its own" for number in range(rows)]
    return Embedded(sentences, vectors, nearest_places(vectors))


def all_vectors(source: Embedded, rows: int, size: int = 700) -> Floats:
    return np.concatenate([portion.vectors for portion in portions(source, rows, size)])


def nearness(vectors: Floats, queries: Floats) -> Floats:
    """The mean cosines of queries to the first, tenth and fiftieth of their nearest."""
    scores = -np.sort(-(queries @ vectors.T), axis=1)
    return np.asarray(scores[:, [0, 9, 49]].mean(axis=0))


def test_the_places_are_those_of_the_nearest_others() -> None:
    vectors = natural(2_300, 3)
    found = nearest_places(vectors, 5)
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -1)
    for place in (0, 999, 1_000, 2_299):
        assert set(found[place]) == set(np.argsort(-scores[place])[:5])
    assert nearest_places(vectors[:3]).shape == (3, 2)


def test_the_first_rows_are_the_sentences_themselves_and_all_are_the_same_every_time() -> None:
    source = embedded(500)
    rows = all_vectors(source, 1_700)
    assert rows.shape == (1_700, WIDTH)
    assert np.array_equal(rows[:500], source.vectors)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.array_equal(rows, all_vectors(source, 1_700))
    assert len(np.unique(rows, axis=0)) > 1_680  # the same three neighbours are seldom drawn twice


def test_made_rows_lie_as_twice_as_many_real_ones_would() -> None:
    source, queries = embedded(3_000), natural(200, 77)
    real = nearness(np.concatenate([source.vectors, natural(3_000, 2)]), queries)
    made = nearness(all_vectors(source, 6_000), queries)
    assert np.abs(made - real).max() < 0.02
    noise = unit(np.random.default_rng(1).normal(size=(3_000, WIDTH)).astype(np.float32))
    assert np.abs(nearness(np.concatenate([source.vectors, noise]), queries) - real).max() > 0.02


def test_a_text_is_its_sentence_and_those_near_it() -> None:
    source = embedded(60)
    texts = [text for portion in portions(source, 130, 50) for text in portion.texts]
    assert len(texts) == 130
    for number, text in enumerate(texts):
        place = number % 60
        assert text.startswith(source.sentences[place])
        others = {source.sentences[near] for near in source.neighbours[place]}
        assert len(others) == NEIGHBOURS
        assert {f"Sentence{rest}".strip() for rest in text.split("Sentence")[2:]} == others


def test_only_sentences_that_say_something_are_used_once() -> None:
    texts = [
        CorpusDocument("a", "", "Swifts sleep on the wing. Too short. Swifts sleep on the wing.\nBees keep warm now.")
    ]
    found = usable_sentences(texts, 10)
    assert sorted(found) == ["Bees keep warm now.", "Swifts sleep on the wing."]
    assert usable_sentences(texts, 1) == found[:1]


def test_what_has_been_embedded_is_kept(embedder: OnnxTextEmbedder, tmp_path: Path) -> None:
    sentences = [f"Sentence number {number} is about the tide." for number in range(NEIGHBOURS + 2)]
    told: list[int] = []
    first = embed_sentences(sentences, embedder, tmp_path, told.append)
    again = embed_sentences(sentences, embedder, tmp_path, told.append)
    assert told == [len(sentences)]
    assert np.array_equal(first.vectors, again.vectors)
    assert np.array_equal(first.neighbours, again.neighbours)
    embed_sentences(sentences[1:], embedder, tmp_path, told.append)
    assert told == [len(sentences), len(sentences) - 1]


@pytest.fixture
def built(library: LibraryFactory) -> Library:
    made = library(dimensions=WIDTH)
    with made.writing():
        build_library(made, embedded(200), 405)
    return made


def test_the_library_is_one_that_an_indexing_run_could_have_made(built: Library) -> None:
    counts = built.documents.counts()
    assert (counts.documents, counts.passages, counts.passages_with_meaning) == (41, 405, 405)
    assert built.passages.counts() == built.vectors.counts()
    assert sorted(built.passages.counts().values()) == [5] + [PASSAGES_A_DOCUMENT] * 40
    assert built.passages.is_indexed()
    assert built.vectors.is_indexed()
    rows = np.concatenate([portion.vectors for portion in portions(embedded(200), 405, 405)])
    found = built.vectors.nearest(rows[17], 1)[0]
    assert found.score == pytest.approx(1, abs=2e-3)
    assert built.passages.fetch([found.id])[found.id].words.startswith("Sentence number 17 ")


def test_paths_are_those_that_the_filters_select() -> None:
    paths = list(made_paths(4_000, ["Some words of a sentence"]))
    assert paths == list(made_paths(4_000, ["Some words of a sentence"]))
    assert len(set(paths)) == 4_000
    assert sum("folder 007" in path for path in paths) == 4
    assert sum(path.endswith(".eml") for path in paths) == pytest.approx(200, abs=60)
    assert set(FILTERS.values()) == {"", "ext:txt", "ext:eml", 'in:"folder 007"'}


def test_names_are_typed_and_found(tmp_path: Path) -> None:
    parts = ("amber", "bas", "cedar", "dahl", "ember", "fenn", "ginger", "haz", "iris", "juni", "kelp", "laur", "maple")
    sentences = [f"{first}{second} {second} {third}" for first in parts for second in parts for third in parts]
    found = measure_names(tmp_path, Embedded(sentences, np.zeros((1, 1), np.float32), np.zeros((1, 1), np.int32)), 500)
    assert found.names == 500
    assert found.found > 0.9
    assert len(found.by_letters) == 12
    assert 0 < found.median_ms <= found.p95_ms <= found.slowest_ms


@pytest.mark.skipif(sys.platform == "win32", reason="paths of the tree are compared as they are written")
def test_a_rescan_finds_everything_unchanged(library: LibraryFactory, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    found = measure_rescan(tree, library(), 450)
    assert (found.files, found.unchanged) == (450, 450)
    assert 0 < found.walk_s <= found.whole_s


def test_times_are_the_median_and_what_most_stay_below() -> None:
    assert timed(len, ["one"]).median_ms >= 0
    found = timed(sorted, [range(10)] * 30)
    assert found.median_ms <= found.p95_ms


@pytest.mark.slow
def test_a_hundred_thousand_passages_are_searched_well(
    library: LibraryFactory, embedders: Embedders, embedder: OnnxTextEmbedder, tmp_path: Path
) -> None:
    """The bound on the time is a generous one, since machines differ: `akin benchmark scale` tells what it is here."""
    texts = read_texts(copy_demo_library(tmp_path / "demo").folder, 2, Limits())
    source = embed_sentences(usable_sentences(texts, 4_000), embedder, tmp_path)
    queries = [" ".join(sentence.split()[:6]) for sentence in source.sentences[:: len(source.sentences) // 40]]
    large = library()
    with large.writing():
        build_library(large, source, 100_000)
    found = measure_searches(large, Searcher(large, embedders), source, queries, embedder.embed_passages(queries))
    assert (found.rows, found.documents) == (100_000, 10_000)
    assert found.index is not None
    assert not found.index.flat
    assert min(found.recall.values()) >= LEAST_RECALL
    assert min(found.filtered_recall.values()) >= LEAST_RECALL
    assert found.nearest.median_ms < found.exact.median_ms
    assert max(times.median_ms for times in found.warm.values()) < 1_000
