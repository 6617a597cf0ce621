"""`akin index`: adds folders and brings the library up to date, with progress."""

import argparse
from pathlib import Path

from rich.console import Console

from app.cli.beside import renew_index
from app.cli.handover import hand_over
from app.cli.printing import counted
from app.cli.progress import ProgressBars
from app.cli.stopping import stopped_by_interrupt
from app.domain.errors import FolderError, LibraryBusyError
from app.domain.progress import Progress, RunReport
from app.index.indexer import Indexer, IndexerOptions
from app.store.folders import WatchedFolder
from app.store.library import Library, discard_index
from app.store.live import LiveFile, read_live
from app.store.requests import IndexRequest, take
from app.worker.actions import checked_folder
from app.worker.engine import Engine


def index(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 130 where it was interrupted."""
    console = Console(stderr=True, quiet=arguments.quiet)
    named = [checked_folder(folder, arguments.exclude) for folder in arguments.folders]
    if arguments.exclude and not named:
        raise FolderError("--exclude needs a folder.", "Name the folder whose files are to be left out.")
    engine = Engine(data_dir)
    if arguments.rebuild:
        discard_index(data_dir)
    with engine.open_library() as library:
        remember = library.folders.as_known if arguments.once else library.folders.add
        try:
            with library.writing():  # a folder is remembered only by whom it can be indexed by, or handed over
                folders = [remember(folder) for folder in named] or library.folders.all()
        except LibraryBusyError:
            if arguments.once or read_live(data_dir) is None:
                raise
            for folder in named:
                library.folders.add(folder)
            return hand_over(data_dir, IndexRequest(retry=arguments.retry), console)
        if not folders and not library.files.outside(()):
            console.print("There are no folders in the library yet. Add one: akin index FOLDER")
            return 1
        if not engine.model_is_installed:
            console.print("Preparing the text model (once, some seconds)…")
        for note in engine.notes(engine.settings):
            console.print(note, style="yellow", markup=False)
        report = run_indexer(engine, library, folders, console, retry=arguments.retry, unlisted=not named)
        tell(report, console)
        finished = not report.interrupted and renew_index(engine, library, console)
    return 0 if finished else 130


def run_indexer(
    engine: Engine,
    library: Library,
    folders: list[WatchedFolder],
    console: Console,
    *,
    retry: bool = False,
    unlisted: bool = False,
) -> RunReport:
    """One indexing run with progress bars; Ctrl-C ends it after the commit in hand."""
    options = IndexerOptions(
        engine.settings.threads,
        engine.sizes,
        engine.limits,
        retry,
        meaning=engine.unusable is None,
        recognition=engine.settings.text_recognition,
    )
    with library.writing(), ProgressBars(console) as bars, stopped_by_interrupt(console) as stop:
        live = LiveFile(library.data_dir)

        def show(progress: Progress) -> None:
            bars.show(progress)
            live.show(progress)

        try:
            indexer = Indexer(library, engine.tokenizer, engine.embedders, options, show, stop)
            report = indexer.run(folders, unlisted=unlisted)
            live.rest(finished=True)
            while not stop.is_set() and take(library.data_dir):  # what another `akin index` asked for meanwhile
                indexer.run(library.folders.all(), unlisted=True)
                live.rest(finished=True)
            return report
        finally:
            live.remove()


def tell(report: RunReport, console: Console) -> None:
    """Prints what a run did."""
    for problem in report.problems:
        console.print(f"Left as it was: {problem}", style="yellow", markup=False)
    parts = [counted(report.found, "file"), f"{report.indexed:,} read"]
    parts += [f"{report.moved} moved"] if report.moved else []
    parts += [f"{report.removed} removed"] if report.removed else []
    parts += [f"{report.skipped} skipped"] if report.skipped else []
    parts += [f"{report.failed} failed (akin status --failed)"] if report.failed else []
    parts += [counted(report.passages, "passage"), f"{report.embedded:,} embedded"]
    parts += [counted(report.pictures, "picture")] if report.pictures else []
    parts += [f"{report.seconds:.1f} s"]
    console.print(", ".join(parts) + ".", markup=False)
    if report.interrupted:
        console.print("Stopped. Everything so far is kept; run `akin index` to go on.", markup=False)
