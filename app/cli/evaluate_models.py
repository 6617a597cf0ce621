"""`akin evaluate --models`: which of two installed text models does better on the person's own files."""

import argparse
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from rich.console import Console

from app.cli.prose import say
from app.domain.embedding import TextEmbedder
from app.evaluate.own_files import ModelComparison, compare_models, make_queries, run_model
from app.worker.choosing import text_side
from app.worker.engine import Engine

JSON_VERSION = 1
QUERIES = 200


def evaluate_models(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0. Raises ModelError where a model cannot be used, DatasetError with too few files."""
    engine, console = Engine(data_dir), Console(stderr=True, highlight=False)
    first, second = (_embedder(engine, model_id) for model_id in arguments.models)
    with engine.open_known_library() as library:
        own = make_queries(library, arguments.queries or QUERIES)
    with console.status("Reading your files…") as status:

        def tell(model: str, done: int, total: int) -> None:
            status.update(f"{model}: {done:,} of {total:,} passages")

        compared = compare_models(own, run_model(own, first, tell), run_model(own, second, tell))
    if arguments.json:
        json.dump(as_json(compared), sys.stdout, indent=2)
        print()
    else:
        for sentence in told(compared):
            say(Console(highlight=False), sentence)
    return 0


def told(compared: ModelComparison) -> tuple[str, ...]:
    """The result for a person, the verdict last."""
    first, second, found = compared.first, compared.second, compared.found
    difference = found.difference
    return (
        f"{found.first.queries} sentences were taken out of your files and looked for among {compared.passages:,}"
        " passages, by meaning alone.",
        f"Mean reciprocal rank of the file that a sentence is from: {first.model} {found.first.mean:.3f},"
        f" {second.model} {found.second.mean:.3f} (difference {difference.mean:+.3f}, 95 % interval"
        f" {difference.low:+.3f} to {difference.high:+.3f}, p = {found.p_value:.3f}).",
        f"{second.model} takes {second.seconds / first.seconds:.2g} times as long for a passage, and"
        f" {second.dimensions} numbers of the disk for each where {first.model} takes {first.dimensions}.",
        verdict(compared),
    )


def verdict(compared: ModelComparison) -> str:
    """Whether to change, in a sentence."""
    second = compared.second.model
    if compared.worth_it:
        return f"{second} finds more in your files: the change is worth it, if the time is. akin models use {second}"
    if compared.found.significant:
        return f"{second} finds less in your files: stay with {compared.first.model}."
    return f"There is no clear difference on your files: {second} is not worth the change."


def as_json(compared: ModelComparison) -> dict[str, Any]:
    """The comparison in the stable form that docs/cli.md describes."""
    models = [
        {"id": run.model, "dimensions": run.dimensions, "seconds_a_passage": run.seconds, "per_query": dict(run.values)}
        for run in (compared.first, compared.second)
    ]
    return {
        "kind": "akin-models", "version": JSON_VERSION, "passages": compared.passages, "models": models,
        **asdict(compared.found), "significant": compared.found.significant, "worth_it": compared.worth_it,
    }  # fmt: skip


def _embedder(engine: Engine, model_id: str) -> TextEmbedder:
    side = text_side(model_id, 0, engine.models_dir, engine.settings)
    return Engine(engine.data_dir, replace(engine.wish, text=side)).embedder()
