"""Papers, abstracts and photos in one library: a list that a person would agree with (needs ../shared/data)."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.files import FileKind
from app.embed.embedders import Embedders
from app.evaluate.collection import Builder, open_collection
from app.evaluate.datasets import load_beir
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.index.scan import stamp_of
from app.models.installed import InstalledModel
from app.runtime.settings import TextRecognition
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder

DATA = Path(__file__).parents[3] / "shared" / "data"
LEFT_OUT = 0.1  # the share of the queries for which the list may be otherwise

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not DATA.is_dir(), reason="needs the evaluation data in ../shared/data"),
]

FOR_DOCUMENTS = (
    "does vitamin D lower the risk of fractures in old people",
    "how do T cells recognise antigens",
    "statins and the risk of heart attacks",
    "gene expression in breast cancer",
    "consensus among unreliable processes in a distributed system",
    "garbage collection in a functional language",
    "type inference for polymorphic programs",
    "trade-offs between consistency and availability",
    "effect of smoking during pregnancy on birth weight",
    "hash tables with constant lookup time",
    "malaria parasites and red blood cells",
    "insulin resistance and obesity in mice",
    "formal semantics of programming languages",
    "stem cells that turn into neurons",
    "indexing structures for databases on disk",
    "antibiotic resistance of bacteria in hospitals",
)
FOR_PHOTOS = (
    "two dogs running on a beach",
    "a child on a swing",
    "a man climbing a steep rock",
    "a girl in a pink dress",
    "a dog catching a frisbee in the air",
    "people sitting around a table",
    "a surfer riding a wave",
    "a boy jumping into a swimming pool",
    "a skateboarder doing a trick",
    "a brown dog running through snow",
    "football players on a field",
    "a cyclist on a dirt track",
    "children playing in the water",
    "a woman with sunglasses in the street",
    "a black dog with a ball in its mouth",
    "a man on a bicycle jumping over a ramp",
)


@pytest.fixture(scope="module")
def searcher(
    tmp_path_factory: pytest.TempPathFactory, text_model: InstalledModel, embedders: Embedders
) -> Iterator[Searcher]:
    """SciFact, thirty papers and a thousand photos."""
    builder = Builder(text_model, ChunkSizes(), embedders)
    kept = os.environ.get("AKIN_SCIFACT_LIBRARY")  # one made by `akin evaluate --keep` saves ten minutes
    folder = Path(kept) if kept else tmp_path_factory.mktemp("mixed")
    lines = (DATA / "flickr8k" / "val.jsonl").read_text("utf-8").splitlines()
    photos = [DATA / "flickr8k" / json.loads(line)["image"] for line in lines][:1000]
    options = IndexerOptions(2, ChunkSizes(), Limits(), recognition=TextRecognition.OFF)
    with open_collection(load_beir(DATA / "scifact"), folder, builder) as collection:
        library = collection.library
        with library.writing():
            library.files.add((stamp_of(os.path.realpath(path)), FileKind.PICTURE) for path in photos)
            indexer = Indexer(library, text_model.tokenizer, embedders, options)
            indexer.run([WatchedFolder(os.path.realpath(DATA / "documents" / "papers"))], unlisted=True)
        assert len(library.pictures) >= 1000
        yield Searcher(library, embedders)


def kinds(searcher: Searcher, query: str) -> list[FileKind]:
    return [hit.kind for hit in searcher.search(query, SearchOptions(limit=10)).hits]


def test_questions_for_documents_are_not_answered_with_photos(searcher: Searcher) -> None:
    disturbed = [query for query in FOR_DOCUMENTS if FileKind.PICTURE in kinds(searcher, query)[:5]]
    assert len(disturbed) <= LEFT_OUT * len(FOR_DOCUMENTS), disturbed


def test_words_for_a_photo_find_one_at_the_top(searcher: Searcher) -> None:
    missed = [query for query in FOR_PHOTOS if FileKind.PICTURE not in kinds(searcher, query)[:2]]
    assert len(missed) <= LEFT_OUT * len(FOR_PHOTOS), missed


def test_papers_alone_have_no_photos_for_unrelated_words(searcher: Searcher) -> None:
    shown = [query for query in FOR_DOCUMENTS[:8] if FileKind.PICTURE in kinds(searcher, query)]
    assert len(shown) <= 1, shown


def test_the_kind_narrows_the_list(searcher: Searcher) -> None:
    pictures = searcher.search("two dogs running kind:picture", SearchOptions(limit=10)).hits
    assert pictures
    assert {hit.kind for hit in pictures} == {FileKind.PICTURE}
    documents = searcher.search("two dogs running kind:document", SearchOptions(limit=10)).hits
    assert FileKind.PICTURE not in {hit.kind for hit in documents}
