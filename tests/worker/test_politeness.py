"""When indexing waits, and what it says."""

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from app.cli.main import main
from app.runtime.pause import pause, paused_until, resume
from app.runtime.settings import Settings
from app.worker.politeness import Politeness

FREE = Settings(busy_percent=100)


def battery(percent: float, *, plugged: bool) -> Any:
    return lambda: SimpleNamespace(percent=percent, power_plugged=plugged)


def test_a_pause_with_an_end_ends_by_itself(tmp_path: Path) -> None:
    pause(tmp_path, time.time() + 60)
    assert paused_until(tmp_path) is not None
    assert paused_until(tmp_path, now=time.time() + 61) is None
    assert "paused until" in Politeness(tmp_path, FREE).reason_to_wait()


def test_a_pause_that_has_yet_to_begin_is_over_since_the_clock_was_put_back(tmp_path: Path) -> None:
    pause(tmp_path, time.time() + 3_600)
    assert paused_until(tmp_path, now=time.time() - 86_400) is None
    pause(tmp_path, None)
    assert paused_until(tmp_path, now=time.time() - 86_400) == float("inf")


def test_a_pause_without_an_end_lasts_until_resume(tmp_path: Path) -> None:
    pause(tmp_path, None)
    assert paused_until(tmp_path) == float("inf")
    assert "akin resume" in Politeness(tmp_path, FREE).reason_to_wait()
    assert resume(tmp_path)
    assert not resume(tmp_path)


def test_a_damaged_pause_is_none(tmp_path: Path) -> None:
    (tmp_path / "paused.json").write_bytes(b"{")
    assert paused_until(tmp_path) is None


@pytest.mark.parametrize(("percent", "plugged", "waits"), [(10, False, True), (10, True, False), (80, False, False)])
def test_a_low_battery_waits_for_the_charger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, percent: float, plugged: bool, waits: bool
) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", battery(percent, plugged=plugged), raising=False)
    assert bool(Politeness(tmp_path, FREE).reason_to_wait()) == waits


def test_work_of_others_goes_first_and_own_work_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    now = 0.0
    looks = iter([(100.0, 50.0, 10.0), (120.0, 69.0, 10.0), (140.0, 88.0, 28.0)])
    monkeypatch.setattr("app.worker.politeness._processor_seconds", lambda _: next(looks))
    polite = Politeness(tmp_path, Settings(busy_percent=80), clock=lambda: now)
    assert polite.reason_to_wait() == ""  # the first look has nothing to compare with
    now = 10.0
    assert "busy" in polite.reason_to_wait()  # others used 19 of 20 seconds
    now = 20.0
    assert polite.reason_to_wait() == ""  # 18 of the 19 were its own


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "pause", "1h"]) == 0
    end = paused_until(tmp_path)
    assert end is not None
    assert 3500 < end - time.time() < 3700
    assert main(["--data-dir", str(tmp_path), "resume"]) == 0
    assert main(["--data-dir", str(tmp_path), "pause", "soon"]) == 1
    assert "no length of time" in capsys.readouterr().err
