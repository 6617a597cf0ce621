"""Exports an installed model as one file, which `importing` takes on a machine without a network."""

import hashlib
import os
import threading
import zipfile
from pathlib import Path

from app.domain.errors import ModelError
from app.models.installing.progress import Told, Work, nothing_told
from app.models.model_files import LIST_FILE, ModelFiles, again, list_text

_CHUNK = 1 << 20


def export_model(
    files: ModelFiles, target: Path, told: Told = nothing_told, stop: threading.Event | None = None
) -> int:
    """Writes the bundle, a ZIP file whose first member is the list, and returns its bytes.

    The files are verified on the way. Raises ModelError where one has changed or the bundle cannot be written, and
    InstallStoppedError; what `target` was before is then untouched.
    """
    work = Work(files.size, told, stop or threading.Event())
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with unfinished.open("wb") as written:
            with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(_member(LIST_FILE), list_text(files))
                for name in sorted(files.files):
                    _add(archive, files, name, work)
            written.flush()
            os.fsync(written.fileno())
        unfinished.replace(target)
        return target.stat().st_size
    except OSError as error:
        raise ModelError(
            f"The bundle could not be written to {target}: {error.strerror or error}.",
            "Check the folder's permissions and the space on its disk.",
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, files: ModelFiles, name: str, work: Work) -> None:
    """Adds a file. Raises ModelError where it is not what was installed."""
    work.begin(name)
    sha256, size = hashlib.sha256(), 0
    with files.path(name).open("rb") as file, archive.open(_member(name), "w", force_zip64=True) as member:
        while chunk := file.read(_CHUNK):
            sha256.update(chunk)
            size += member.write(chunk)
            work.at(size)
    if (size, sha256.hexdigest()) != (files.files[name].bytes, files.files[name].sha256):
        raise ModelError(f"{files.path(name)} has changed since it was installed.", again(files.id))
    work.complete(size)


def _member(name: str) -> zipfile.ZipInfo:
    """A plain file, of no date: the same model gives the same bundle."""
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.external_attr = 0o100644 << 16
    return member
