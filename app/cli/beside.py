"""What `akin index` does where the settings ask for another index than the library has: it is built beside that one."""

import time
from pathlib import Path

from rich.console import Console

from app.cli.progress import ProgressBars
from app.cli.stopping import stopped_by_interrupt
from app.domain.errors import LibraryBusyError
from app.domain.progress import Progress
from app.store.beside import abandon, fingerprint_beside
from app.store.compaction import GRACE
from app.store.library import LEDGER_FILE, Library, drop_leftovers, folder_errors
from app.store.live import LiveFile
from app.worker.beside import BesideBuild, plan_beside, told
from app.worker.choice_checks import named_in_vain
from app.worker.engine import Engine


def renew_index(engine: Engine, library: Library, console: Console, *, was_told: bool = False) -> bool:
    """Builds it, or goes on with it, and puts it in place; False where it was interrupted.

    What it takes is said, unless that `was_told` before.
    """
    other = engine.other(engine.settings)
    with library.writing():
        if other is None:
            if abandon(library.data_dir):
                console.print("What was built of another index was removed: the settings ask for the present one.")
            return True
        if not was_told:
            console.print(told(plan_beside(library, engine, other)), markup=False)
        return _build(engine, other, library, console)


def _build(engine: Engine, other: Engine, library: Library, console: Console) -> bool:
    live = LiveFile(library.data_dir)
    try:
        with stopped_by_interrupt(console) as stop, ProgressBars(console) as bars:

            def show(progress: Progress) -> None:
                bars.show(progress)
                live.show(progress)

            build = BesideBuild(library, engine, other, engine.settings)
            complete = build.run(show, stop)
            if complete:
                build.take_place(show, stop)
            interrupted = stop.is_set() and not complete
    finally:
        live.remove()
    if complete:
        time.sleep(GRACE.total_seconds())  # a search that began before may still read the old tables
        with folder_errors(library.data_dir):
            drop_leftovers(library.data_dir, library.fingerprint)
        console.print("The new index answers from now on.")
    elif interrupted:
        console.print("Stopped. The present index answers, and `akin index` goes on with the new one.")
    else:
        console.print("The new index takes its place when files whose drive is away can be read.")
    return not interrupted


def tell_wish(data_dir: Path) -> None:
    """Says what follows from the settings for the index; what has been built for an earlier wish is given up."""
    engine = Engine(data_dir)
    for note in engine.choice(engine.settings).notes:
        print(note)
    if not (data_dir / LEDGER_FILE).exists():
        return
    with engine.open_known_library() as library:
        other = engine.other(engine.settings)
        if other is not None:
            print(told(plan_beside(library, engine, other)))
            print("`akin index` begins, or the Akin that is running within seconds.")
        elif fingerprint_beside(data_dir) is not None:
            _give_up(library)


def tell_in_vain(data_dir: Path) -> None:
    """Says which models the settings name for searches that cannot be had."""
    for told_of in named_in_vain(Engine(data_dir)):
        print(told_of)


def _give_up(library: Library) -> None:
    try:
        with library.writing():
            abandon(library.data_dir)
            print("What was built of another index was removed.")
    except LibraryBusyError:  # it follows the settings, and does this itself
        print("What was built of another index is removed by the process that is writing.")
