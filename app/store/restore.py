"""Brings a library back from a backup: unpacked and verified beside the old one, then put in its place."""

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from app.domain.errors import LibraryError
from app.runtime.paths import RESTORE_OLD, RESTORE_READY, RESTORE_UNPACKED
from app.store.backup import FORMAT, MANIFEST, VERSION
from app.store.beside import abandon
from app.store.ledger import SCHEMA_VERSION as LEDGER_VERSION
from app.store.library import LEDGER_FILE, SCHEMA_VERSION, folder_errors
from app.store.members import ENTRIES, LOG_FILES, Fingerprint, flush, holds_library, need_room, pour, write_errors
from app.store.sole_writer import sole_writer
from app.store.suitable import refuse_unsuitable

UNPACKED, READY, OLD = RESTORE_UNPACKED, RESTORE_READY, RESTORE_OLD


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `files` by their names in the data folder, with forward slashes."""

    akin: str
    made: str
    files: dict[str, Fingerprint]


def restore(file: Path, data_dir: Path, *, replace: bool = False) -> Manifest:
    """Puts the library in the backup `file` into `data_dir`, with `replace` also in the place of another one.

    The old library stays as it is until the new one is whole and verified; a restore that is cut short while they
    change places is finished by `finish_restore`. Raises LibraryError for a file that is no backup, damaged, or made by
    a newer Akin, and where there is a library already; LibraryBusyError; DiskFullError.
    """
    manifest = read_manifest(file)
    if holds_library(data_dir) and not replace:
        raise LibraryError(
            f"There is a library in {data_dir} already.",
            "Add --replace to put the backup in its place, or choose another folder with --data-dir.",
        )
    need_room(data_dir, sum(member.size for member in manifest.files.values()))
    with folder_errors(data_dir):
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        refuse_unsuitable(data_dir)
    with sole_writer(data_dir):
        _change_places(data_dir)
        with write_errors(data_dir):
            _unpack(file, manifest, data_dir)
        _change_places(data_dir)
    return manifest


def finish_restore(data_dir: Path) -> bool:
    """Finishes a restore that was cut short, if there was one; tells whether. Raises LibraryBusyError, LibraryError."""
    if not any((data_dir / name).exists() for name in (READY, OLD, UNPACKED)):
        return False
    with sole_writer(data_dir):
        return _change_places(data_dir)


def read_manifest(file: Path) -> Manifest:
    """What the backup says of itself. Raises LibraryError where this Akin cannot restore it."""
    try:
        with zipfile.ZipFile(file) as zipped:
            content = json.loads(zipped.read(MANIFEST))
            names = set(zipped.namelist()) - {MANIFEST}
        if content["format"] != FORMAT:
            raise ValueError("it is of another format")
        _refuse_newer(file, content)
        files = {name: Fingerprint(**member) for name, member in content["files"].items()}
        manifest = Manifest(str(content["akin"]), str(content["made"]), files)
    except FileNotFoundError as error:
        raise LibraryError(
            f"There is no file {file}.", "Check the spelling, or whether its drive is connected."
        ) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise LibraryError(
            f"{file} is no backup of Akin's, or it is damaged: {error}.", "Choose another backup."
        ) from error
    if names != set(files) or not all(map(_is_allowed, files)):
        raise _damaged(file, "its list of contents does not fit")
    return manifest


def _refuse_newer(file: Path, content: dict[str, Any]) -> None:
    if content["version"] > VERSION or content["index"] > SCHEMA_VERSION or content["ledger"] > LEDGER_VERSION:
        raise LibraryError(f"{file} was made by a newer Akin ({content['akin']}).", "Update Akin, then restore it.")


def _is_allowed(name: str) -> bool:
    """Whether a name leads to an entry of a library, and nowhere else."""
    parts = PurePosixPath(name).parts
    return bool(parts) and parts[0] in ENTRIES and ".." not in parts and not any(sign in name for sign in "\\:\0")


def _unpack(file: Path, manifest: Manifest, data_dir: Path) -> None:
    """Unpacks into a folder beside the library, which gets the name READY only when all of it is there."""
    unpacked = data_dir / UNPACKED
    try:
        unpacked.mkdir(mode=0o700)
        with zipfile.ZipFile(file) as zipped:
            for name, expected in manifest.files.items():
                target = unpacked / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with zipped.open(name) as source, target.open("xb") as stream:
                    found = pour(source, stream)  # type: ignore[arg-type]
                if found != expected:
                    raise _damaged(file, f"{name} is not what it was")
                flush(target)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        shutil.rmtree(unpacked)
        raise _damaged(file, str(error)) from error
    except BaseException:
        shutil.rmtree(unpacked, ignore_errors=True)
        raise
    unpacked.rename(data_dir / READY)
    flush(data_dir)


def _change_places(data_dir: Path) -> bool:
    """Puts what is ready in its place, from wherever an earlier call was cut short; tells whether something was.

    An entry has arrived when it is no longer among what is ready. The ledger's log goes with the ledger that it
    belongs to: with another one it would be damage.
    """
    ready, old = data_dir / READY, data_dir / OLD
    with folder_errors(data_dir):
        if (data_dir / UNPACKED).exists():
            shutil.rmtree(data_dir / UNPACKED)
        found = ready.exists()
        if found:
            abandon(data_dir)  # it belongs to the old library
            if not old.exists():
                _put_aside(data_dir, old)
            for name in ENTRIES:
                if (ready / name).exists():
                    _make_room(data_dir, name)
                    (ready / name).rename(data_dir / name)
            ready.rmdir()
        if old.exists():
            shutil.rmtree(old)
    return found


def _put_aside(data_dir: Path, old: Path) -> None:
    """Moves the old library into `old`, which gets that name when all of it is inside."""
    aside = data_dir / f"{OLD}.part"
    aside.mkdir(mode=0o700, exist_ok=True)
    for name in (*LOG_FILES, *ENTRIES):
        if (data_dir / name).exists():
            (data_dir / name).rename(aside / name)
    aside.rename(old)


def _make_room(data_dir: Path, name: str) -> None:
    """Removes what a search has made meanwhile, when it found no library."""
    for made in (name, *LOG_FILES) if name == LEDGER_FILE else (name,):
        if (data_dir / made).is_dir():
            shutil.rmtree(data_dir / made)
        (data_dir / made).unlink(missing_ok=True)


def _damaged(file: Path, detail: str) -> LibraryError:
    return LibraryError(f"The backup {file} is damaged: {detail}.", "Nothing has been changed. Choose another backup.")
