"""`akin evaluate`: measures the quality of the rankings on a set, and compares two such measurements."""

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.cli.evaluate_models import evaluate_models
from app.cli.evaluate_pictures import evaluate_pictures
from app.cli.folders import kept_folder
from app.cli.progress import ProgressBars
from app.domain.errors import DatasetError
from app.evaluate.collection import Builder, open_collection
from app.evaluate.datasets import BeirDataset, load_beir
from app.evaluate.picture_sets import is_picture_set
from app.evaluate.quality import METRICS, QualityReport, measure
from app.evaluate.reports import ReportComparison, as_json, compare_reports, comparison_as_json, read_report
from app.evaluate.significance import Estimate
from app.search.searcher import Searcher
from app.worker.engine import Engine


def evaluate(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command: one folder is measured, two reports or two models are compared."""
    if arguments.models:
        return evaluate_models(data_dir, arguments)
    match arguments.sources:
        case [folder] if folder.is_dir() and is_picture_set(folder):
            found = evaluate_pictures(data_dir, folder, arguments)
            if arguments.json:
                _print(found)
        case [folder]:
            dataset = load_beir(folder, arguments.split)
            if arguments.queries:
                dataset = dataset.limited(arguments.queries)
            report = measure_quality(Engine(data_dir), dataset, arguments.split, arguments.keep)
            _print(as_json(report)) if arguments.json else show_report(report, Console())
        case [first, second]:
            comparison = compare_reports(read_report(first), read_report(second))
            _print(comparison_as_json(comparison)) if arguments.json else show_comparison(comparison, Console())
        case _:
            raise DatasetError(
                "`akin evaluate` takes one folder to measure, or two reports to compare.",
                "For example: akin evaluate scifact --json > before.json",
            )
    return 0


def measure_quality(engine: Engine, dataset: BeirDataset, split: str, keep: Path | None = None) -> QualityReport:
    """Indexes the set in `keep` or in a temporary folder and measures every ranking, with progress."""
    console = Console(stderr=True)
    if not engine.model_is_installed:
        console.print("Preparing the text model (once, some seconds)…")
    builder = Builder(engine.model, engine.sizes, engine.embedders)
    with ExitStack() as stack:
        folder = stack.enter_context(kept_folder(keep))
        with ProgressBars(console) as bars:
            collection = stack.enter_context(open_collection(dataset, folder, builder, bars.show))
        status = stack.enter_context(console.status("Asking the queries…"))
        return measure(
            collection,
            Searcher(collection.library, engine.embedders),
            split,
            lambda name, done, total: status.update(f"Asking the queries: {name}, {done} of {total}"),
        )


def show_report(report: QualityReport, console: Console) -> None:
    """Prints the report for a person."""
    table = Table(title=Text(f"{report.dataset}, {report.split}: {report.queries} queries"), title_justify="left")
    table.add_column("ranking")
    for name in METRICS:
        table.add_column(name, justify="right")
    table.add_column("median query", justify="right")
    for name, ranking in report.rankings.items():
        table.add_row(name, *map(_interval, ranking.metrics.values()), f"{ranking.latency_ms:.0f} ms")
    console.print(table)
    seconds = report.seconds
    console.print(
        f"{report.documents} documents, {report.passages} passages; indexed in {seconds.words + seconds.meaning:.1f} s "
        f"({seconds.words:.1f} s words, {seconds.meaning:.1f} s meaning). Below each mean: its 95 % interval.",
        highlight=False,
    )


def show_comparison(comparison: ReportComparison, console: Console) -> None:
    """Prints the comparison for a person."""
    table = Table(title=f"{comparison.metric}, second against first", title_justify="left")
    for column in ("ranking", "first", "second", "difference", "p", ""):
        table.add_column(column, justify="left" if column in ("ranking", "") else "right")
    for name, found in comparison.rankings.items():
        verdict = "no clear difference"
        if found.significant:
            verdict = "second is better" if found.difference.mean > 0 else "first is better"
        means = (f"{found.first.mean:.3f}", f"{found.second.mean:.3f}")
        table.add_row(name, *means, _interval(found.difference, "+.3f"), f"{found.p_value:.3f}", verdict)
    console.print(table)
    console.print("Below the difference: its 95 % bootstrap interval. p: paired randomisation test.", highlight=False)


def _interval(found: Estimate, form: str = ".3f") -> Text:
    """The mean, and below it its interval."""
    return Text(f"{found.mean:{form}}\n").append(f"{found.low:{form}} to {found.high:{form}}", style="dim")


def _print(content: object) -> None:
    json.dump(content, sys.stdout, indent=2)
    print()
