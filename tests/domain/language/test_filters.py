"""The filters of the query language: which values they take and what those mean."""

import time
from datetime import date, datetime

import pytest

from app.domain.language.parse import parse
from app.domain.queries import Condition, FilterField, Or, Query, RangeFilter, TextFilter

TODAY = date(2025, 6, 15)


def read(raw: str) -> Query:
    return parse(raw, TODAY)


def condition(raw: str) -> Condition | None:
    """The condition of a query that must be understood without a note."""
    query = read(raw)
    assert query.notes == ()
    return query.condition


def words(query: Query) -> list[str]:
    return [term.text for term in query.words]


def midnight(year: int, month: int, day: int) -> int:
    return int(datetime(year, month, day).timestamp()) * 10**9  # noqa: DTZ001 - local time is meant


PDF = TextFilter(FilterField.TYPE, "pdf")
DOCX = TextFilter(FilterField.TYPE, "docx")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("type:pdf", PDF),
        ("Type:PDF", PDF),
        ("type:pdf,docx", Or((PDF, DOCX))),
        ("type:pdf,pdf,", PDF),
        ("ext:.DOCX", TextFilter(FilterField.EXTENSION, "docx")),
        ("kind:picture", TextFilter(FilterField.KIND, "picture")),
        ("kind:Photos", TextFilter(FilterField.KIND, "picture")),
        ("kind:email", TextFilter(FilterField.KIND, "mail")),
        ("lang:de", TextFilter(FilterField.LANGUAGE, "de")),
        ("lang:en-US", TextFilter(FilterField.LANGUAGE, "en")),
        ('in:"My Documents"', TextFilter(FilterField.FOLDER, "My Documents")),
        ("in:„Meine Dateien“", TextFilter(FilterField.FOLDER, "Meine Dateien")),
        (r"in:C:\Users", TextFilter(FilterField.FOLDER, r"C:\Users")),
        ("in:/home/ann", TextFilter(FilterField.FOLDER, "/home/ann")),
        ("name:report(1).pdf", TextFilter(FilterField.NAME, "report(1).pdf")),
        ("(name:report)", TextFilter(FilterField.NAME, "report")),
        (
            'name:"a, b",c',
            Or((TextFilter(FilterField.NAME, "a, b"), TextFilter(FilterField.NAME, "c"))),
        ),
    ],
)
def test_text_filters(raw: str, expected: Condition) -> None:
    assert condition(raw) == expected


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2024", (2024, 1, 1), (2025, 1, 1)),
        ("2024-03", (2024, 3, 1), (2024, 4, 1)),
        ("2024-12", (2024, 12, 1), (2025, 1, 1)),
        ("2024-02-29", (2024, 2, 29), (2024, 3, 1)),
        ("2024/3/5", (2024, 3, 5), (2024, 3, 6)),
        ('"2024-03-05"', (2024, 3, 5), (2024, 3, 6)),
        ("2024-03..2024-06", (2024, 3, 1), (2024, 7, 1)),
        ("2024-06..2024-03", (2024, 3, 1), (2024, 7, 1)),
        ("2024..", (2024, 1, 1), None),
        ("..2024", None, (2025, 1, 1)),
        (">2025-01-01", (2025, 1, 2), None),
        (">=2025-01-01", (2025, 1, 1), None),
        ("≥2025-01-01", (2025, 1, 1), None),
        (">2024", (2025, 1, 1), None),
        ("<2024-03", None, (2024, 3, 1)),
        ("<=2024-03", None, (2024, 4, 1)),
        ("today", (2025, 6, 15), (2025, 6, 16)),
        ("Yesterday", (2025, 6, 14), (2025, 6, 15)),
        ("<today", None, (2025, 6, 15)),
        ("yesterday..today", (2025, 6, 14), (2025, 6, 16)),
        ("week", (2025, 6, 9), (2025, 6, 16)),
        ("month", (2025, 5, 17), (2025, 6, 16)),
        ("<year", None, (2024, 6, 16)),
    ],
)
def test_dates_are_local_days(value: str, low: tuple[int, int, int] | None, high: tuple[int, int, int] | None) -> None:
    expected = RangeFilter(FilterField.DATE, low and midnight(*low), high and midnight(*high))
    assert condition(f"date:{value}") == expected


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process can only be set on POSIX systems")
@pytest.mark.parametrize(("day", "hours"), [("2024-03-31", 23), ("2024-10-27", 25), ("2024-06-01", 24)])
def test_a_day_is_as_long_as_the_local_clock_says(day: str, hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        time.tzset()
        found = condition(f"date:{day}")
    time.tzset()
    assert isinstance(found, RangeFilter)
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low == hours * 3600 * 10**9


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (">5mb", 5_000_001, None),
        (">=5MB", 5_000_000, None),
        ("<100kb", None, 100_000),
        ("<=100kb", None, 100_001),
        ("1mb..2mb", 1_000_000, 2_000_001),
        ("1..2mb", 1_000_000, 2_000_001),
        ("2mb..1mb", 1_000_000, 2_000_001),
        ("1.5gb..", 1_500_000_000, None),
        (">1kib", 1025, None),
        (">1mib", 1024**2 + 1, None),
        ("<1gib", None, 1024**3),
        (">1000", 1001, None),
        ("=5mb", 5_000_000, 5_000_001),
        ("5mb", 4_500_000, 5_500_000),
        ("1.5mb", 1_450_000, 1_550_000),
        ("100", 100, 101),
        ("0", 0, 1),
    ],
)
def test_sizes(value: str, low: int | None, high: int | None) -> None:
    assert condition(f"size:{value}") == RangeFilter(FilterField.SIZE, low, high)


@pytest.mark.parametrize(
    "raw",
    [
        "date:2024-13",
        "date:2023-02-29",
        "date:2024-00",
        "date:0000",
        "date:9999",
        "date:soon",
        "date:..",
        "date:",
        "date:>",
        "date:2024-03-05-06",
        "size:big",
        "size:5xb",
        "size:-5mb",
        "size:99999999999999gb",
        "size:1...2",
        "size:" + "9" * 5000,
        "kind:unicorn",
        "lang:german",
        "type:",
        "type:(pdf",
        'in:"My',
        'in:""',
        "in:,,",
        "name:***",
    ],
)
def test_a_malformed_filter_is_read_as_plain_words_and_said_so(raw: str) -> None:
    query = read(f"solar {raw}")
    assert query.condition is None
    assert query.text == f"solar {raw}"
    assert words(query) == ["solar", raw]
    (note,) = query.notes
    assert note.startswith(f"“{raw[:39]}")
    assert note.endswith("it was read as plain words.")


def test_an_operator_does_not_make_a_malformed_filter_a_condition() -> None:
    query = read("solar AND date:2024-13")
    assert query.condition is None
    assert words(query) == ["solar", "AND", "date:2024-13"]
