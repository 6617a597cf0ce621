"""The passages of one file, on a real library."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.catalogue import ModelKind
from app.domain.errors import ModelError
from app.embed.embedders import Embedders
from app.embed.sparse import SparseEncoder
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.index.weighing import weigh_waiting
from app.models.installed import InstalledModel
from app.models.sparse import prepare_sparse
from app.search.inside import passages_in
from app.search.options import Weights
from app.store.folders import WatchedFolder
from app.store.library import Library
from tests.models.tiny_rerankers import entry_of
from tests.models.tiny_sparse import write_splade

_TIDES = "Turbines that turn with the tide are slow and sturdy, and the sea moves them twice a day, in and out again. "
_BREAD = "A loaf of sourdough rises for a day before it goes into a hot oven, and it keeps for a week in a linen bag. "
TEXT = "\n\n".join(
    f"# {title}\n\n{sentence * 10}"
    for title, sentence in (("Baking", _BREAD), ("Energy", _TIDES), ("Baking again", _BREAD), ("More energy", _TIDES))
)


@pytest.fixture(scope="module")
def indexed(
    tmp_path_factory: pytest.TempPathFactory, text_model: InstalledModel, embedders: Embedders
) -> Iterator[tuple[Library, str]]:
    folder = Path(os.path.realpath(tmp_path_factory.mktemp("files")))
    (folder / "notes.md").write_text(TEXT, "utf-8")
    (folder / "other.txt").write_text("Tide tables for the turbines of the harbour.", "utf-8")
    (folder / "log.zip").write_text("no archive", "utf-8")
    sizes = ChunkSizes()
    fingerprint = f"{text_model.fingerprint}|{sizes.fingerprint}"
    with Library(tmp_path_factory.mktemp("data"), fingerprint, text_model.model.dimensions) as library:
        with library.writing():
            options = IndexerOptions(1, sizes, Limits())
            Indexer(library, text_model.tokenizer, embedders, options).run([WatchedFolder(str(folder))])
        yield library, str(folder)


def test_the_answering_passages_come_in_reading_order(indexed: tuple[Library, str], embedders: Embedders) -> None:
    library, folder = indexed
    found = passages_in(library, embedders, f"{folder}/notes.md", "power from the tides")
    assert found
    assert all("tide" in passage.text for passage in found)
    assert [passage.start for passage in found] == sorted(passage.start for passage in found)
    halves = {passage.start > len(TEXT) / 2 for passage in found}
    assert halves == {False, True}


def test_words_are_marked_by_stem(indexed: tuple[Library, str], embedders: Embedders) -> None:
    library, folder = indexed
    found = passages_in(library, embedders, f"{folder}/notes.md", "turbine")
    marked = {passage.text[start:end] for passage in found for start, end in passage.spans}
    assert marked == {"Turbines"}


def test_without_a_model_words_still_answer(indexed: tuple[Library, str]) -> None:
    def missing() -> None:
        raise ModelError("There is no model.")

    library, folder = indexed
    found = passages_in(library, Embedders(missing, missing), f"{folder}/notes.md", "sourdough")  # type: ignore[arg-type]
    assert found
    assert all("sourdough" in passage.text for passage in found)


@pytest.mark.parametrize(
    ("name", "text"), [("nowhere.txt", "tide"), ("log.zip", "tide"), ("notes.md", "kind:document"), ("notes.md", "")]
)
def test_where_there_is_nothing_to_step_through_there_is_nothing(
    indexed: tuple[Library, str], embedders: Embedders, name: str, text: str
) -> None:
    library, folder = indexed
    assert passages_in(library, embedders, f"{folder}/{name}", text) == ()


def test_weighted_terms_have_their_say_inside_of_a_file_too(
    indexed: tuple[Library, str], embedders: Embedders, tmp_path: Path
) -> None:
    library, folder = indexed
    files, _ = write_splade(tmp_path / "tiny", ["bread", "tide", "sea", "oven", "harbour"])
    sparse = SparseEncoder(prepare_sparse(files, entry_of("tiny", ModelKind.SPARSE), tmp_path, int8=False), 1)
    weighing, heavy = replace(embedders, sparse=lambda: sparse), Weights(sparse=1000.0)
    path, asked = f"{folder}/notes.md", "bread of the sea"
    before = passages_in(library, embedders, path, asked, heavy)
    assert passages_in(library, weighing, path, asked, heavy) == before, "nothing is weighed yet"
    with library.writing():
        weigh_waiting(library, sparse, lambda *_: None, threading.Event())
    document = library.files.document_of(path)
    assert document is not None
    rows = library.passages.of_documents([document.id])
    query = sparse.weigh_query(asked)
    worth = dict(zip(query.terms.tolist(), query.weights.tolist(), strict=True))
    scores = [
        sum(worth.get(term, 0.0) * weight for term, weight in zip(each.terms.tolist(), each.weights, strict=True))
        for each in sparse.weigh_passages([row.text for row in rows])
    ]
    best = rows[scores.index(max(scores))]
    found = passages_in(library, weighing, path, asked, heavy)
    assert best.start in [passage.start for passage in found]
    assert found != before
    with library.writing():
        library.impacts.keep_only(None)
    assert passages_in(library, weighing, path, asked, heavy) == before
