"""Writes a report where Akin meets an error that nobody foresaw: a file on this machine, sent to nobody.

A report holds versions, the code lines that led to the error, and the last messages of Qt, and nothing of the person's
files and searches (`app.runtime.error_trace`).
"""

import faulthandler
import hashlib
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.runtime.error_trace import clean_fault, describe, without_private
from app.runtime.versions import installed_versions

FAULT_FILE, TOLD_FILE = "fault.log", "told"
MOST_KEPT, MOST_A_RUN, _MESSAGES = 20, 10, 20
_HEAD = (
    "A report of an error in Akin. It lies on this machine only and was sent to nobody.\n"
    "It names versions and places in Akin's code; it holds nothing of your files and searches.\n"
)


class CrashReporter:
    """Catches what nothing else has caught, in every thread and in Qt, from `install` until `uninstall`.

    `tell` is called with every report that is written, in the thread where the error was.
    """

    def __init__(self, folder: Path, tell: Callable[[Path], None] = lambda _: None) -> None:
        self.tell = tell
        self._folder = folder
        self._lock = threading.Lock()
        self._messages: deque[str] = deque(maxlen=_MESSAGES)
        self._seen: set[str] = set()
        self._fault: IO[str] | None = None
        self._before: tuple[Any, Any, Any] | None = None

    def install(self) -> None:
        """From now on errors are caught. A hard crash of the last run becomes a report now."""
        self._before = (
            sys.excepthook,
            threading.excepthook,
            qInstallMessageHandler(self._on_qt_message),
        )
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        with suppress(OSError):  # a folder that cannot be written leaves only this undone
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._report_last_fault()
            self._fault = (self._folder / FAULT_FILE).open("w", encoding="utf-8")
            faulthandler.enable(self._fault)

    def uninstall(self) -> None:
        """Errors go where they went before."""
        if self._before is None:
            return
        sys.excepthook, threading.excepthook, qt_before = self._before
        qInstallMessageHandler(qt_before)
        self._before = None
        if self._fault is not None:
            faulthandler.disable()
            self._fault.close()
            self._fault = None
            with suppress(OSError):
                (self._folder / FAULT_FILE).unlink()

    def untold(self) -> list[Path]:
        """The reports that the person has not been told of, oldest first."""
        try:
            told = (self._folder / TOLD_FILE).read_text("utf-8")
        except OSError:
            told = ""
        return [report for report in reports_in(self._folder) if report.name > told]

    def mark_told(self) -> None:
        """The person has been told of all reports that there are."""
        kept = reports_in(self._folder)
        with suppress(OSError):
            (self._folder / TOLD_FILE).write_text(kept[-1].name if kept else "", "utf-8")

    def report(self, error: BaseException, where: str) -> Path | None:
        """Writes a report; None where the same error has one from this run, or where it cannot be written."""
        trace = describe(error)
        return self._write(f"In {where}\n\n{trace}", key=trace)

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            self.report(error, "the main thread")
        if self._before is not None:
            self._before[0](kind, error, trace)

    def _on_thread_error(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            self.report(arguments.exc_value, "a thread beside the main one")
        if self._before is not None:
            self._before[1](arguments)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        told = f"{kind.name.removeprefix('Qt').removesuffix('Msg').lower()} {context.category}"
        self._messages.append(f"{told}: {without_private(message)}")
        if kind is QtMsgType.QtFatalMsg:
            self._write("Qt cannot go on.", key=message)
        before = self._before[2] if self._before is not None else None
        if before is not None:
            before(kind, context, message)
        elif sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    def _report_last_fault(self) -> None:
        dump = (self._folder / FAULT_FILE).read_text("utf-8", "replace") if self._has_fault() else ""
        if dump.strip():
            self._write(f"Akin ended abruptly when it last ran.\n\n{clean_fault(dump)}", key=dump)

    def _has_fault(self) -> bool:
        return (self._folder / FAULT_FILE).is_file()

    def _write(self, body: str, key: str) -> Path | None:
        with self._lock:
            digest = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
            if digest in self._seen or len(self._seen) >= MOST_A_RUN:
                return None
            self._seen.add(digest)
            try:
                file = self._write_file(body)
            except OSError:
                return None
        self.tell(file)
        return file

    def _write_file(self, body: str) -> Path:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        now = datetime.now().astimezone()
        file = self._folder / f"akin-{now:%Y-%m-%d-%H%M%S-%f}.txt"
        versions = "\n".join(f"{name} {found or 'missing'}" for name, found in installed_versions().items())
        messages = "\n".join(self._messages) or "none"
        parts = (_HEAD, f"{now:%Y-%m-%d %H:%M:%S %z}", versions, body, f"Last messages of Qt:\n{messages}")
        with file.open("x", encoding="utf-8") as stream:
            stream.write("\n\n".join(parts) + "\n")
        for old in reports_in(self._folder)[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
        return file


def reports_in(folder: Path) -> list[Path]:
    """The reports in a folder, oldest first."""
    return sorted(folder.glob("akin-*.txt"))
