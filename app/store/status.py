"""What there is to say about a library at one moment."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import LibraryDamagedError
from app.domain.files import FileState
from app.store.documents import DocumentCounts
from app.store.files import Failure
from app.store.library import INDEX_FOLDER, LEDGER_FILE, Library
from app.store.runs import LastRun, last_run
from app.store.writer_lock import writing_process


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """A folder of the library with its number of known files; `available` is False while it cannot be listed."""

    path: str
    excludes: tuple[str, ...]
    files: int
    available: bool


@dataclass(frozen=True, slots=True)
class DiskUse:
    """Bytes on disk, by part; `models` may lie outside of the data folder."""

    ledger: int
    words: int
    meaning: int
    models: int
    other: int

    @property
    def total(self) -> int:
        """All parts together."""
        return self.ledger + self.words + self.meaning + self.models + self.other


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """The facts of a library.

    `vectors` counts the rows of the table of vectors, None where it cannot be read. `words_ready` is the share of files
    that are not waiting, `meaning_ready` the share of passages that have their vectors, from 0 to 1. `partly_read`
    counts the indexed files of which something could not be read. `writer` is the process that is writing now. `notes`
    are sentences for the person.
    """

    data_dir: Path
    folders: tuple[FolderStatus, ...]
    files: dict[FileState, int]
    partly_read: int
    documents: DocumentCounts
    vectors: int | None
    words_ready: float
    meaning_ready: float
    disk: DiskUse
    fingerprint: str
    last_run: LastRun | None
    writer: int | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many files are in `state` for the same reason."""

    state: FileState
    reason: str
    files: int


def library_status(library: Library, models_dir: Path) -> LibraryStatus:
    """Gathers the facts. Raises LibraryError where the ledger or the list of folders cannot be read."""
    files = library.files.counts()
    documents = library.documents.counts()
    vectors, notes = _vectors(library)
    return LibraryStatus(
        data_dir=library.data_dir,
        folders=tuple(_folders(library)),
        files=files,
        partly_read=len(library.files.partly_read()),
        documents=documents,
        vectors=vectors,
        words_ready=_share(sum(files.values()) - files[FileState.WAITING], sum(files.values())),
        meaning_ready=_share(documents.passages_with_meaning, documents.passages),
        disk=disk_use(library.data_dir, models_dir),
        fingerprint=library.fingerprint,
        last_run=last_run(library.ledger),
        writer=writing_process(library.data_dir),
        notes=notes,
    )


def count_reasons(failures: list[Failure]) -> list[ReasonCount]:
    """The failures grouped by state and reason: failed before skipped, the most frequent first."""
    counts: dict[tuple[FileState, str], int] = {}
    for failure in failures:
        key = (failure.state, failure.reason)
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0][1]))
    return [ReasonCount(state, reason, files) for (state, reason), files in ordered]


def disk_use(data_dir: Path, models_dir: Path) -> DiskUse:
    """Adds up the sizes of the files in both folders; files that vanish meanwhile count as nothing."""
    sizes = {"ledger": 0, "words": 0, "meaning": 0, "models": 0, "other": 0}
    for path, size in _sizes(data_dir):
        sizes[_part_of(path, data_dir, models_dir)] += size
    if not models_dir.is_relative_to(data_dir):
        sizes["models"] = sum(size for _, size in _sizes(models_dir))
    return DiskUse(**sizes)


def _part_of(path: Path, data_dir: Path, models_dir: Path) -> str:
    if path.is_relative_to(models_dir):
        return "models"
    inside = path.relative_to(data_dir).parts
    if inside[0].startswith(LEDGER_FILE):
        return "ledger"
    if inside[0] == INDEX_FOLDER:
        return "words" if "passages.lance" in inside else "meaning"
    return "other"


def _sizes(folder: Path) -> Iterator[tuple[Path, int]]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            try:
                yield path, path.lstat().st_size
            except OSError:
                continue


def _folders(library: Library) -> Iterator[FolderStatus]:
    for folder in library.folders.all():
        files = sum(1 for _ in library.files.under(folder.path))
        yield FolderStatus(folder.path, folder.excludes, files, os.access(folder.path, os.R_OK | os.X_OK))


def _vectors(library: Library) -> tuple[int | None, tuple[str, ...]]:
    if not library.fits:
        return 0, ("The index was made with another model or by another version; `akin index` makes it afresh.",)
    if not library.index_dir.exists():
        return 0, ()
    try:
        return len(library.vectors), ()
    except LibraryDamagedError as error:
        return None, (f"{error} {error.advice}",)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
