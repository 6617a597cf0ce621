"""The speed measurements run end to end and count what they say; how fast the machine is, they do not test."""

from pathlib import Path

import pymupdf
import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.errors import AkinError, DatasetError, FolderError
from app.embed.embedders import Embedders
from app.evaluate.collection import Builder, open_collection
from app.evaluate.datasets import load_beir
from app.evaluate.embedding_speed import BareLoop, EmbeddingRound, EmbeddingSpeed, measure_embedding
from app.evaluate.query_speed import measure_cold, measure_warm
from app.evaluate.texts import LONGEST, multiplied, read_texts, sentences_of
from app.evaluate.words_speed import WordsRound, WordsSpeed, measure_words
from app.extract.limits import Limits
from app.index.indexer import IndexerOptions
from app.models.installed import InstalledModel
from app.search.searcher import Searcher
from app.store.library import Library


@pytest.fixture(scope="module")
def builder(text_model: InstalledModel, embedders: Embedders) -> Builder:
    return Builder(text_model, ChunkSizes(), embedders)


@pytest.fixture
def pdfs(tmp_path: Path) -> Path:
    folder = tmp_path / "pdfs"
    (folder / "inner").mkdir(parents=True)
    for name, pages in (("one.pdf", 1), ("inner/TWO.PDF", 2)):
        with pymupdf.open() as pdf:
            for number in range(pages):
                pdf.new_page().insert_text(
                    (72, 72), f"Page {number} of {name} speaks of lighthouses and their keepers."
                )
            pdf.save(folder / name)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (folder / "notes.txt").write_text("Not a PDF, and left out of the comparison.", "utf-8")
    return folder


def test_embedding_is_timed_both_ways_over_the_same_texts(tiny_set: Path, builder: Builder, tmp_path: Path) -> None:
    texts = read_texts(tiny_set, 1, Limits())
    rounds: list[EmbeddingRound] = []
    found = measure_embedding(texts, tmp_path, builder, 1, rounds.append, rounds=3)
    assert found.rounds == tuple(rounds)
    assert [each.passages for each in rounds] == [4, 4, 4]
    assert found.passages == 12
    assert all(each.pipeline_seconds > 0 and each.bare_seconds > 0 for each in rounds)
    assert found.ratio == pytest.approx(found.pipeline_rate / found.bare_rate)
    for number in range(3):
        with builder.open(tmp_path / str(number)) as library:
            assert len(library.vectors) == 4


def test_the_bare_loop_counts_every_token(text_model: InstalledModel) -> None:
    tokens, seconds = BareLoop(text_model, 1).time(["one two three", "four", "word " * 1000])
    assert tokens == (3 + 2) + (1 + 2) + text_model.model.max_tokens
    assert seconds > 0


def test_many_documents_are_made_of_a_few_always_the_same(tiny_set: Path) -> None:
    texts = read_texts(tiny_set, 1, Limits())
    made = multiplied(texts, 40)
    assert made == multiplied(texts, 40)
    assert len({document.text for document in made}) == 40
    known = set(sentences_of(texts))
    for document in made:
        own = sentences_of([document])
        assert set(own) <= known
        assert len(own) <= LONGEST


def test_a_folder_of_files_gives_texts(pdfs: Path) -> None:
    texts = {text.text for text in read_texts(pdfs, 1, Limits())}
    assert len(texts) == 3
    assert "Not a PDF, and left out of the comparison." in texts


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds text"):
        read_texts(tmp_path, 1, Limits())
    with pytest.raises(FolderError):
        read_texts(tmp_path / "nowhere", 1, Limits())


def test_words_are_timed_against_pymupdf(pdfs: Path, text_model: InstalledModel, tmp_path: Path) -> None:
    rounds: list[WordsRound] = []
    options = IndexerOptions(1, ChunkSizes(), Limits())
    found = measure_words(pdfs, tmp_path, text_model, options, rounds.append, rounds=2)
    assert (found.files, found.indexed, found.pages) == (3, 2, 3)
    assert found.rounds == tuple(rounds)
    assert all(each.pipeline_seconds > 0 and each.bare_seconds > 0 for each in rounds)
    with Library(tmp_path / "1", text_model.fingerprint, text_model.model.dimensions) as library:
        assert len(library.passages) == found.passages > 0
        assert library.passages.is_searchable()
        assert len(library.vectors) == 0


def test_the_quickest_rounds_decide() -> None:
    words = WordsSpeed(8, 8, 80, 90, (WordsRound(2.0, 9.0), WordsRound(100.0, 1.0), WordsRound(4.0, 1.5)))
    assert (words.pipeline_rate, words.bare_rate, words.ratio) == (4.0, 8.0, 0.5)
    embedding = EmbeddingSpeed((EmbeddingRound(10, 1000, 10.0, 2.0), EmbeddingRound(10, 2000, 5.0, 50.0)))
    assert (embedding.pipeline_rate, embedding.bare_rate, embedding.ratio) == (400.0, 500.0, 0.8)


def test_a_folder_without_pdfs(tmp_path: Path, text_model: InstalledModel) -> None:
    with pytest.raises(DatasetError, match="no PDF"):
        measure_words(tmp_path, tmp_path, text_model, IndexerOptions(1, ChunkSizes(), Limits()))


def test_warm_queries_are_timed_step_by_step(tiny_set: Path, builder: Builder, tmp_path: Path) -> None:
    dataset = load_beir(tiny_set)
    with open_collection(dataset, tmp_path, builder) as collection:
        searcher = Searcher(collection.library, builder.embedders)
        found = measure_warm(searcher, list(dataset.queries.values()))
    assert list(found) == ["without rerank", "with rerank"]
    assert "rerank" not in found["without rerank"].steps_ms
    assert found["with rerank"].steps_ms["rerank"] > 0
    for times in found.values():
        assert 0 < times.median_ms <= times.p95_ms
        assert times.steps_ms["words"] < times.median_ms


def test_a_cold_query_is_a_whole_process(tiny_set: Path, builder: Builder, tmp_path: Path, models_dir: Path) -> None:
    with open_collection(load_beir(tiny_set), tmp_path, builder):
        pass
    (took,) = measure_cold(tmp_path, models_dir, ["-glacier harbour"])
    assert took > 100


def test_a_cold_query_that_fails_is_told(tmp_path: Path, models_dir: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder", "utf-8")
    with pytest.raises(AkinError, match="failed: akin: There is no library"):
        measure_cold(occupied, models_dir, ["anything"])
