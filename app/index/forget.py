"""Takes a folder off the library: its name, its files, and every trace of their words."""

import os
import time
from datetime import timedelta

from app.domain.errors import FolderError
from app.index.reconcile import drop_orphans
from app.store.beside import abandon
from app.store.compaction import GRACE
from app.store.folders import WatchedFolder, is_inside
from app.store.in_hand import forget_deaths
from app.store.library import ERASE_DUE, Library, folder_errors
from app.store.places import PlaceNotes
from app.store.presence import SAMPLE, is_there
from app.store.query_cache import clear_queries
from app.store.runs import forget_problems, forget_seen
from app.store.upkeep import Wait, erase


def forget_folder(library: Library, folder: str, *, wait: Wait = time.sleep, grace: timedelta = GRACE) -> int:
    """Forgets `folder` (absolute) and returns how many files that were; the caller holds `Library.writing()`.

    A folder that was indexed without being remembered can be forgotten too, and so can one that no longer exists, and a
    drive that lay inside a folder of the library and is away.
    When this returns, no file of the library holds the folder's texts any more; until then a call that was cut short
    can be repeated. An index that is being built beside this one (`app.store.beside`) is given up, and begun anew by
    the next run. `wait` and `grace` are those of `erase`. Raises FolderError where nothing is known of the folder
    or only one above it is in the library, LibraryDamagedError or DiskFullError where the library cannot be written.
    """
    folder = library.folders.as_known(WatchedFolder(folder)).path  # as the list spells it
    files = _known_files(library, folder)
    abandon(library.data_dir)
    library.folders.remove(folder)
    ledger = library.ledger
    with ledger.transaction():
        library.files.remove(files)
        ledger.set_meta(ERASE_DUE, "1")
        forget_problems(ledger)
        forget_deaths(ledger)
        PlaceNotes(ledger).forget(folder)
        for around in library.folders.all():
            PlaceNotes(ledger).forget_inside(around.path, folder)
        forget_seen(ledger, folder)
    drop_orphans(library)
    with folder_errors(library.data_dir):
        clear_queries(library.data_dir)  # they may have been about what is forgotten
    erase(library, wait=wait, grace=grace)
    return len(files)


def _known_files(library: Library, folder: str) -> list[int]:
    """The ids of the folder's files, but for those of other folders of the library that lie inside it."""
    watched = [known.path for known in library.folders.all()]
    for known in watched:
        if is_inside(folder, known) and not _is_drive_away(library, known, folder):
            raise FolderError(
                f"{folder} lies inside {known}, which is in the library.",
                f"Forget {known}, or leave the folder out: akin index {known} --exclude PATTERN.",
            )
    inner = tuple(os.path.join(known, "") for known in watched if is_inside(known, folder))
    files = [file.id for file in library.files.under(folder) if not file.stamp.path.startswith(inner)]
    if not files and folder not in watched and library.ledger.meta(ERASE_DUE) is None:
        listed = "".join(f"\n  {known}" for known in watched) or " none."
        raise FolderError(f"{folder} is not in the library.", f"The folders of the library are:{listed}")
    return files


def _is_drive_away(library: Library, known: str, point: str) -> bool:
    """Whether `point`, inside the folder `known`, is where a drive lay that is away now."""
    places = [place for place in PlaceNotes(library.ledger).places(known)[1:] if place.path == point]
    return any(not is_there(place, lambda: library.files.some_under(point, SAMPLE)) for place in places)
