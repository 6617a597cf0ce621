"""Tells when indexing should wait: it is paused, the battery is low, the screen is taken, or the machine is busy."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import psutil

from app.runtime.pause import paused_until
from app.runtime.settings import Settings
from app.worker.screen import screen_is_taken

_LOOK_AGAIN = 5.0  # seconds for which battery, screen and load are taken as they were


class Politeness:
    """Asked often, looks rarely; `clock` is in seconds."""

    def __init__(self, data_dir: Path, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._data_dir = data_dir
        self._settings = settings
        self._clock = clock
        self._looked = float("-inf")
        self._seen = ""
        self._own = psutil.Process()
        self._seconds: tuple[float, float, float] | None = None

    def reason_to_wait(self) -> str:
        """Why indexing should wait now, as a sentence; empty where nothing is in its way."""
        until = paused_until(self._data_dir)
        if until is not None:
            end = "" if until == float("inf") else f" until {datetime.fromtimestamp(until).astimezone():%H:%M}"
            return f"Indexing is paused{end}. `akin resume` goes on."
        if self._clock() - self._looked > _LOOK_AGAIN:
            self._looked = self._clock()
            self._seen = self._battery() or self._load() or self._screen()
        return self._seen

    def _battery(self) -> str:
        sensors = getattr(psutil, "sensors_battery", None)
        battery = sensors() if sensors else None
        if battery is None or battery.power_plugged or battery.percent >= self._settings.battery_percent:
            return ""
        return f"The battery is at {battery.percent:.0f} %; indexing goes on when it is charged."

    def _screen(self) -> str:
        if not self._settings.full_screen_waits or not screen_is_taken():
            return ""
        return "Something fills the screen or keeps it on; indexing goes on afterwards."

    def _load(self) -> str:
        """Looks at what others than Akin's own processes have used of the processor since the last look."""
        if self._settings.busy_percent >= 100:
            return ""
        whole, busy, own = _processor_seconds(self._own)
        before, self._seconds = self._seconds, (whole, busy, own)
        if before is None or whole <= before[0]:
            return ""
        others = (busy - before[1]) - max(own - before[2], 0.0)
        if 100 * others / (whole - before[0]) < self._settings.busy_percent:
            return ""
        return "The machine is busy; indexing goes on when it is less so."


def _processor_seconds(process: psutil.Process) -> tuple[float, float, float]:
    """Seconds of all cores since the start: that passed, that were used, and that a process and its children used."""
    times = psutil.cpu_times()
    idle = times.idle + getattr(times, "iowait", 0.0)
    own = 0.0
    with suppress(psutil.Error):
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):
                used = each.cpu_times()
                own += used.user + used.system + used.children_user + used.children_system
    return sum(times), sum(times) - idle, own
