"""The place of what is on its way in: parts that a later attempt goes on with, and the exchange that puts all in place.

`models/.incoming/<id>/` holds `parts/` (contents by their checksum, whole ones and unfinished ones), `staged/` (the
model as it will lie) and, in the moment of the exchange, `replaced/`. `models/.incoming/<id>.lock` is held meanwhile.
"""

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from app.domain.errors import ModelError
from app.models.installing.offer import RemoteFile
from app.models.model_files import INCOMING, LIST_FILE, REPLACED, FileFacts, ModelFiles, write_list

_CHUNK = 1 << 20
_ATTEMPTS = 5  # at an exchange that another process undoes; see `find_model_files`
Pulse = Callable[[], None]  # called now and then in long work; may raise


@dataclass(frozen=True, slots=True)
class Incoming:
    """The place of one model; whoever changes it holds `exclusively`."""

    model_id: str
    models_dir: Path

    @property
    def folder(self) -> Path:
        """Where everything of it lies."""
        return self.models_dir / INCOMING / self.model_id

    @property
    def staged(self) -> Path:
        """The model as it will lie."""
        return self.folder / "staged"

    def part(self, key: str) -> Path:
        """Where the whole content of that checksum lies; its unfinished part has `.part` behind."""
        return self.folder / "parts" / key

    @contextlib.contextmanager
    def exclusively(self) -> Iterator[None]:
        """Holds the place. Raises ModelError where another process does, or where nothing can be written."""
        with disk_errors(self.models_dir):
            (self.folder / "parts").mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder.with_name(f"{self.model_id}.lock"))
        with disk_errors(self.models_dir):
            try:
                lock.acquire(blocking=False)
            except Timeout as error:
                raise ModelError(
                    f"Another process is installing or removing {self.model_id}.",
                    "Wait until it is done, then try again.",
                ) from error
        try:
            with disk_errors(self.models_dir):
                self._clear(self.staged)
                if (self.models_dir / self.model_id).exists():  # else it is taken back by `find_model_files`
                    self._clear(self.folder / REPLACED)
                yield
        finally:
            shutil.rmtree(self.staged, ignore_errors=True)  # what goes on with it are the parts
            lock.release()

    def waiting(self) -> int:
        """The bytes that earlier attempts have left."""
        return sum(path.stat().st_size for path in (self.folder / "parts").glob("*") if path.is_file())

    def put_in_place(self, files: ModelFiles) -> ModelFiles:
        """Makes what is staged the installed model; until then, and if anything fails, the former one stays."""
        write_list(files)
        flush(self.staged / LIST_FILE)
        for folder in {path.parent for path in self.staged.rglob("*")} | {self.staged}:
            _flush_folder(folder)
        target = self.models_dir / self.model_id
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                self._exchange(target)
                break
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or attempt == _ATTEMPTS:
                    raise
        _flush_folder(self.models_dir)
        self.discard()
        return ModelFiles(
            files.id, target, files.repository, files.revision, files.source, files.installed, files.files, files.others
        )

    def discard(self) -> None:
        """Removes all that lies here."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _exchange(self, target: Path) -> None:
        aside = self.folder / REPLACED
        if target.exists():
            target.rename(aside)
        try:
            self.staged.rename(target)
        except OSError:
            if aside.exists() and not target.exists():
                aside.rename(target)
            raise

    @staticmethod
    def _clear(folder: Path) -> None:
        if folder.exists():
            shutil.rmtree(folder)


def measured(path: Path, remote: RemoteFile, pulse: Pulse) -> FileFacts | None:
    """Reads a file; its facts where it is the content that the hub describes, else None."""
    sha256, blob = hashlib.sha256(), hashlib.sha1(b"blob %d\0" % remote.bytes, usedforsecurity=False)
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            pulse()
            size += len(chunk)
            sha256.update(chunk)
            if not remote.sha256:
                blob.update(chunk)
    facts = FileFacts(size, sha256.hexdigest())
    stated, found = (remote.sha256, facts.sha256) if remote.sha256 else (remote.blob, blob.hexdigest())
    return facts if size == remote.bytes and stated == found else None


def flush(path: Path) -> None:
    """Has the system write a file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextlib.contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turns what the system says about a write below `folder` into an error for people."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            told, advice = f"The disk is full: the model could not be written to {folder}.", FREE
        else:
            told = f"The model could not be written to {folder}: {error.strerror or error}."
            advice = "Check the folder's permissions, and that no other Akin has the model open; then try again."
        raise ModelError(told, advice) from error


FREE = (
    "Free some space and try again: it goes on where it stopped. What has been fetched so far is removed by"
    " `akin models remove ID`. AKIN_MODELS_DIR names another folder for models."
)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
