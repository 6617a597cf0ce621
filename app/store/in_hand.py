"""Which contents are being worked on: kept on the disk, so that what ends the whole process can be told afterwards.

A reader that crashes costs its file only, since files are read in processes of their own. Where the indexer itself
dies (a native crash, or the system that is out of memory), all that it had in hand is suspect. Suspects are worked on
last and one by one: the innocent are done with, and what was in hand in three deaths is to blame.
"""

import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from app.store.ledger import Ledger

FILE, BESIDE_FILE = "in-hand", "in-hand.beside"  # the latter for the index that is built beside the one that answers
MOST_DEATHS = 3
REASON = (
    "Akin's indexer ended three times while it was working on this file, so the file is left out. It is tried again"
    " when it changes, or with: akin index --retry"
)
_KEY = "deaths"
_MOST_BYTES = 65_536
_BOOT_TOLERANCE = 60.0  # seconds by which the system's own time of its start may differ


class InHand:
    """What the one writer of a library has in hand; safe to call from several threads. Contents go by document id."""

    def __init__(self, ledger: Ledger | None = None, file: Path | None = None, *, retry: bool = False) -> None:
        """Counts the death of a process that left something in hand. Without arguments nothing is kept.

        With `retry` nothing is suspect any more.
        """
        self._ledger = ledger
        self._file = file
        self._lock = threading.Lock()
        self._held: Counter[int] = Counter()
        self._stream: int | None = None
        self._deaths, self._blamed = _read_deaths(ledger)
        if retry:
            self._deaths, self._blamed = {}, set()
            self._keep_deaths()
        elif file is not None:
            self._count_death(left_by_the_dead(file))
        if file is not None:
            file.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def suspects(self) -> frozenset[int]:
        """To be worked on last, each alone, and those first that were in hand in fewer deaths."""
        return frozenset(self._deaths)

    def deaths(self, key: int) -> int:
        """In how many deaths it was in hand; 0 for who is not suspect."""
        return self._deaths.get(key, 0)

    @property
    def blamed(self) -> frozenset[int]:
        """Not to be worked on at all, for the `REASON`."""
        return frozenset(self._blamed)

    def take(self, ids: Iterable[int]) -> None:
        """The work on these begins; of one that is taken several times it ends when it has been `done` as often."""
        with self._lock:
            new = [key for key in ids if not self._is_held_already(key)]
            self._write("+", new)

    def done(self, ids: Iterable[int]) -> None:
        """The work on these has come to its end, whatever that was, and is on the disk."""
        with self._lock:
            over = [key for key in ids if self._is_over(key)]
            self._write("-", over)
            cleared = self._deaths.keys() & set(over)
            for key in cleared:
                del self._deaths[key]
            if cleared:
                self._keep_deaths()

    def acquit(self) -> None:
        """All work has come to its end: who is suspect still has nothing to do with it."""
        with self._lock:
            if self._deaths:
                self._deaths.clear()
                self._keep_deaths()

    def close(self) -> None:
        """Nothing is in hand any more; the process goes on, or ends in order."""
        with self._lock:
            self._held.clear()
            if self._stream is not None:
                os.close(self._stream)
                self._stream = None
            if self._file is not None:
                with suppress(OSError):
                    self._file.unlink(missing_ok=True)

    def _is_held_already(self, key: int) -> bool:
        self._held[key] += 1
        return self._held[key] > 1

    def _is_over(self, key: int) -> bool:
        if key not in self._held:
            return False
        self._held[key] -= 1
        if not self._held[key]:
            del self._held[key]
        return key not in self._held

    def _write(self, sign: str, ids: list[int]) -> None:
        """Adds to the file, or begins it afresh; what is written outlives the process, if not a power cut."""
        if self._file is None or not ids:
            return
        with suppress(OSError):  # a full disk must not end the work
            if self._stream is None:
                self._stream = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
                os.write(self._stream, f"{_boot()}\n".encode())
            elif sign == "-" and os.fstat(self._stream).st_size > _MOST_BYTES:
                os.truncate(self._file, 0)
                os.write(self._stream, f"{_boot()}\n{_lines('+', self._held)}".encode())
                return
            os.write(self._stream, _lines(sign, ids).encode())

    def _count_death(self, held: frozenset[int]) -> None:
        if not held:
            return
        for key in held:
            self._deaths[key] = self._deaths.get(key, 0) + 1
        guilty = {key for key, deaths in self._deaths.items() if deaths >= MOST_DEATHS}
        self._blamed |= guilty
        self._deaths = {key: deaths for key, deaths in self._deaths.items() if key not in guilty}
        self._keep_deaths()

    def _keep_deaths(self) -> None:
        if self._ledger is not None:
            content = {"suspects": sorted(self._deaths.items()), "blamed": sorted(self._blamed)}
            self._ledger.set_meta(_KEY, json.dumps(content) if self._deaths or self._blamed else None)


def forgive(file: Path) -> None:
    """To be called by who has ended the indexer on purpose: what it had in hand is not to blame."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def forget_deaths(ledger: Ledger) -> None:
    """Nothing is suspect and nothing to blame any more."""
    ledger.set_meta(_KEY, None)


def left_by_the_dead(file: Path) -> frozenset[int]:
    """What a process had in hand when it died; nothing where the system was started anew since (a power cut)."""
    try:
        boot, *lines = file.read_text("ascii").split("\n")[:-1]  # the last one is empty, or was cut short
        if not _is_this_boot(boot):
            return frozenset()
        held: set[int] = set()
        for line in lines:
            (held.add if line[0] == "+" else held.discard)(int(line[1:]))
        return frozenset(held)
    except (OSError, ValueError, IndexError):
        return frozenset()


def _lines(sign: str, ids: Iterable[int]) -> str:
    return "".join(f"{sign}{key}\n" for key in ids)


def _read_deaths(ledger: Ledger | None) -> tuple[dict[int, int], set[int]]:
    try:
        content = json.loads((ledger and ledger.meta(_KEY)) or "{}")
        return {int(key): int(deaths) for key, deaths in content["suspects"]}, set(map(int, content["blamed"]))
    except (ValueError, KeyError, TypeError):
        return {}, set()


def _boot() -> str:
    """Names this start of the system."""
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return str(psutil.boot_time())


def _is_this_boot(boot: str) -> bool:
    now = _boot()
    try:
        return abs(float(now) - float(boot)) < _BOOT_TOLERANCE
    except ValueError:
        return now == boot
