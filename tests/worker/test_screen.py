"""Whether something has the screen: asked of programs that answer as those of a desktop do."""

import sys
from pathlib import Path

import pytest

from app.runtime.settings import Settings
from app.worker import screen
from app.worker.politeness import Politeness
from app.worker.screen import screen_is_taken

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Asks as Linux does.")


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder from which alone programs are started."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    return tmp_path


def program(folder: Path, body: str) -> None:
    file = folder / "busctl"
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o700)


@linux
@pytest.mark.parametrize(
    ("body", "taken"),
    [
        ("echo 'b true'", True),
        ("echo 'b false'", False),
        ("case $* in *SessionManager*) exit 1;; *) echo 'b true';; esac", True),
        ("echo nonsense; exit 1", False),
        ("printf '\\377\\376'", False),
    ],
)
def test_what_the_desktop_says_is_believed(answers: Path, body: str, taken: bool) -> None:
    program(answers, body)
    assert screen_is_taken() is taken


@linux
def test_where_nobody_answers_nobody_has_the_screen(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not screen_is_taken()  # there is no such program
    program(answers, "echo 'b true'")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(answers))
    assert not screen_is_taken()  # there is no session


@linux
def test_one_that_does_not_come_back_is_given_up(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_PATIENCE", 0.2)
    program(answers, "while :; do :; done")
    assert not screen_is_taken()


@linux
def test_indexing_waits_unless_told_otherwise(answers: Path) -> None:
    program(answers, "echo 'b true'")
    free = {"busy_percent": 100, "battery_percent": 0}
    assert "screen" in Politeness(answers, Settings(**free)).reason_to_wait()
    assert Politeness(answers, Settings(**free, full_screen_waits=False)).reason_to_wait() == ""
