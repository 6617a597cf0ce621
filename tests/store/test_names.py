from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.files import FileKind, FileStamp
from app.domain.words import find_words, fold
from app.store.files import FileRecords
from app.store.ledger import Ledger
from app.store.name_score import name_score
from app.store.names import files_named, find_names, ids_holding


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()


def add(ledger: Ledger, *names: str) -> None:
    stamps = (FileStamp(f"/w/{number}/{name}", 1, 1, 1, number) for number, name in enumerate(names, 1))
    FileRecords(ledger).add((stamp, FileKind.DOCUMENT) for stamp in stamps)


def found(ledger: Ledger, query: str, limit: int = 20) -> list[str]:
    names = dict(ledger.rows("SELECT id, name FROM files"))
    return [names[match.file_id] for match in find_names(ledger, query.split(), limit)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("heron", "Heron.txt"),
        ("annual report", "Annual_Report-2024.pdf"),
        ("report 2024", "AnnualReport2024.pdf"),
        ("INV-2024-0173", "INV-2024-0173.pdf"),
        ("cafe", "Café.odt"),
        ("café", "cafe.odt"),
        ("repor", "report.pdf"),
        ("reprot", "report.pdf"),
        ("port", "airport.pdf"),
        ("東京", "東京旅行.pdf"),
        ("旅行", "東京旅行.pdf"),
        ("a4", "a4.pdf"),
    ],
)
def test_a_file_is_found_by_its_name(ledger: Ledger, query: str, name: str) -> None:
    add(ledger, "violin.txt", name, "clock.md")
    assert found(ledger, query)[:1] == [name]


@pytest.mark.parametrize("query", ["glacier", "", "-- ..", "vi", "'\"*()"])
def test_other_words_find_nothing(ledger: Ledger, query: str) -> None:
    add(ledger, "tide.txt", "clock.md")
    assert found(ledger, query) == []


def test_a_name_that_is_the_query_comes_before_names_that_hold_it(ledger: Ledger) -> None:
    add(ledger, "the annual report of the harbour.txt", "report on other things.txt", "annual report.txt")
    assert found(ledger, "annual report")[:2] == ["annual report.txt", "the annual report of the harbour.txt"]
    assert len(found(ledger, "annual report", limit=1)) == 1


def test_a_removed_or_renamed_file_is_not_found_by_its_old_name(ledger: Ledger) -> None:
    add(ledger, "heron.txt", "heronry.txt")
    files = FileRecords(ledger)
    files.remove([1])
    files.move([(2, FileStamp("/w/2/swift.txt", 1, 1, 1, 2))])
    assert found(ledger, "heron") == []
    assert found(ledger, "swift") == ["swift.txt"]


@pytest.fixture
def crowded(ledger: Ledger) -> Ledger:
    """So many names hold the same words that no list of them is whole."""
    add(
        ledger,
        *(f"{number} annual report of lighthouse {number % 7}.pdf" for number in range(500)),
        *(f"annual {number}.txt" for number in range(700)),
        "annual report.pdf",
        "reprots.txt",
        "Résumé.odt",
        "lantern.png",
        "x7 plan.txt",
    )
    return ledger


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("annual report", "annual report.pdf"),
        ("annual_rep", "annual report.pdf"),
        ("ann rep", "annual report.pdf"),
        ("annual lantern", "lantern.png"),
        ("reprots", "reprots.txt"),
        ("resume", "Résumé.odt"),
        ("lantren", "lantern.png"),
        ("x7", "x7 plan.txt"),
        ("7 lighthouse", "7 annual report of lighthouse 0.pdf"),
    ],
)
def test_among_many_alike_the_best_name_comes_first(crowded: Ledger, query: str, name: str) -> None:
    assert found(crowded, query)[:1] == [name]


@pytest.mark.parametrize("words", [1, 40])
def test_long_and_strange_queries_are_answered(crowded: Ledger, words: int) -> None:
    query = " ".join(f"'lighthouse\"{number}" for number in range(words))
    assert len(found(crowded, query, 5)) == (5 if words == 1 else 0)


names = st.text("abAB 01_-.éßŁ東", min_size=1, max_size=20)


@given(st.lists(st.text("abAé01", min_size=1, max_size=6), min_size=1, max_size=4), names)
def test_a_score_lies_between_0_and_1(words: list[str], name: str) -> None:
    assert 0 <= name_score([fold(word) for word in words], name) <= 1


@given(st.lists(st.text("abcdé", min_size=3, max_size=6), min_size=1, max_size=3, unique_by=fold))
def test_a_name_that_is_the_query_and_nothing_more_has_score_1(words: list[str]) -> None:
    assert name_score([fold(word) for word in words], f"{'_'.join(words)}.txt") == pytest.approx(1)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    opened = Ledger(tmp_path_factory.mktemp("names") / "ledger.sqlite")
    add(opened, "ab.b", "a b", "B-a.A", "aba b.é", "É.a", "a.東b", "Łab_b", "0 ab 1", "b abab.aba", "ABA", "ába é.b")
    add(opened, 'aba"b', "abab aba.b", "\u212a.aba", "a\nb aba")
    yield opened
    opened.close()


@pytest.mark.parametrize("most", [0, 20_000], ids=["looking at all", "by the index"])
@given(
    words=st.lists(st.sampled_from(["aba", "abab", "bab", "ab"]) | st.text('abé東 -.0"k\0', max_size=6), max_size=3),
    prefix=st.booleans(),
)
def test_files_named_holds_the_words_in_a_row(many: Ledger, most: int, words: list[str], prefix: bool) -> None:
    text = " ".join(words)
    wanted = [word.folded for word in find_words(text)]

    def holds(name: str) -> bool:
        words = [word.folded for word in find_words(name)]
        rows = [words[start : start + len(wanted)] for start in range(len(words) - len(wanted) + 1)]
        return any(
            row == wanted or (prefix and row[:-1] == wanted[:-1] and row[-1].startswith(wanted[-1])) for row in rows
        )

    expected = {key for key, name in many.rows("SELECT id, name FROM files") if wanted and holds(name)}
    assert set(files_named(many, text, prefix=prefix, most=most)) == expected


@given(pieces=st.lists(st.sampled_from(["aba", "BAB", "b.", "é", "\0ab"]) | st.text('abéÉ."- *k%\0\u212a', max_size=5)))
def test_ids_holding_misses_no_name_that_holds_the_pieces(many: Ledger, pieces: list[str]) -> None:
    held = ids_holding(many, pieces)
    names = many.rows("SELECT id, name FROM files")
    assert held is None or set(held) >= {key for key, name in names if all(piece in name for piece in pieces)}
    assert (held is None) == (not any(len(piece) >= 3 and "\0" not in piece for piece in pieces))
