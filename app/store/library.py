"""A library on disk: the data folder with its ledger, its index, its list of folders and its one writer."""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.domain.errors import LibraryBusyError, LibraryDamagedError, LibraryError
from app.domain.vector_kinds import VectorKind
from app.runtime.moved import FILE as MOVED_FILE
from app.runtime.paths import (
    HISTORY,
    LOGS_FOLDER,
    REPORTS_FOLDER,
    RESTORE_OLD,
    RESTORE_READY,
    RESTORE_UNPACKED,
    SAVED_SEARCHES,
    WINDOW_FILE,
)
from app.runtime.pause import FILE as PAUSE_FILE
from app.runtime.settings_file import FILE as SETTINGS_FILE
from app.store.documents import DocumentRecords
from app.store.files import FileRecords
from app.store.folders import FILES as FOLDERS_FILES
from app.store.folders import FolderList
from app.store.impacts import ImpactTables
from app.store.in_hand import BESIDE_FILE as IN_HAND_BESIDE_FILE
from app.store.in_hand import FILE as IN_HAND_FILE
from app.store.lance import connect, disk_full, is_disk_full
from app.store.ledger import Ledger, kept_meta
from app.store.passages import PassageTable
from app.store.pictures import PictureTable
from app.store.query_cache import FILES as QUERY_FILES
from app.store.query_cache import clear_queries
from app.store.suitable import refuse_unsuitable
from app.store.vectors import VectorTable
from app.store.vocabulary import Vocabulary
from app.store.writer_lock import HOLDER_FILE, LOCK_FILE, holder_of

SCHEMA_VERSION = 2
LEDGER_FILE, INDEX_FOLDER = "ledger.sqlite", "index"
BESIDE_LEDGER_FILE = "ledger.beside.sqlite"  # of the index that is built beside the one that answers
BESIDE_LEDGER_FILES = tuple(f"{BESIDE_LEDGER_FILE}{suffix}" for suffix in ("", "-wal", "-shm", ".new"))
REQUESTS_FOLDER, LIVE_FILE = "requests", "live.json"
MODELS_FOLDER = "models"  # where `app.runtime.paths` puts the models of this library
_BEFORE_A_LIBRARY = {MODELS_FOLDER, LOGS_FOLDER, REPORTS_FOLDER, SETTINGS_FILE, WINDOW_FILE}  # in the data folder
ERASE_DUE = "erase_due"  # the ledger's note that forgotten words may still be on the disk
FINGERPRINT = "fingerprint"  # the ledger's note of the index whose rows it counts


class Library:
    """An open library.

    `fingerprint` names the model and the chunker; with the schema's version it decides whether an index fits. The
    tables are opened when they are first used, so that a damaged one leaves the rest usable.
    """

    def __init__(
        self,
        data_dir: Path,
        fingerprint: str,
        dimensions: int,
        picture_dimensions: int | None = None,
        *,
        beside: bool = False,
    ) -> None:
        """Opens the library, making an empty one where there is none.

        `dimensions` is the length of the vectors of passages, `picture_dimensions` that of pictures where these live in
        another space. With `beside` it is the index that is built beside the one that answers (`app.store.beside`),
        with a ledger of its own. Raises LibraryError where the folder cannot be used or was made by a newer Akin.
        """
        self.data_dir = data_dir
        self.in_hand_file = data_dir / (IN_HAND_BESIDE_FILE if beside else IN_HAND_FILE)
        self.fingerprint = whole_fingerprint(fingerprint)
        self._dimensions = dimensions
        self._picture_dimensions = picture_dimensions or dimensions
        with folder_errors(data_dir):
            data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.name == "posix" and {entry.name for entry in data_dir.iterdir()} <= _BEFORE_A_LIBRARY:  # Akin's alone
                with contextlib.suppress(
                    PermissionError
                ):  # sticks and shares have no permissions; `akin doctor` says it
                    data_dir.chmod(0o700)
            if not (beside or (data_dir / LEDGER_FILE).exists()):
                refuse_unsuitable(data_dir)
        self.ledger = Ledger(data_dir / (BESIDE_LEDGER_FILE if beside else LEDGER_FILE))
        self.files = FileRecords(self.ledger)
        self.documents = DocumentRecords(self.ledger)
        self.vocabulary = Vocabulary(self.ledger)
        self.folders = FolderList(data_dir)
        self.impacts = ImpactTables(lambda: self.index_dir)
        self._refuse_newer()
        self._passages: PassageTable | None = None
        self._vectors: VectorTable | None = None
        self._pictures: PictureTable | None = None

    def close(self) -> None:
        """Closes the ledger."""
        self.ledger.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def index_dir(self) -> Path:
        """The folder of the index that fits `fingerprint`; another model, chunker or schema has another folder."""
        return index_folder(self.data_dir, self.fingerprint)

    @property
    def own_paths(self) -> frozenset[str]:
        """What Akin itself writes into the data folder, as it is met when a watched folder lies around it."""
        folder = os.path.realpath(self.data_dir)
        ledger = [f"{LEDGER_FILE}{suffix}" for suffix in ("", "-wal", "-shm")]
        small = [f"{name}{suffix}" for name in (LIVE_FILE, PAUSE_FILE, MOVED_FILE) for suffix in ("", ".new")]
        window = [f"{name}{suffix}" for name in (SAVED_SEARCHES, HISTORY) for suffix in ("", ".new")]
        window += [f"{WINDOW_FILE}{suffix}" for suffix in ("", ".lock")]
        folders = (INDEX_FOLDER, MODELS_FOLDER, REQUESTS_FOLDER, REPORTS_FOLDER, LOGS_FOLDER)
        restores = (RESTORE_UNPACKED, RESTORE_READY, RESTORE_OLD)
        window += [*QUERY_FILES, f"{QUERY_FILES[0]}-journal"]
        hands = (LOCK_FILE, HOLDER_FILE, IN_HAND_FILE, IN_HAND_BESIDE_FILE)
        names = (*folders, *restores, *hands, *FOLDERS_FILES, *ledger, *BESIDE_LEDGER_FILES, *small, *window)
        return frozenset(os.path.join(folder, name) for name in names)

    @property
    def passages(self) -> PassageTable:
        """The table of passages. Raises LibraryDamagedError."""
        if self._passages is None:
            self._refuse_other_index()
            self._passages = PassageTable(connect(self.index_dir))
        return self._passages

    @property
    def vectors(self) -> VectorTable:
        """The table of vectors. Raises LibraryDamagedError."""
        if self._vectors is None:
            self._refuse_other_index()
            kind = VectorKind.in_fingerprint(self.fingerprint)
            self._vectors = VectorTable(connect(self.index_dir), self.index_dir, self._dimensions, kind=kind)
        return self._vectors

    @property
    def pictures(self) -> PictureTable:
        """The table of pictures. Raises LibraryDamagedError."""
        if self._pictures is None:
            self._refuse_other_index()
            self._pictures = PictureTable(connect(self.index_dir), self.index_dir, self._picture_dimensions)
        return self._pictures

    @property
    def fits(self) -> bool:
        """Whether the ledger counts the rows of the index that fits `fingerprint`."""
        return self.ledger.meta(FINGERPRINT) in (None, self.fingerprint)

    def become(self, fingerprint: str, dimensions: int | None = None, picture_dimensions: int | None = None) -> None:
        """Goes on with the index that has this whole fingerprint, which the ledger counts by now.

        The lengths of its vectors are to be given where they are others.
        """
        self.fingerprint = fingerprint
        self._dimensions = dimensions or self._dimensions
        self._picture_dimensions = picture_dimensions or self._picture_dimensions
        self.let_go()

    def let_go(self) -> None:
        """Closes what is held of the tables; they are opened again when they are used.

        What has been removed from the disk stays there, for who reads the disk, as long as a process holds it open.
        """
        self._passages, self._vectors, self._pictures = None, None, None
        self.impacts.let_go()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the library's one place for a writer.

        Raises LibraryBusyError, which names the holder, where another process has it, and LibraryError where the
        library has been moved or replaced since it was opened.
        """
        lock = FileLock(self.data_dir / LOCK_FILE)
        try:
            with folder_errors(self.data_dir):
                _acquire(lock)
        except Timeout as error:
            raise LibraryBusyError(
                f"Another Akin is writing to this library{_holder(self.data_dir)}.",
                "Wait until it has finished, or stop it, and try again.",
            ) from error
        try:
            if not self.ledger.is_in_place:
                raise LibraryError(
                    f"The library in {self.data_dir} has just been moved, replaced or made afresh.", "Try again."
                )
            with folder_errors(self.data_dir):
                (self.data_dir / HOLDER_FILE).write_text(json.dumps({"pid": os.getpid()}))
            self._adopt_fingerprint()
            yield
        finally:
            with contextlib.suppress(OSError):
                (self.data_dir / HOLDER_FILE).unlink(missing_ok=True)
            lock.release()

    def _adopt_fingerprint(self) -> None:
        """Makes the ledger count the rows of this index; rows of an index that does not fit are left behind."""
        if self.ledger.meta(FINGERPRINT) != self.fingerprint:
            begin_afresh(self.ledger, self.fingerprint)
        with folder_errors(self.data_dir):
            drop_leftovers(self.data_dir, self.fingerprint)

    def _refuse_other_index(self) -> None:
        """Documents that the ledger knows from another index must not be taken for those of this one."""
        if not self.fits:
            raise LibraryDamagedError(
                "The index was made by another version of Akin or with another model.",
                "Run `akin index`: your files are then read again for this one.",
            )

    def _refuse_newer(self) -> None:
        kept = self.ledger.meta(FINGERPRINT) or ""
        version = kept.partition("|")[0].removeprefix("schema-")
        if version.isdigit() and int(version) > SCHEMA_VERSION:
            self.close()
            raise LibraryError(
                f"The index in {self.data_dir} was made by a newer Akin (schema {version}).",
                "Update Akin, or choose another data folder with --data-dir.",
            )


def whole_fingerprint(fingerprint: str) -> str:
    """The fingerprint of model and chunker with the version of the schema."""
    return f"schema-{SCHEMA_VERSION}|{fingerprint}"


def index_folder(data_dir: Path, fingerprint: str) -> Path:
    """Where the tables of the index with this whole fingerprint (`Library.fingerprint`) lie."""
    return data_dir / INDEX_FOLDER / hashlib.sha256(fingerprint.encode()).hexdigest()[:12]


def begin_afresh(ledger: Ledger, fingerprint: str) -> None:
    """Makes the ledger count the rows of an index, with this whole fingerprint, that has none yet."""
    with ledger.transaction():
        ledger.run("DELETE FROM documents")
        ledger.run("DELETE FROM vocabulary")
        ledger.run("UPDATE files SET state = 'waiting', document_id = NULL, reason = ''")
        ledger.set_meta(FINGERPRINT, fingerprint)


def drop_leftovers(data_dir: Path, fingerprint: str) -> None:
    """Removes every index but the one with this whole fingerprint and the one that is built beside it.

    The caller is the one writer. Raises OSError.
    """
    beside = kept_meta(data_dir / BESIDE_LEDGER_FILE, FINGERPRINT)
    if beside in (None, fingerprint):
        for name in BESIDE_LEDGER_FILES:
            (data_dir / name).unlink(missing_ok=True)
    kept = {index_folder(data_dir, each) for each in (fingerprint, beside) if each is not None}
    for folder in (data_dir / INDEX_FOLDER).glob("*"):
        if folder not in kept:
            shutil.rmtree(folder)


def discard_index(data_dir: Path) -> None:
    """Removes everything that can be made again from the person's files; the list of folders stays.

    Raises LibraryBusyError while another process writes, LibraryError where something cannot be removed.
    """
    lock = FileLock(data_dir / LOCK_FILE)
    try:
        with folder_errors(data_dir), lock.acquire(timeout=0):
            if (data_dir / INDEX_FOLDER).exists():
                shutil.rmtree(data_dir / INDEX_FOLDER)
            for name in (*(f"{LEDGER_FILE}{suffix}" for suffix in ("", "-wal", "-shm")), *BESIDE_LEDGER_FILES):
                (data_dir / name).unlink(missing_ok=True)
            clear_queries(data_dir)
    except Timeout as error:
        raise LibraryBusyError(
            f"Another Akin is writing to this library{_holder(data_dir)}.", "Stop it and try again."
        ) from error


def _acquire(lock: FileLock) -> None:
    try:
        lock.acquire(timeout=0)
    except NotImplementedError as error:  # some network file systems
        raise OSError("its file system cannot lock files") from error


@contextmanager
def folder_errors(data_dir: Path) -> Iterator[None]:
    """Turns what the system says of the data folder into LibraryError or DiskFullError."""
    try:
        yield
    except Timeout:  # of a lock, an OSError too
        raise
    except OSError as error:
        if is_disk_full(error):
            raise disk_full() from error
        raise LibraryError(
            f"Akin's data folder {data_dir} cannot be used: {error.strerror or error}.",
            "Check its permissions, or choose another folder with --data-dir.",
        ) from error


def _holder(data_dir: Path) -> str:
    process = holder_of(data_dir)
    return "" if process is None else f" (process {process})"
