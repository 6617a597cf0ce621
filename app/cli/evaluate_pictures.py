"""`akin evaluate` on a folder of pictures: with captions, or in folders named after what they show."""

import argparse
from pathlib import Path
from typing import Any

from rich.console import Console

from app.cli.folders import kept_folder
from app.cli.progress import ProgressBars
from app.evaluate.picture_sets import CaptionedSet, load_picture_set
from app.evaluate.pictures import (
    CaptionReport,
    ClassReport,
    as_json,
    index_pictures,
    measure_captions,
    measure_classes,
)
from app.index.indexer import Indexer, IndexerOptions
from app.runtime.settings import TextRecognition
from app.worker.engine import Engine


def evaluate_pictures(data_dir: Path, folder: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    """Measures the set in `folder`, prints the result unless JSON is asked for, and returns it as plain values."""
    dataset = load_picture_set(folder, arguments.split)
    engine, console = Engine(data_dir), Console(stderr=True)
    options = IndexerOptions(engine.settings.threads, engine.sizes, engine.limits, recognition=TextRecognition.OFF)
    with kept_folder(None) as kept, engine.open_in(kept) as library:
        with ProgressBars(console) as bars:
            indexer = Indexer(library, engine.tokenizer, engine.embedders, options, bars.show)
            seconds = index_pictures(indexer, library, dataset.photos)
        report: CaptionReport | ClassReport
        if isinstance(dataset, CaptionedSet):
            with console.status("Asking the captions…") as status:
                report = measure_captions(
                    library,
                    engine.embedders,
                    dataset,
                    arguments.split,
                    lambda done, total: status.update(f"Asking the captions: {done} of {total}"),
                )
        else:
            report = measure_classes(library, engine.embedders, dataset)
    if not arguments.json:
        _show(report, seconds, Console(highlight=False))
    return as_json(report, seconds)


def _show(report: CaptionReport | ClassReport, seconds: float, console: Console) -> None:
    if isinstance(report, CaptionReport):
        console.print(f"{report.dataset}, {report.split}: {report.captions} captions, {report.photos} photos")
        for cut, found in report.recall.items():
            console.print(f"R@{cut:<3} {100 * found.mean:5.1f}  ({100 * found.low:.1f} to {100 * found.high:.1f})")
        console.print(f"median rank {report.median_rank:g}")
    else:
        found = report.nearest_is_same
        console.print(f"{report.dataset}: {report.photos} photos of {report.classes} classes")
        told = f"{100 * found.mean:.1f} %  ({100 * found.low:.1f} to {100 * found.high:.1f})"
        console.print(f"nearest picture of the same class {told}")
    console.print(
        f"{report.milliseconds:.1f} ms a query; indexed in {seconds:.1f} s; model {report.model}", style="dim"
    )
