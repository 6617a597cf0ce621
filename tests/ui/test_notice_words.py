"""Every error of the engine becomes words that a lay person can act on."""

import inspect

import pytest

from app.domain import errors
from app.domain.errors import AkinError
from app.ui.engine_words import is_for_a_terminal
from app.ui.notice_words import (
    Gravity,
    NoticeWords,
    Remedy,
    folder_away,
    index_made_anew,
    report_written,
    words_for,
    words_for_trouble,
)

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, AkinError)]
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("kind", KINDS)
def test_no_error_names_a_command(kind: type[AkinError]) -> None:
    words = words_for(kind("Something is wrong with /data.", "Run `akin doctor`, or use --data-dir."))
    assert words.text
    assert not is_for_a_terminal(words.text + words.advice + words.label)
    assert bool(words.remedy) == bool(words.label)


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (errors.LibraryDamagedError("The ledger of this library cannot be read: x.", "…"), Remedy.REPAIR),
        (errors.DiskFullError("The disk that holds Akin's index is full.", "…"), Remedy.RETRY),
        (errors.ModelError("The text model failed", "…"), Remedy.MODELS),
        (errors.SettingsError("threads is 0", "…"), Remedy.SETTINGS),
        (errors.LibraryBusyError("Another Akin is writing", "…"), Remedy.RETRY),
    ],
)
def test_there_is_something_to_do(error: AkinError, remedy: Remedy) -> None:
    words = words_for(error)
    assert words.remedy is remedy
    assert words.advice


def test_another_model_is_no_damage() -> None:
    error = errors.LibraryDamagedError("The index was made by another version of Akin or with another model.", "")
    assert words_for(error) == index_made_anew()


def test_a_folder_keeps_its_own_words() -> None:
    error = errors.FolderError("There is no folder /a.", "Check the spelling, or whether its drive is connected.")
    assert words_for(error).text == "There is no folder /a."
    assert words_for(error).advice == error.advice


def test_trouble_of_another_process_is_told_by_its_kind() -> None:
    assert words_for_trouble("IndexerCrashedError", "x").gravity is Gravity.INFO
    assert words_for_trouble("LibraryDamagedError", "x").remedy is Remedy.REPAIR
    assert words_for_trouble("", "A sentence.", "Do that.") == NoticeWords("A sentence.", "Do that.")


def test_a_needed_size_is_told() -> None:
    told = "This needs 12 MB, and the disk of /a has 3 MB free."
    assert words_for(errors.DiskFullError(told, "Free some space, or choose another disk.")).text == told


def test_reports_and_folders_lead_somewhere() -> None:
    assert report_written().remedy is Remedy.REPORT
    assert report_written(2).text != report_written(1).text
    assert "/media/disk" in folder_away("/media/disk").text
