"""The window speaks the language that is chosen, and writes numbers and days as its speakers do."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.ui import amounts
from app.ui.appearance_section import appearance_section
from app.ui.engine_words import in_words
from app.ui.theme import Theme
from app.ui.translations import Language, Translations, choose_language, kept_language, locale_of, spoken_in


@pytest.fixture
def kept(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(Language.GERMAN, qapp)
    made.install()
    yield made
    made.uninstall()


@pytest.fixture
def english(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(Language.ENGLISH, qapp)
    made.install()
    yield made
    made.uninstall()


def unread(files: int) -> str:
    return QCoreApplication.translate(
        "UnreadView", "%Ln file(s) were left out on purpose and are found by name.", "", files
    )


@pytest.mark.usefixtures("german")
def test_german_words_numbers_and_days() -> None:
    assert QCoreApplication.translate("Commands", "Open") == "Öffnen"
    assert unread(1) == "1 Datei wurde absichtlich ausgelassen und wird über ihren Namen gefunden."
    assert unread(1234).startswith("1.234 Dateien wurden")
    assert amounts.number(1234) == "1.234"
    assert amounts.size(3_400_000) == "3,4 MB"
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert amounts.moment(datetime(2025, 3, 2, 12, tzinfo=UTC), now) == "02.03.25"
    assert amounts.moment(datetime(2026, 11, 20, 14, 3, tzinfo=UTC), now) == "gestern 14:03"
    assert amounts.duration(3 * 86_400) == "3 Tage"


@pytest.mark.usefixtures("german")
def test_what_the_engine_tells_is_german_through_and_through() -> None:
    assert in_words(
        "“date:soon” is not a date that Akin understands, such as date:2024-03; it was read as plain words."
    ) == (
        "“date:soon” ist unverständlich, denn hier gehört hin: ein Datum, zum Beispiel date:2024-03."
        " Es wurde als gewöhnliche Wörter gelesen."
    )
    assert in_words("Words cannot be searched: There is no file /a. Try again later.") == (
        "Nach Wörtern kann nicht gesucht werden: Es gibt keine Datei /a. Versuchen Sie es später noch einmal."
    )


@pytest.mark.usefixtures("german")
def test_keys_and_buttons_of_qt_itself_are_german() -> None:
    assert QKeySequence("Ctrl+L").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+L"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.usefixtures("english")
def test_english_has_one_and_many() -> None:
    assert unread(1) == "1 file was left out on purpose and is found by name."
    assert unread(2) == "2 files were left out on purpose and are found by name."
    assert amounts.number(1234) == "1,234"


def test_afterwards_all_is_as_before(qapp: QApplication) -> None:
    before = QLocale()
    made = Translations(Language.GERMAN, qapp)
    made.install()
    assert QLocale() != before or before.language() is QLocale.Language.German
    made.uninstall()
    assert QCoreApplication.translate("Commands", "Open") == "Open"
    assert QLocale() == QLocale.system()


@pytest.mark.parametrize(
    ("language", "system", "spoken", "region"),
    [
        (Language.SYSTEM, "de_AT", Language.GERMAN, "de_AT"),
        (Language.SYSTEM, "en_GB", Language.ENGLISH, "en_GB"),
        (Language.SYSTEM, "fr_FR", Language.ENGLISH, "fr_FR"),
        (Language.GERMAN, "de_CH", Language.GERMAN, "de_CH"),
        (Language.GERMAN, "en_GB", Language.GERMAN, "de_DE"),
        (Language.ENGLISH, "de_DE", Language.ENGLISH, "en_US"),
    ],
)
def test_the_language_and_the_region_of_the_system_are_kept(
    language: Language, system: str, spoken: Language, region: str
) -> None:
    assert spoken_in(language, QLocale(system)) is spoken
    assert locale_of(language, QLocale(system)).name() == region


def test_a_choice_is_kept_for_the_next_start(qtbot: QtBot, qapp: QApplication, kept: QSettings) -> None:
    assert kept_language(kept) is Language.SYSTEM
    section = appearance_section(Theme(qapp), kept)
    qtbot.addWidget(section)
    (box,) = [each for each in section.findChildren(QComboBox) if each.accessibleName() == "Language"]
    assert [box.itemText(place) for place in range(box.count())] == ["Like the system", "English", "Deutsch"]
    box.activated.emit(2)
    assert kept_language(kept) is Language.GERMAN


def test_a_choice_that_means_nothing_counts_as_none(kept: QSettings) -> None:
    kept.setValue("language", "klingon")
    assert kept_language(kept) is Language.SYSTEM
    choose_language(kept, Language.ENGLISH)
    assert kept_language(kept) is Language.ENGLISH
