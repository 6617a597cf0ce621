"""Akin's log: a small file in the data folder, to which several processes write; nothing of what files hold is in it.

What is logged above the level of debugging names kinds, counts and numbers of files in the ledger, never their paths.
What files hold or what is searched for is logged at no level.
"""

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from filelock import FileLock, Timeout

from app.runtime.paths import LOGS_FOLDER
from app.runtime.settings import LogDetail

FILE = "akin.log"
MOST_BYTES, OLDER_FILES = 500_000, 2
_LEVELS = {LogDetail.NORMAL: logging.INFO, LogDetail.DEBUG: logging.DEBUG}
_PATIENCE = 1.0  # seconds for which another process may be writing
_ROOT = logging.getLogger("app")
_ROOT.addHandler(logging.NullHandler())  # else Python prints warnings where no log has been started
_ROOT.propagate = False  # nor do libraries that set up logging for all


def start_log(data_dir: Path, role: str, detail: LogDetail) -> None:
    """What this process logs goes to the file in `data_dir` from now on, under the name of its `role`."""
    stop_log()
    level = _LEVELS.get(detail)
    if level is None:
        return
    _ROOT.addHandler(_SharedFile(data_dir / LOGS_FOLDER / FILE, role))
    _ROOT.setLevel(level)


def stop_log() -> None:
    """Nothing is logged any more."""
    for handler in [each for each in _ROOT.handlers if isinstance(each, _SharedFile)]:
        _ROOT.removeHandler(handler)
        handler.close()
    _ROOT.setLevel(logging.CRITICAL + 1)


class _SharedFile(RotatingFileHandler):
    """A rotating file that is open only while a record is written, so that any process may write to or rotate it."""

    def __init__(self, file: Path, role: str) -> None:
        self._folder = file.parent
        super().__init__(file, maxBytes=MOST_BYTES, backupCount=OLDER_FILES, encoding="utf-8", delay=True)
        self._between_processes = FileLock(f"{file}.lock", timeout=_PATIENCE)
        self.setFormatter(logging.Formatter(f"%(asctime)s {role}[%(process)d] %(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """A record that cannot be written is dropped; where there is no data folder yet, none is made for it."""
        with suppress(Timeout, OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with self._between_processes:
                try:
                    super().emit(record)
                finally:
                    if self.stream is not None:
                        self.stream.close()
                        self.stream = None  # as it is before the first record

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the standard library's
        """Logging must not get in the way: on a full disk, or where the folder has gone."""
