"""`akin models use`: what another model takes is told and asked, then its index is built beside the present one."""

import argparse
import sys
from pathlib import Path

from rich.console import Console

from app.cli.beside import renew_index
from app.cli.handover import hand_over
from app.cli.prose import say
from app.domain.errors import LibraryBusyError, ModelError
from app.store.library import LEDGER_FILE
from app.store.live import read_live
from app.store.requests import IndexRequest
from app.worker.beside import told
from app.worker.engine import Engine
from app.worker.using import UseOffer, offer_use, use_model

_DECLINED, _INTERRUPTED = 1, 130


def use_action(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 130 where building was interrupted. Raises ModelError where it cannot be used."""
    console = Console(stderr=True, highlight=False)
    offer = offer_use(data_dir, arguments.id, arguments.dims)
    if offer.beside is not None:
        say(console, told(offer.beside))
        for sentence in warnings(offer):
            say(console, sentence)
        if not _agreed(arguments):
            say(console, "Nothing was changed.")
            return _DECLINED
    if not offer.entry.shipped:
        say(console, f"{offer.entry.title} is tried first…")
    use_model(data_dir, offer)
    say(console, f"{offer.entry.title} is what the settings ask for now.")
    return _build(data_dir, console) if (data_dir / LEDGER_FILE).exists() else 0


def warnings(offer: UseOffer) -> tuple[str, ...]:
    """What a person should know of a model before they use it."""
    entry, beside = offer.entry, offer.beside
    found = []
    if beside is not None and not beside.begun and beside.needed > beside.free:
        found.append("There is not enough room on the disk for that: free some first.")
    if not entry.trained_for_search:
        found.append(f"{entry.title} was never trained for searching, and finds less than a general model that was.")
    return tuple(found)


def _agreed(arguments: argparse.Namespace) -> bool:
    if arguments.yes:
        return True
    if not sys.stdin.isatty():
        raise ModelError("There is nobody here to ask.", "Agree beforehand with --yes.")
    print("Build it? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _build(data_dir: Path, console: Console) -> int:
    """Builds the index here, or has it built by the process that is writing; what that one does goes on by itself."""
    engine = Engine(data_dir)
    with engine.open_known_library() as library:
        try:
            return 0 if renew_index(engine, library, console, was_told=True) else _INTERRUPTED
        except LibraryBusyError:
            if read_live(data_dir) is None:
                raise
    hand_over(data_dir, IndexRequest(), console)
    say(console, "The Akin that is running builds the index from now on; `akin status` tells how far it is.")
    return 0
