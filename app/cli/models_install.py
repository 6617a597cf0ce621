"""`akin models install`, `import`, `export` and `remove`: what a person is told and asked before anything happens."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.text import Text

from app.cli.model_words import licence_told
from app.cli.printing import counted, printable, readable_size
from app.cli.prose import say
from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.models.catalogue import entry_named, load_catalogue
from app.models.installing.exporting import export_model
from app.models.installing.hub import open_hub
from app.models.installing.importing import UNKNOWN, entry_of, import_model, import_size
from app.models.installing.install import install, is_installed, make_offer, tidy
from app.models.installing.offer import InstallOffer
from app.models.installing.progress import Told, nothing_told
from app.models.installing.removing import check_removable, removable_bytes, remove_model
from app.models.installing.sources import open_source
from app.models.model_files import ModelFiles, find_model_files
from app.runtime.paths import models_dir
from app.runtime.settings_file import load_settings
from app.worker.models_in_use import models_in_use

TOKEN_VARIABLE = "HF_TOKEN"
_DECLINED = 1
_LABEL = 11  # columns
_KEPT = "What has been fetched is kept: the same command goes on with it."


def install_action(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Installs a model from the hub that the settings name. Raises ModelError."""
    console = Console(stderr=True, highlight=False)
    entry = entry_named(arguments.id)
    address = load_settings(data_dir).settings.hub_address
    _need_answers(arguments)
    _introduce(entry, console)
    _tell(console, "From", f"{address}/{entry.repository}")
    _tell(console, "To", printable(str(models_dir(data_dir) / entry.id)))
    with open_hub(address, _token(arguments)) as hub:
        _tell(console, "", f"{hub.host} is asked what it has.")
        offer = make_offer(entry, models_dir(data_dir), hub)
        if is_installed(offer):
            tidy(offer)
            say(console, f"{entry.title} is installed already, at commit {offer.commit[:12]}, and intact.")
            return 0
        _tell_offer(offer, console)
        if not _agreed(arguments, "Download it now?"):
            say(console, "Nothing was downloaded.")
            return _DECLINED
        with _progress(console) as told:
            files = install(offer, hub, told)
    _tell_installed(entry, files, console)
    return 0


def import_action(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Imports a model from a folder or a file. Raises ModelError."""
    console = Console(stderr=True, highlight=False)
    path = arguments.source.expanduser().absolute()
    with open_source(path) as source:
        entry = entry_of(source, load_catalogue(), arguments.model_id)
        size = import_size(source, entry)
        _need_answers(arguments)
        _introduce(entry, console)
        _tell(console, "From", printable(str(path)))
        _tell(console, "To", printable(str(models_dir(data_dir) / entry.id)))
        _tell(console, "Size", readable_size(size))
        if source.listed is None:
            _tell(console, "Mind", "These files come without checksums: whether they are the authors' cannot be told.")
        if not _agreed(arguments, "Import it now?"):
            say(console, "Nothing was imported.")
            return _DECLINED
        with _progress(console) as told:
            files = import_model(source, entry, models_dir(data_dir), told)
    _tell_installed(entry, files, console, "" if source.listed is None else ", verified")
    return 0


def export_action(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Writes an installed model into one file. Raises ModelError."""
    console = Console(stderr=True, highlight=False)
    entry = entry_named(arguments.id)
    files = find_model_files(entry.id, models_dir(data_dir))
    if files is None:
        told = f"{entry.title} comes with Akin" if entry.shipped else f"{entry.title} is not installed"
        raise ModelError(f"{told}: there is nothing to export.", "`akin models` tells which models are installed.")
    target = arguments.file.expanduser().absolute()
    if target.exists():
        _need_answers(arguments)
        if target.is_dir() or not _agreed(arguments, f"{printable(str(target))} exists. Replace it?"):
            raise ModelError(f"{printable(str(target))} exists.", "Name another file.")
    with _progress(console) as showing:
        size = export_model(files, target, showing)
    print(f"Exported {entry.title} to {printable(str(target))}, {readable_size(size)}.")
    say(console, licence_told(entry), "If you pass it on: ")
    return 0


def remove_action(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Removes an installed model. Raises ModelError."""
    console = Console(stderr=True, highlight=False)
    entry, folder = entry_named(arguments.id), models_dir(data_dir)
    check_removable(entry, models_in_use(data_dir))
    size = removable_bytes(entry.id, folder)
    if not size:
        raise ModelError(f"{entry.title} is not installed: there is nothing to remove.")
    _need_answers(arguments)
    told = f"{entry.title} takes {readable_size(size)} in {printable(str(folder))}. Other libraries may use it too."
    say(console, told)
    if not _agreed(arguments, "Remove it?"):
        say(console, "Nothing was removed.")
        return _DECLINED
    print(f"Removed {entry.title}: {readable_size(remove_model(entry.id, folder))} are free again.")
    return 0


def _introduce(entry: CatalogueEntry, console: Console) -> None:
    console.print(Text.assemble((entry.title, "bold"), f"  {entry.id}"))
    _tell(console, "For", entry.purpose)
    _tell(console, "Licence", licence_told(entry))


def _tell_offer(offer: InstallOffer, console: Console) -> None:
    files = counted(len(offer.files), "file")
    here = offer.size - offer.missing
    kept = f"; {readable_size(here)} of them are here already" if here else ""
    _tell(console, "Size", f"{readable_size(offer.size)} in {files}{kept}; {readable_size(offer.free)} are free")
    for repository, commit in offer.commits.items():
        _tell(console, "Commit", f"{commit} of {repository}")
    if offer.installed is not None:
        _tell(console, "Now here", f"commit {offer.installed.revision}, until the new one is complete")


def _tell_installed(entry: CatalogueEntry, files: ModelFiles, console: Console, checked: str = ", verified") -> None:
    commit = "" if files.revision == UNKNOWN else f", commit {files.revision[:12]}"
    print(f"Installed {entry.title} in {printable(str(files.folder))}{commit}: {readable_size(files.size)}{checked}.")
    if entry.kind in (ModelKind.TEXT, ModelKind.PICTURES):
        say(console, f"Use it with: akin models use {entry.id}")
    elif entry.kind in (ModelKind.RERANKER, ModelKind.LATE_INTERACTION):
        say(console, f"Use it with: akin config set reranker {entry.id}")
    elif entry.kind is ModelKind.SPARSE:
        say(console, f"Use it with: akin config set sparse_model {entry.id}, then akin index")


def _tell(console: Console, label: str, told: str) -> None:
    say(console, told, Text(f"{label:<{_LABEL}}", style="dim"))


def _need_answers(arguments: argparse.Namespace) -> None:
    """Refuses to go on where nobody can be asked, before anything is done."""
    if not arguments.yes and not sys.stdin.isatty():
        raise ModelError("Nothing was done, since there is nobody to be asked.", "Add --yes to agree beforehand.")


def _agreed(arguments: argparse.Namespace, question: str) -> bool:
    if arguments.yes:
        return True
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _token(arguments: argparse.Namespace) -> str:
    if not arguments.with_token:
        return ""
    token = os.environ.get(TOKEN_VARIABLE, "").strip()
    if not token:
        raise ModelError(f"There is no token in {TOKEN_VARIABLE}.", "Make one on the hub's pages and put it there.")
    return token


@contextmanager
def _progress(console: Console) -> Iterator[Told]:
    """A bar; nothing where the standard error is no terminal."""
    try:
        if not console.is_terminal:
            yield nothing_told
            return
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn())
        with Progress(*columns, TransferSpeedColumn(), TimeRemainingColumn(), console=console) as bars:
            task = bars.add_task("", total=None)

            def show(what: str, done: int, total: int) -> None:
                bars.update(task, description=what, completed=done, total=total)

            yield show
    except KeyboardInterrupt:
        print(f"\n{_KEPT}", file=sys.stderr)
        raise
