"""The arm of weighted terms on a real library, with a tiny real SPLADE."""

import json
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.catalogue import ModelKind, TokenPooling
from app.domain.checks import Check, Verdict
from app.domain.errors import ModelError
from app.domain.progress import RunReport
from app.domain.sparse import SparseEmbedder, WeightedTerms
from app.embed.embedders import Embedders
from app.embed.shared import SharedEncoders
from app.embed.sparse import SparseEncoder
from app.embed.text import OnnxTextEmbedder
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.index.weighing import weigh_waiting
from app.models.installed import InstalledModel
from app.models.sparse import prepare_sparse
from app.models.text_models import TextModel
from app.search.options import SPARSE, SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.health import check_library
from app.store.library import Library
from tests.models import tiny_bert
from tests.models.tiny_bert import Floats
from tests.models.tiny_rerankers import SPECIAL, entry_of, list_files
from tests.models.tiny_sparse import splade, write_m3, write_splade

WORDS = ["boats", "harbour", "sea", "mud", "tax", "year", "ferry", "coast", "lift"]
FILES = {
    "harbour.txt": "Boats lie in the mud of the harbour, until the sea lifts them again.",
    "ferry.txt": "A ferry crosses the sea to the coast.",
    "tax.txt": "A tax is owed at the end of each year.",
}
ONLY_SPARSE = SearchOptions(arms=frozenset({SPARSE}), rerank=False, show_weak=True)


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Floats]]:
    """The folder of a tiny SPLADE whose queries need no network, and its tensors."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    _, tensors = write_splade(folder, WORDS)
    (folder / "idf.json").write_text(json.dumps({"sea": 2.0, "tax": 3.0}))
    return folder, tensors


@pytest.fixture(scope="module")
def sparse(weights: tuple[Path, dict[str, Floats]]) -> SparseEncoder:
    files = list_files(weights[0])
    entry = entry_of("tiny", ModelKind.SPARSE)
    return SparseEncoder(prepare_sparse(files, entry, weights[0].parent, int8=False), threads=1)


@pytest.fixture
def library(tmp_path: Path, text_model: InstalledModel) -> Iterator[Library]:
    for name, text in FILES.items():
        (tmp_path / "files").mkdir(exist_ok=True)
        (tmp_path / "files" / name).write_text(text, "utf-8")
    fingerprint = f"{text_model.fingerprint}|{ChunkSizes().fingerprint}"
    with Library(tmp_path / "data", fingerprint, text_model.model.dimensions) as opened:
        yield opened


def index(library: Library, text_model: InstalledModel, embedders: Embedders) -> RunReport:
    with library.writing():
        indexer = Indexer(library, text_model.tokenizer, embedders, IndexerOptions(2, ChunkSizes(), Limits()))
        return indexer.run([WatchedFolder(os.path.realpath(library.data_dir.parent / "files"))])


def test_the_arm_ranks_by_the_products_of_the_weights(
    library: Library,
    text_model: InstalledModel,
    embedders: Embedders,
    sparse: SparseEncoder,
    weights: tuple[Path, dict[str, Floats]],
) -> None:
    weighing = replace(embedders, sparse=lambda: sparse)
    assert index(library, text_model, weighing).problems == ()
    searcher = Searcher(library, weighing)
    hits = searcher.search("tax of the sea", ONLY_SPARSE).hits
    sea, tax = (len(SPECIAL) + WORDS.index(word) for word in ("sea", "tax"))
    expected = {}
    for name in FILES:
        document = library.files.document_of(os.path.realpath(library.data_dir.parent / "files" / name))
        (passage,) = library.passages.of_documents([document.id]) if document else ()
        terms = splade(weights[1], weights[0], passage.text)
        expected[name] = 2.0 * terms.get(sea, 0.0) + 3.0 * terms.get(tax, 0.0)
    assert {hit.name: hit.arms["sparse"] for hit in hits} == pytest.approx(
        {name: score for name, score in expected.items() if score > 0}, rel=5e-3
    )
    assert len({round(score, 3) for score in expected.values()}) > 1
    every = searcher.search("tax of the sea", SearchOptions(show_weak=True))
    assert {"words", "meaning", "sparse"} <= set(every.hits[0].arms)
    assert "sparse" in every.took_ms

    # A second run weighs only what is new, and what is gone goes from the table too.
    (library.data_dir.parent / "files" / "tax.txt").unlink()
    (library.data_dir.parent / "files" / "new.txt").write_text("The coast in a year without boats.", "utf-8")
    assert weigh_waiting(library, sparse, lambda *_: None, threading.Event()) == 0
    index(library, text_model, weighing)
    assert len(library.impacts.of(sparse.fingerprint)) == len(FILES) == len(library.passages)
    assert library.impacts.of(sparse.fingerprint).counts() == library.passages.counts()
    assert "tax.txt" not in [hit.name for hit in searcher.search("tax of the sea", ONLY_SPARSE).hits]

    # What a killed run may leave, a document that is weighed twice or not at all, is mended; the others are left alone.
    table, (first, second, _) = library.impacts.of(sparse.fingerprint), sorted(library.passages.counts())
    (row,) = library.passages.of_documents([first])
    table.add([row.passage_id], [first], sparse.weigh_passages([row.text]))
    table.delete_documents([second])
    before = searcher.search("tax of the sea", ONLY_SPARSE).hits
    assert weigh_waiting(library, sparse, lambda *_: None, threading.Event()) == 2
    assert table.counts() == library.passages.counts()
    assert searcher.search("tax of the sea", ONLY_SPARSE).hits != before
    stopped = threading.Event()
    stopped.set()
    table.delete_documents([second])
    assert weigh_waiting(library, sparse, lambda *_: None, stopped) == 0

    # Without the model everything of it goes.
    index(library, text_model, embedders)
    assert library.impacts.all() == []
    assert searcher.search("tax of the sea", ONLY_SPARSE).hits == ()


def test_the_doctor_examines_weighted_terms(
    library: Library, text_model: InstalledModel, embedders: Embedders, sparse: SparseEncoder
) -> None:
    def told() -> list[Check]:
        made_with = library.fingerprint.partition("|")[2]
        return [check for check in check_library(library.data_dir, made_with, 384) if check.name == "weighted terms"]

    index(library, text_model, embedders)
    assert told() == []
    index(library, text_model, replace(embedders, sparse=lambda: sparse))
    (check,) = told()
    assert check.verdict is Verdict.OK
    assert "of 3 of 3 passages can be read" in check.message
    with library.writing():
        library.passages.delete_documents([min(library.passages.counts())])
    (check,) = told()
    assert (check.verdict, "akin index" in check.advice) == (Verdict.WARNING, True)
    for data in library.index_dir.glob("impacts-*.lance/data/*"):
        data.write_bytes(b"damaged")
    (check,) = told()
    assert check.verdict is Verdict.PROBLEM
    assert check.advice


def test_what_gives_vectors_and_terms_gives_them_in_one_pass(
    tmp_path: Path, text_model: InstalledModel, embedders: Embedders
) -> None:
    (tmp_path / "files").mkdir()
    for name, text in FILES.items():
        (tmp_path / "files" / name).write_text(text, "utf-8")
    files, _ = write_m3(tmp_path / "models" / "tiny", WORDS)
    made = prepare_sparse(files, entry_of("tiny", ModelKind.TEXT), tmp_path / "models", int8=False)
    model = TextModel("tiny", "Tiny", "", tiny_bert.WIDTH, 64, TokenPooling.CLS, "")
    shared = SharedEncoders()
    sparse = SparseEncoder(made, 1, shared.load)
    text = OnnxTextEmbedder(InstalledModel(model, made.onnx, made.tokenizer, "tiny"), 1, shared.load)
    alone = sparse.weigh_query(FILES["harbour.txt"])
    weighed: list[int] = []

    class Telling(SparseEncoder):
        def weigh_passages(self, texts: Sequence[str]) -> list[WeightedTerms]:
            weighed.append(len(texts))
            return sparse.weigh_passages(texts)

    both = replace(embedders, text=lambda: text, sparse=lambda: Telling(made, 1, shared.load))
    width = text_model.model.dimensions
    with Library(tmp_path / "data", f"tiny|{ChunkSizes().fingerprint}", tiny_bert.WIDTH, width) as library:
        index(library, text_model, both)
        assert weighed == [len(FILES)]  # once, along with the vectors, and not again after them
        table = library.impacts.of(sparse.fingerprint)
        assert table.counts() == library.passages.counts()
        assert len(table) == len(library.vectors) == len(FILES)
        asked = dict(zip(alone.terms.tolist(), alone.weights.tolist(), strict=True))
        products = {}
        for row in library.passages.fetch(table.matches(alone).passage_ids.tolist()).values():
            (terms,) = sparse.weigh_passages([row.text])
            products[row.passage_id] = sum(
                asked.get(term, 0.0) * weight
                for term, weight in zip(terms.terms.tolist(), terms.weights.tolist(), strict=True)
            )
        found = table.matches(alone)
        assert len(products) > 1
        assert dict(zip(found.passage_ids.tolist(), found.scores.tolist(), strict=True)) == pytest.approx(
            products, rel=0.01
        )


def test_without_a_sparse_model_nothing_changes(
    library: Library, text_model: InstalledModel, embedders: Embedders, sparse: SparseEncoder
) -> None:
    index(library, text_model, embedders)
    plain = Searcher(library, embedders).search("boats by the sea")
    assert "sparse" not in plain.took_ms
    not_weighed = Searcher(library, replace(embedders, sparse=lambda: sparse)).search("boats by the sea")
    assert [(hit.name, hit.score) for hit in not_weighed.hits] == [(hit.name, hit.score) for hit in plain.hits]


def test_a_sparse_model_that_cannot_be_used_is_said_and_loses_nothing(
    library: Library, text_model: InstalledModel, embedders: Embedders
) -> None:
    def missing() -> SparseEmbedder:
        raise ModelError("The sparse model Tiny is not installed.", "Install it.")

    broken = replace(embedders, sparse=missing)
    report = index(library, text_model, broken)
    assert report.problems == ("The sparse model Tiny is not installed.",)
    assert report.embedded == len(FILES)
    response = Searcher(library, broken).search("boats by the sea")
    assert response.hits[0].name == "harbour.txt"
    assert response.notes == ("Weighted terms cannot be searched: The sparse model Tiny is not installed. Install it.",)
