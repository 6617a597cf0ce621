"""`akin benchmark freshness`: how soon a saved file can be found."""

import argparse
import os
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.cli.demo_library import copy_demo_library
from app.evaluate.freshness import SETTINGS, Freshness, measure_freshness, models_at
from app.evaluate.texts import read_texts, sentences_of
from app.runtime.settings_file import FILE as SETTINGS_FILE
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.worker.engine import Engine

GOALS = {"name": 1.0, "words": 3.0, "meaning": 10.0}  # seconds


def run_freshness(engine: Engine, arguments: argparse.Namespace, folder: Path, progress: Console) -> Freshness:
    """Saves files beside those of the demonstration, in a library of its own in `folder`."""
    demo = copy_demo_library(folder / "demo")
    sentences = sentences_of(read_texts(demo.folder, engine.settings.threads, engine.limits))
    own = replace(engine, data_dir=folder / "library")
    own.data_dir.mkdir()
    (own.data_dir / SETTINGS_FILE).write_text(SETTINGS, "utf-8")
    watched = Path(os.path.realpath(demo.folder))
    with models_at(engine.models_dir), own.open_library() as library:
        library.folders.add(WatchedFolder(str(watched)))
        return measure_freshness(
            own.data_dir,
            watched,
            Searcher(library, engine.embedders),
            sentences[:: max(1, len(sentences) // arguments.files)],
            lambda told: progress.print(told, highlight=False),
            arguments.files,
        )


def freshness_table(found: Freshness) -> Table:
    """The measurement for a person."""
    title = f"From save to found, {len(found.files)} files, one after another"
    table = Table("", "median s", "goal", "slowest", title=title, title_justify="left")
    for way, goal in GOALS.items():
        slowest = max(getattr(file, way) for file in found.files)
        table.add_row(f"by {way}", f"{getattr(found, f'{way}_median_s'):.2f}", f"{goal:.0f}", f"{slowest:.2f}")
    return table
