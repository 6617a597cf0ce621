"""The Searcher on a real library: real files, the real model, the real store."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.chunk.chunker import ChunkSizes
from app.domain.errors import ModelError
from app.domain.queries import SearchMode
from app.embed.embedders import Embedders
from app.embed.text import OnnxTextEmbedder
from app.extract.limits import Limits
from app.index.indexer import Indexer, IndexerOptions
from app.models.installed import InstalledModel
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.library import Library

FILES = {
    "Health/night.txt": "I lay awake again until three in the morning, stared at the ceiling. Warm milk did not help.",
    "Health/knee.md": "# Exercises after the operation\n\nBend and stretch the knee twenty times each morning.",
    "Work/offer.txt": "Invoice INV-2024-0173 for the second stage, due within thirty days.",
    "Work/offer_near.txt": "Invoice INV-2024-0137 for the first stage, due within thirty days.",
    "Work/budget 2025.csv": "item,amount\nrent,1200\nheating,300\n",
    "Work/copy of offer.txt": "Invoice INV-2024-0173 for the second stage, due within thirty days.",
    "Garden/compost.txt": "Worms and fungi, among them mycorrhizal ones, turn peelings into soil.",
    "Garden/turbines.txt": "The turbines turn with the tide, twice in and twice out every day.",
    "Garden/drafts.txt": "A draft about turbines that never became anything.",
    "Briefe/heizung.txt": (
        "Sehr geehrte Damen und Herren, die Heizung in meiner Wohnung ist seit dem dritten Januar defekt, und es wird "
        "kalt. Ich bitte Sie, sie bis zum Ende der Woche reparieren zu lassen. Mit freundlichen Grüßen, Johanna Weiß"
    ),
    "mileage log.zip": "not really an archive",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("files")
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def indexed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, text_model: InstalledModel, embedders: Embedders
) -> Iterator[Library]:
    sizes = ChunkSizes()
    fingerprint = f"{text_model.fingerprint}|{sizes.fingerprint}"
    with Library(tmp_path_factory.mktemp("data"), fingerprint, text_model.model.dimensions) as library:
        with library.writing():
            indexer = Indexer(library, text_model.tokenizer, embedders, IndexerOptions(2, sizes, Limits()))
            indexer.run([WatchedFolder(os.path.realpath(folder))])
        yield library


@pytest.fixture(scope="module")
def searcher(indexed: Library, embedders: Embedders) -> Searcher:
    return Searcher(indexed, embedders)


def names(searcher: Searcher, query: str, mode: SearchMode = SearchMode.ALL) -> list[str]:
    return [hit.name for hit in searcher.search(query, SearchOptions(mode=mode)).hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("remedies for insomnia", "night.txt"),  # shares no word with it
        ("INV-2024-0137", "offer_near.txt"),
        ('"turn with the tide"', "turbines.txt"),
        ("mycorrh*", "compost.txt"),
        ("heating lang:de", "heizung.txt"),
        ("mileage log", "mileage log.zip"),
        ("excercises for the knee", "knee.md"),
        ("turbines -draft", "turbines.txt"),
        ("budget", "budget 2025.csv"),
        ("ext:csv", "budget 2025.csv"),
    ],
)
def test_the_file_that_is_meant_comes_first(searcher: Searcher, query: str, first: str) -> None:
    assert names(searcher, query)[0] == first


def test_an_exclusion_holds_for_every_arm(searcher: Searcher) -> None:
    assert "drafts.txt" not in names(searcher, "turbines -draft")
    assert "drafts.txt" in names(searcher, "turbines")


def test_a_condition_is_met_by_the_whole_file_and_its_name(searcher: Searcher) -> None:
    assert names(searcher, "rent AND budget") == ["budget 2025.csv"]
    assert names(searcher, "rent AND turbines") == []


def test_a_phrase_is_not_matched_by_stem(searcher: Searcher) -> None:
    assert names(searcher, '"turning with the tide"') == []


def test_exact_mode_wants_every_word_as_typed(searcher: Searcher) -> None:
    assert names(searcher, "invoice second", SearchMode.EXACT) == ["offer.txt"]
    assert names(searcher, "invoices second", SearchMode.EXACT) == []


def test_name_mode_looks_at_names_only(searcher: Searcher) -> None:
    assert names(searcher, "offer", SearchMode.NAME)[0] == "offer.txt"
    assert "knee.md" not in names(searcher, "exercises", SearchMode.NAME)


def test_copies_are_one_hit_that_names_the_others(searcher: Searcher) -> None:
    hit = searcher.search("INV-2024-0173").hits[0]
    assert hit.name == "offer.txt"
    assert [Path(path).name for path in hit.copies] == ["copy of offer.txt"]
    (only,) = searcher.search('INV-2024-0173 name:"copy of"').hits
    assert (only.name, only.copies) == ("copy of offer.txt", ())


def test_filters_alone_list_the_files_newest_first(searcher: Searcher, folder: Path) -> None:
    os.utime(folder / "Garden" / "compost.txt", (2_000_000_000, 2_000_000_000))
    assert set(names(searcher, "in:Garden")) == {"compost.txt", "turbines.txt", "drafts.txt"}


def test_the_snippet_marks_the_words_and_the_response_is_timed(searcher: Searcher) -> None:
    response = searcher.search("worms")
    hit = response.hits[0]
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["Worms"]
    assert {"parse", "words", "meaning", "fuse", "present"} <= set(response.took_ms)
    assert {"words", "meaning"} <= set(hit.arms)


def test_a_typing_error_is_mended_and_said(searcher: Searcher) -> None:
    response = searcher.search("peelngs")
    assert response.hits[0].name == "compost.txt"
    assert any("peelings" in note for note in response.notes)


def test_without_a_model_words_and_names_answer_and_the_reason_is_said(indexed: Library, embedders: Embedders) -> None:
    def missing() -> OnnxTextEmbedder:
        raise ModelError("The text model is missing.", "Install it.")

    response = Searcher(indexed, Embedders(missing, embedders.pictures)).search("worms and fungi")
    assert response.hits[0].name == "compost.txt"
    assert any("The text model is missing." in note for note in response.notes)


def test_an_empty_library_answers_nothing(tmp_path: Path, embedders: Embedders) -> None:
    with Library(tmp_path, "none", 384) as library:
        assert Searcher(library, embedders).search("anything").hits == ()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.from_regex(r'[a-z"()*:\-ANDORT ]{1,40}', fullmatch=True))
def test_no_query_raises(searcher: Searcher, query: str) -> None:
    for mode in SearchMode:
        searcher.search(query, SearchOptions(mode=mode, rerank=False))


@pytest.mark.parametrize("query", ["turbnies", "turbnies AND tide", "turbnies AND type:docx"])
def test_says_which_word_was_probably_meant(searcher: Searcher, query: str) -> None:
    assert searcher.search(query).corrections == (("turbnies", "turbines"),)
    assert searcher.search("turbines tide").corrections == ()


def test_the_steps_end_in_what_a_search_returns(searcher: Searcher) -> None:
    first, last = searcher.search_in_steps("remedies for insomnia")
    whole = searcher.search("remedies for insomnia")
    assert [hit.path for hit in last.hits] == [hit.path for hit in whole.hits]
    assert {hit.path for hit in first.hits} <= {hit.path for hit in searcher.search("remedies for insomnia").hits}
    assert "rerank" in last.took_ms
    assert "rerank" not in first.took_ms


def test_what_is_not_reranked_has_one_step(searcher: Searcher) -> None:
    assert len(list(searcher.search_in_steps("in:Garden"))) == 1
    assert len(list(searcher.search_in_steps("worms", SearchOptions(rerank=False)))) == 1
    assert len(list(searcher.search_in_steps("offer", SearchOptions(mode=SearchMode.NAME)))) == 1


@pytest.mark.parametrize(
    ("query", "strength"),
    [("remedies for insomnia", 3), ("INV-2024-0137", 3), ("zyxwvut", 1), ("wqeorp lkj xcvb", 1), ("ext:csv", 0)],
)
def test_the_dots_say_what_a_hit_is_worth(searcher: Searcher, query: str, strength: int) -> None:
    """The best of what does not answer is not a strong match."""
    assert searcher.search(query, SearchOptions(show_weak=True)).hits[0].strength == strength
