"""Numbers, sizes and times as people read them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from app.ui import amounts

NOW = datetime(2025, 3, 5, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def test_numbers_and_sizes() -> None:
    assert amounts.number(12345) == "12,345"
    assert [amounts.size(value) for value in (640, 12_400, 3_400_000, 2_000_000_000)] == [
        "640 bytes", "12 kB", "3.4 MB", "2.0 GB",
    ]  # fmt: skip


def test_only_what_is_complete_is_all() -> None:
    assert [amounts.per_cent(share) for share in (0, 0.629, 0.9999, 1)] == ["0 %", "62 %", "99 %", "100 %"]


def test_how_long_an_answer_took_is_said_in_seconds_where_it_was_long() -> None:
    assert [amounts.took(each) for each in (0.2, 31.4, 4265)] == ["1 ms", "31 ms", "4.3 s"]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(5, "less than a minute"), (90, "2 min"), (3590, "1 h 0 min"), (7800, "2 h 10 min"), (3 * 86400, "3 d")],
)
def test_lengths_of_time(seconds: float, told: str) -> None:
    assert amounts.duration(seconds) == told


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(hours=1), "today 14:00"),
        (timedelta(days=1), "yesterday 15:00"),
        (timedelta(days=3), "02/03/2025"),
        (timedelta(hours=-2), "today 17:00"),
    ],
)
def test_moments(ago: timedelta, told: str) -> None:
    assert amounts.moment(NOW - ago, NOW) == told


def test_numbers_follow_the_language() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert amounts.number(12345) == "12.345"
    assert amounts.size(3_400_000) == "3,4 MB"


@pytest.mark.parametrize(("number", "said"), [(1, "1 weaker result"), (12345, "12,345 weaker results")])
def test_plurals_where_nothing_is_translated(number: int, said: str) -> None:
    text = QCoreApplication.translate("Results", "%Ln weaker result(s)", "", number)
    assert amounts.plural(text, number) == said
