"""Errors that nobody foresaw become a file on this machine that tells nothing of the person's."""

import faulthandler
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from app.ui.crash_report import FAULT_FILE, MOST_A_RUN, MOST_KEPT, CrashReporter, reports_in


@pytest.fixture
def told() -> list[Path]:
    return []


@pytest.fixture
def reporter(tmp_path: Path, told: list[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashReporter]:
    """Installed; the hooks before it are replaced, so that a test's errors are not the test run's."""
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    made = CrashReporter(tmp_path / "reports", told.append)
    made.install()
    yield made
    made.uninstall()
    faulthandler.enable(sys.__stderr__)  # as the test run had it


def fail(error: KeyError) -> None:
    try:
        raise error
    except KeyError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


@pytest.mark.usefixtures("reporter")
def test_an_error_becomes_a_report(told: list[Path]) -> None:
    fail(KeyError("/home/ada/diary.txt"))
    (file,) = told
    text = file.read_text("utf-8")
    assert "KeyError" in text
    assert "tests/ui/test_crash_report.py" in text
    assert "pyside6-essentials" in text
    assert "diary" not in text
    assert "sent to nobody" in text


@pytest.mark.usefixtures("reporter")
def test_an_error_in_a_thread_becomes_a_report(told: list[Path]) -> None:
    thread = threading.Thread(target=lambda: {}["name"])
    thread.start()
    thread.join()
    assert "a thread beside the main one" in told[0].read_text("utf-8")


def test_the_same_error_is_reported_once_and_many_only_to_a_limit(reporter: CrashReporter, told: list[Path]) -> None:
    for _ in range(3):
        fail(KeyError("x"))
    assert len(told) == 1
    for number in range(30):
        reporter.report(type(f"Error{number}", (Exception,), {})(), "a test")
    assert len(told) == MOST_A_RUN


@pytest.mark.qt_log_ignore("quill")
@pytest.mark.usefixtures("reporter")
def test_what_qt_said_last_is_in_the_report(told: list[Path]) -> None:
    qWarning("the quill broke at /home/ada/x.svg")
    fail(KeyError("x"))
    text = told[0].read_text("utf-8")
    assert "the quill broke at ‹…›" in text


@pytest.mark.usefixtures("reporter")
def test_an_interrupt_is_no_error(told: list[Path]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []


def test_reports_are_told_once(reporter: CrashReporter, told: list[Path]) -> None:
    assert reporter.untold() == []
    fail(KeyError("x"))
    assert reporter.untold() == told
    reporter.mark_told()
    assert reporter.untold() == []


@pytest.mark.usefixtures("reporter")
def test_only_the_newest_are_kept(told: list[Path], tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 5):
        (tmp_path / "reports" / f"akin-2001-01-01-{number:06}.txt").touch()
    fail(KeyError("x"))
    assert len(reports_in(tmp_path / "reports")) == MOST_KEPT
    assert reports_in(tmp_path / "reports")[-1] == told[0]


def test_everything_is_as_before_afterwards(tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook
    reporter = CrashReporter(tmp_path / "reports")
    reporter.install()
    reporter.uninstall()
    faulthandler.enable(sys.__stderr__)
    assert (sys.excepthook, threading.excepthook) == before
    assert not (tmp_path / "reports" / FAULT_FILE).exists()


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    (tmp_path / "file").touch()
    reporter = CrashReporter(tmp_path / "file" / "reports")
    reporter.install()
    fail(KeyError("x"))
    reporter.uninstall()
    assert reporter.untold() == []


CRASH = """
import faulthandler, sys
from pathlib import Path
from app.ui.crash_report import CrashReporter
reporter = CrashReporter(Path(sys.argv[1]))
reporter.install()
{}
reporter.uninstall()
"""


def test_a_hard_crash_is_reported_at_the_next_start(tmp_path: Path) -> None:
    crash = subprocess.run([sys.executable, "-c", CRASH.format("faulthandler._sigsegv()"), str(tmp_path)])
    assert crash.returncode != 0
    assert reports_in(tmp_path) == []
    again = subprocess.run([sys.executable, "-c", CRASH.format(""), str(tmp_path)])
    assert again.returncode == 0
    (report,) = reports_in(tmp_path)
    text = report.read_text("utf-8")
    assert "ended abruptly" in text
    assert "Segmentation fault" in text or "access violation" in text
    assert "<string>" in text
