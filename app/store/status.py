"""Gathers what there is to say about a library at one moment."""

import os
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from app.domain.errors import LibraryDamagedError
from app.domain.files import FileKind, FileState
from app.domain.library_facts import DiskUse, FolderStatus, LibraryStatus
from app.runtime.drives import kind_of, mounts
from app.store.folders import WatchedFolder
from app.store.library import INDEX_FOLDER, LEDGER_FILE, Library
from app.store.places import PlaceNotes
from app.store.presence import Presence
from app.store.runs import last_run, last_seen
from app.store.writer_lock import writing_process

_PATIENCE = 2.0  # seconds in which a folder must answer


def library_status(library: Library, models_dir: Path) -> LibraryStatus:
    """Gathers the facts. Raises LibraryError where the ledger or the list of folders cannot be read."""
    files = library.files.counts()
    documents = library.documents.counts()
    vectors, notes = _vectors(library)
    away = Presence(library).away(_PATIENCE)
    return LibraryStatus(
        data_dir=library.data_dir,
        folders=tuple(_folder_status(library, folder, away) for folder in library.folders.all()),
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


def _folder_status(library: Library, folder: WatchedFolder, away: Collection[str]) -> FolderStatus:
    kinds: Counter[FileKind] = Counter()
    states: Counter[FileState] = Counter()
    for kind, state, count in library.files.counts_under(folder.path):
        kinds[kind] += count
        states[state] += count
    places = PlaceNotes(library.ledger)
    is_away = folder.path in away
    return FolderStatus(
        folder.path,
        folder.excludes,
        dict(kinds),
        dict(states),
        available=not is_away,
        seen=last_seen(library.ledger, folder.path),
        offline_since=places.away_since(folder.path) if is_away else None,
        drive=kind_of(folder.path, mounts()),
        offline=() if is_away else tuple(place.path for place in places.places(folder.path)[1:] if place.path in away),
    )


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
