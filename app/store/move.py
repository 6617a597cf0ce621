"""Moves a library to another folder: copied, verified, switched by one note, and only then removed here."""

import json
import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from app.domain.errors import LibraryError
from app.runtime.moved import FILE as MOVED_FILE
from app.runtime.moved import moved_to, note_move
from app.runtime.paths import HISTORY, LOGS_FOLDER, REPORTS_FOLDER, WINDOW_FILE
from app.runtime.pause import FILE as PAUSE_FILE
from app.store.beside import abandon
from app.store.folders import LOCK_FILE as FOLDERS_LOCK
from app.store.ledger import Ledger
from app.store.library import LEDGER_FILE, MODELS_FOLDER, REQUESTS_FOLDER, folder_errors
from app.store.members import (
    ENTRIES,
    LOG_FILES,
    Fingerprint,
    files_of,
    fingerprint_of,
    flush,
    holds_library,
    need_room,
    pour,
    write_errors,
)
from app.store.query_cache import clear_queries
from app.store.sole_writer import sole_writer
from app.store.suitable import refuse_unsuitable
from app.store.writer_lock import LOCK_FILE

_COPYING = "moving-from.json"  # in the new place until the old one is empty: which library this is a copy of
_MOVED = (*ENTRIES, MODELS_FOLDER, PAUSE_FILE, HISTORY, WINDOW_FILE)
_LOCKS = (LOCK_FILE, FOLDERS_LOCK)
# What is left of a library that was moved away, or is made where one was: that may come back.
_NOTHING = {MOVED_FILE, *_LOCKS, LOGS_FOLDER, REPORTS_FOLDER, REQUESTS_FOLDER, WINDOW_FILE}


def move(data_dir: Path, target: Path, named: Path) -> bool:
    """Moves the library in `data_dir` to `target`; False where it is there already.

    `named` is the folder by which the person's Akin looks for its library; it and `data_dir` get a note of where the
    library is now (`app.runtime.moved`). Whenever this is cut short, the library is whole in one of the two places,
    and the note says in which; the same call can be repeated. Raises LibraryBusyError, LibraryError, DiskFullError.
    """
    target = target.absolute()
    if target == data_dir:
        _remove_left_behind(named, target)
        (target / _COPYING).unlink(missing_ok=True)
        return False
    if not holds_library(data_dir):
        raise LibraryError(f"There is no library in {data_dir} yet.", f"Use --data-dir {target} to make one there.")
    _refuse_target(data_dir, target)
    with sole_writer(data_dir):
        abandon(data_dir)  # the next run begins it anew
        need_room(target, sum((data_dir / name).stat().st_size for name in files_of(data_dir, _MOVED)))
        with write_errors(target):
            _copy(data_dir, target)
        with folder_errors(named):
            for folder in {named, data_dir} - {target}:
                note_move(folder, target)
                flush(folder)
        _remove_library(data_dir)
    (target / _COPYING).unlink(missing_ok=True)
    return True


def _refuse_target(data_dir: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise LibraryError(f"{target} is a file, not a folder.", "Name a new or an empty folder.")
    resolved, own = target.resolve(), data_dir.resolve()
    if resolved.is_relative_to(own) or own.is_relative_to(resolved):
        raise LibraryError(f"{target} and the data folder {data_dir} lie in each other.", "Name another folder.")
    if target.is_dir() and not _is_begun(data_dir, target) and {path.name for path in target.iterdir()} - _NOTHING:
        raise LibraryError(f"{target} is not empty.", "Name a new or an empty folder.")


def _is_begun(data_dir: Path, target: Path) -> bool:
    """Whether `target` holds nothing but a copy of this very library, from a call that was cut short."""
    try:
        return bool(json.loads((target / _COPYING).read_bytes())["path"] == os.fspath(data_dir))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _copy(data_dir: Path, target: Path) -> None:
    """Copies everything and reads the copy again."""
    if not target.exists():
        target.mkdir(mode=0o700, parents=True)
    (target / _COPYING).write_text(json.dumps({"path": os.fspath(data_dir)}), "utf-8")
    refuse_unsuitable(target)
    for entry in _MOVED:
        _remove(target / entry)  # of an earlier call that was cut short
    copied = {name: _copy_file(data_dir / name, target / name) for name in files_of(data_dir, _MOVED)
              if name != Path(LEDGER_FILE)}  # fmt: skip
    if (data_dir / LEDGER_FILE).exists():
        copied[Path(LEDGER_FILE)] = _copy_ledger(data_dir / LEDGER_FILE, target)
    for name, expected in copied.items():
        if fingerprint_of(target / name) != expected:
            raise LibraryError(
                f"{target / name} is not what was written to it: the disk may be failing.", "Choose another disk."
            )
    (target / MOVED_FILE).unlink(missing_ok=True)  # the library has been moved away from there once
    flush(target)


def _copy_file(source: Path, copy: Path) -> Fingerprint:
    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with source.open("rb") as reading, copy.open("wb") as writing:
        poured = pour(reading, writing)
    flush(copy)
    return poured


def _copy_ledger(ledger_file: Path, target: Path) -> Fingerprint:
    """What stands in the ledger's log is part of the copy."""
    with tempfile.TemporaryDirectory(dir=target) as temporary:
        with closing(Ledger(ledger_file)) as ledger:
            ledger.copy_to(Path(temporary, LEDGER_FILE))
        return _copy_file(Path(temporary, LEDGER_FILE), target / LEDGER_FILE)


def _remove_left_behind(named: Path, target: Path) -> None:
    """Removes what a call that was cut short after the switch has left."""
    if named != target and moved_to(named) == target and holds_library(named):
        with sole_writer(named):
            _remove_library(named)


def _remove_library(folder: Path) -> None:
    with folder_errors(folder):
        for name in (*LOG_FILES, *_MOVED):
            _remove(folder / name)
        clear_queries(folder)  # what they hold is made again


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
