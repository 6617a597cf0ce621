from pathlib import Path

import pytest

from app.domain.selection import Selection
from app.store.lance import connect
from app.store.passages import Passage, PassageTable, Words, passage_id

TEXTS = {
    1: "The heron stands in the shallow water of the estuary",
    2: "Shallow waters run quickly, says the proverb",
    3: "Water the tomatoes; the shallow bed dries first",
    4: "我住在北京大学附近的一条小街上",
    5: "Invoice INV-2024-0173 was paid on the third of May",
}


def row(document: int, text: str, ordinal: int = 0, context: str = "") -> Passage:
    head = f"{context}\n" if context else ""
    return Passage(passage_id(document, ordinal), document, ordinal, 2, 5, 5 + len(text), len(head), head + text)


@pytest.fixture
def table(tmp_path: Path) -> PassageTable:
    made = PassageTable(connect(tmp_path))
    made.add([row(document, text) for document, text in TEXTS.items()])
    made.index_rows()
    return made


def documents(found: list[object]) -> list[int]:
    return [hit.document_id for hit in found]  # type: ignore[attr-defined]


def test_rows_come_back_as_they_were(table: PassageTable) -> None:
    kept = row(9, "Its own words.", 3, "Title › Heading")
    table.add([kept])
    assert table.of_documents([9]) == [kept]
    assert table.fetch([kept.passage_id, 12345]) == {kept.passage_id: kept}
    assert (kept.context, kept.words) == ("Title › Heading", "Its own words.")
    assert table.of_documents([]) == []
    assert table.fetch([]) == {}


def test_words_are_found_by_their_stems_and_ranked(table: PassageTable) -> None:
    assert set(documents(table.match(Words("water"), 10))) == {1, 2, 3}
    assert documents(table.match(Words("shallow estuary"), 10))[0] == 1
    scores = [hit.score for hit in table.match(Words("shallow estuary water"), 10)]
    assert scores == sorted(scores, reverse=True)
    assert table.match(Words("nothing"), 10) == []


def test_all_words_and_words_side_by_side(table: PassageTable) -> None:
    assert set(documents(table.containing("shallow water", 10, adjacent=False))) == {1, 2, 3}
    assert set(documents(table.containing("shallow water", 10, adjacent=True))) == {1, 2}
    assert documents(table.containing("of the estuary", 10, adjacent=True)) == [1]
    assert documents(table.containing("INV 2024 0173", 10, adjacent=True)) == [5]


def test_words_of_chinese_are_found(table: PassageTable) -> None:
    assert documents(table.match(Words("北京"), 10)) == [4]
    assert documents(table.containing("北京 大学", 10, adjacent=False)) == [4]


def test_a_selection_bounds_the_search(table: PassageTable) -> None:
    words = Words("water")
    assert set(documents(table.match(words, 10, Selection(frozenset({1, 4}))))) == {1}
    assert set(documents(table.match(words, 10, Selection(frozenset({1}), excluded=True)))) == {2, 3}
    assert table.match(words, 10, Selection(frozenset())) == []
    assert set(documents(table.match(words, 10, Selection(frozenset(), excluded=True)))) == {1, 2, 3}


def test_new_rows_are_found_before_they_are_indexed_and_deleted_ones_are_not(table: PassageTable) -> None:
    assert table.is_indexed()
    table.add([row(6, "A second heron")])
    assert not table.is_indexed()
    assert set(documents(table.match(Words("heron"), 10))) == {1, 6}
    table.index_rows()
    assert table.is_indexed()
    table.delete_documents([1])
    assert documents(table.match(Words("heron"), 10)) == [6]
    assert table.counts() == dict.fromkeys([2, 3, 4, 5, 6], 1)
    assert len(table) == 5


def test_an_empty_table_finds_nothing(tmp_path: Path) -> None:
    table = PassageTable(connect(tmp_path))
    assert (len(table), table.counts(), table.is_searchable()) == (0, {}, False)
    assert table.match(Words("heron"), 10) == []


@pytest.mark.usefixtures("table")
def test_another_connection_sees_what_is_committed(tmp_path: Path) -> None:
    assert len(PassageTable(connect(tmp_path))) == len(TEXTS)


def test_ids_are_stable_and_spread_evenly() -> None:
    ids = [passage_id(document, ordinal) for document in range(100) for ordinal in range(20)]
    assert len(set(ids)) == 2000
    assert all(0 <= key < 2**63 for key in ids)
    assert 900 < sum(key < 2**62 for key in ids) < 1100


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_some_passages_and_a_sample_are_scored_by_one_search(table: PassageTable, share: float) -> None:
    words = Words("shallow water tomatoes")
    every = {hit.id: hit.score for hit in table.match(words, 10)}
    asked = [passage_id(document, 0) for document in (1, 3, 5)]
    scores, sampled = table.match_some(words, asked, share)
    assert scores == {key: pytest.approx(every[key]) for key in asked[:2]}
    assert sorted(sampled) == pytest.approx(sorted(score for key, score in every.items() if key < share * 2**63))
    assert table.match_some(words, [], 0.0) == ({}, [])
