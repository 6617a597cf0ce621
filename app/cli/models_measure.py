"""`akin models measure`: how fast models are on this machine, measured when a person asks for it, and kept."""

import argparse
from pathlib import Path

from rich.console import Console

from app.cli.model_words import speed_told
from app.cli.prose import say
from app.domain.catalogue import CatalogueEntry
from app.domain.errors import AkinError
from app.evaluate.model_speed import MEASURED, measure_model
from app.models.catalogue import entry_named, load_catalogue
from app.models.model_files import find_model_files
from app.models.speeds import keep_speed
from app.worker.engine import Engine
from app.worker.model_facts import checksum_of


def measure_action(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 1 where a model could not be measured. Raises ModelError for an unknown id."""
    engine, console = Engine(data_dir), Console(stderr=True, highlight=False)
    failed = False
    for entry in _wanted(arguments.id, engine.models_dir):
        say(console, f"{entry.title}…")
        try:
            speed = measure_model(engine, entry)
            keep_speed(engine.models_dir, entry.id, checksum_of(entry, engine.models_dir), speed)
        except AkinError as error:
            say(console, f"{error} {error.advice}".strip())
            failed = True
            continue
        print(f"{entry.id}: {speed_told(speed)}")
    return int(failed)


def _wanted(ids: list[str], models_dir: Path) -> list[CatalogueEntry]:
    """The models that are named, else all that are here."""
    if ids:
        return [entry_named(model_id) for model_id in ids]
    return [entry for entry in load_catalogue().entries if entry.kind in MEASURED and _is_here(entry, models_dir)]


def _is_here(entry: CatalogueEntry, models_dir: Path) -> bool:
    try:
        return entry.shipped or find_model_files(entry.id, models_dir) is not None
    except AkinError:
        return False
