"""What the list says of a hit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from app.domain.files import FileKind
from app.domain.hits import Hit
from app.ui import results_words as words
from app.ui.results_rows import Kin, ResultRow, family_of

DAY = 1_723_100_000 * 10**9  # 8 August 2024, anywhere on earth


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def hit(**others: object) -> Hit:
    facts: dict[str, object] = {
        "path": "/home/ada/Documents/Energy/Tidal power.pdf", "name": "Tidal power.pdf", "kind": FileKind.DOCUMENT,
        "page": 7, "score": 1.0, "snippet": "They turn with the tide.", "spans": (), "arms": {}, "modified": DAY,
        "size": 1_200_000, "strength": 3,
    }  # fmt: skip
    return Hit(**(facts | others))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "folders", "said"),
    [
        ("/home/ada/Documents/Energy/a.pdf", ["/home/ada/Documents"], "Documents › Energy"),
        ("/home/ada/Documents/a.pdf", ["/home/ada/Documents"], "Documents"),
        ("/home/ada/Documents/x/y/a.pdf", ["/home/ada/Documents", "/home/ada/Documents/x"], "x › y"),
        ("/home/ada/Documents2/a.pdf", ["/home/ada/Documents"], "home › ada › Documents2"),
        ("/a.pdf", ["/"], "/"),
        ("/home/a\nb\u202e/c.pdf", [], "home › a�b�"),
    ],
)
def test_folders_begin_at_the_folder_of_the_library(path: str, folders: list[str], said: str) -> None:
    assert words.folder_words(path, folders) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en_GB", "8 Aug 2024"), ("en_US", "Aug 8, 2024"), ("de_DE", "8. Aug. 2024"), ("ja_JP", "2024年8月8日")],
)
def test_days_are_in_the_order_of_the_language(locale: str, said: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert words.date_words(DAY) == said


def test_a_day_beyond_every_calendar_is_left_out() -> None:
    assert words.date_words(2**90) == ""
    assert words.facts_of(ResultRow(hit(modified=0, size=0), ""), ["/home/ada/Documents"]) == ("Documents › Energy",)


def test_a_row_says_to_a_screen_reader_what_it_shows() -> None:
    row = ResultRow(hit(recognised=True, similar=("/a", "/b"), copies=("/c",)), "")
    assert words.described(row, ["/home/ada/Documents"], away=True, gone=False) == (
        "Tidal power.pdf, document, page 7, strong match, its folder is offline, in Documents, Energy, 8 Aug 2024, "
        "1.2 MB, read off a picture, +2 similar · +1 duplicate. They turn with the tide."
    )


def test_a_row_below_another_says_why_it_stands_there() -> None:
    _, similar, copy = family_of(hit(similar=("/home/ada/Documents/b.jpg",), copies=("/else/c.pdf",)), unfolded=True)
    told = [words.described(row, ["/home/ada/Documents"], away=False, gone=True) for row in (similar, copy)]
    assert told[0] == "b.jpg, document, similar, no longer there, in Documents"
    assert told[1].startswith("c.pdf, document, page 7, same content, no longer there, in else, 1.2 MB. They turn")
    assert (similar.kin, copy.kin) == (Kin.SIMILAR, Kin.COPY)


def test_a_tooltip_holds_any_name() -> None:
    assert "&lt;b&gt;&amp;.txt" in words.explained(ResultRow(hit(name="<b>&.txt"), ""))
