"""Writes a library into one file: the list of folders, the settings, the ledger and the index, but no models."""

import json
import tempfile
import zipfile
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from app import __version__
from app.domain.errors import LibraryError
from app.store.ledger import SCHEMA_VERSION as LEDGER_VERSION
from app.store.ledger import Ledger
from app.store.library import LEDGER_FILE, SCHEMA_VERSION
from app.store.members import PERSONS_FILES, Fingerprint, files_of, flush, index_files, need_room, pour, write_errors
from app.store.sole_writer import sole_writer

FORMAT, VERSION = "akin-backup", 1
MANIFEST = "manifest.json"
_TEMPORARY = ".akin-backup-"


def back_up(data_dir: Path, file: Path) -> int:
    """Writes the library to `file` (a zip) and returns its size in bytes.

    Searches go on meanwhile; a backup that is there already is replaced when the new one is whole. Raises
    LibraryBusyError while another process writes, LibraryError where there is no library or `file` cannot be used,
    LibraryDamagedError where the ledger cannot be read.
    """
    if not (data_dir / LEDGER_FILE).exists():
        raise LibraryError(f"There is no library in {data_dir} yet.", "Add a folder first: akin index FOLDER")
    _refuse_target(data_dir, file)
    with (
        sole_writer(data_dir),
        write_errors(file),
        tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=file.parent) as temporary,
    ):
        copied = Path(temporary, LEDGER_FILE)
        with closing(Ledger(data_dir / LEDGER_FILE)) as ledger:
            fingerprint = ledger.meta("fingerprint") or ""
            ledger.copy_to(copied)
        members = {name.as_posix(): data_dir / name for name in _members(data_dir, fingerprint)}
        need_room(file.parent, sum(path.stat().st_size for path in members.values()))
        written = Path(temporary, "backup")
        _write(written, {LEDGER_FILE: copied, **members}, fingerprint)
        flush(written)
        written.replace(file)
        flush(file.parent)
    return file.stat().st_size


def _members(data_dir: Path, fingerprint: str) -> list[Path]:
    return files_of(data_dir, PERSONS_FILES) + (index_files(data_dir, fingerprint) if fingerprint else [])


def _write(archive: Path, members: dict[str, Path], fingerprint: str) -> None:
    poured: dict[str, Fingerprint] = {}
    with zipfile.ZipFile(archive, "x") as zipped:
        for name, path in members.items():
            entry = zipfile.ZipInfo(name)  # of 1980: a backup tells no times of the person's
            entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".lance" else zipfile.ZIP_DEFLATED
            with path.open("rb") as source, zipped.open(entry, "w", force_zip64=True) as target:
                poured[name] = pour(source, target)  # type: ignore[arg-type]
        zipped.writestr(MANIFEST, json.dumps(_manifest(poured, fingerprint), indent=1))
    archive.chmod(0o600)


def _manifest(poured: dict[str, Fingerprint], fingerprint: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "akin": __version__,
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        "index": SCHEMA_VERSION,
        "ledger": LEDGER_VERSION,
        "fingerprint": fingerprint,
        "files": {name: asdict(file) for name, file in poured.items()},
    }


def _refuse_target(data_dir: Path, file: Path) -> None:
    if file.is_dir() or not file.parent.is_dir():
        raise LibraryError(f"The backup cannot be written to {file}.", "Name a file in a folder that is there.")
    if file.resolve().is_relative_to(data_dir.resolve()):
        raise LibraryError(
            f"{file} lies in the data folder itself.", "A backup is of use only elsewhere, best on another disk."
        )
    if file.exists() and not is_backup(file):
        raise LibraryError(f"{file} is there already and is no backup of Akin's.", "Choose another name.")


def is_backup(file: Path) -> bool:
    """Whether a file looks like a backup, whole or not."""
    try:
        with zipfile.ZipFile(file) as zipped:
            return MANIFEST in zipped.namelist() and json.loads(zipped.read(MANIFEST))["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return False
