"""`akin benchmark`: measures how fast Akin embeds, reads and answers on this machine."""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from app.cli.benchmark_freshness import freshness_table, run_freshness
from app.cli.benchmark_scale import run_scale, scale_as_json, scale_table
from app.cli.benchmark_window import run_window, window_table
from app.cli.demo_library import DemoLibrary, copy_demo_library
from app.cli.folders import kept_folder
from app.cli.index import run_indexer
from app.cli.progress import ProgressBars
from app.evaluate.collection import Builder, open_collection
from app.evaluate.datasets import CorpusDocument, load_beir
from app.evaluate.embedding_speed import EmbeddingSpeed, measure_embedding
from app.evaluate.freshness import Freshness
from app.evaluate.picture_speed import PictureSpeed, measure_pictures
from app.evaluate.query_speed import QuerySpeed, WarmTimes, measure_cold, measure_warm
from app.evaluate.texts import multiplied, read_texts, sentences_of
from app.evaluate.words_speed import WordsSpeed, measure_words
from app.index.indexer import IndexerOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.worker.engine import Engine

JSON_VERSION = 1
COLD_QUERIES, WARM_QUERIES = 5, 100
_WORDS_OF_A_QUERY = 7


def benchmark(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the benchmark that the arguments name, in a temporary folder."""
    engine = Engine(data_dir)
    progress = Console(stderr=True)
    with tempfile.TemporaryDirectory(prefix="akin-benchmark-", ignore_cleanup_errors=True) as temporary:
        match arguments.benchmark:
            case "embedding":
                embedding = _embedding(engine, arguments, Path(temporary), progress)
                _tell(_embedding_as_json(embedding), embedding_table(embedding), arguments)
            case "words":
                words = _words(engine, arguments, Path(temporary), progress)
                _tell(_words_as_json(words), words_table(words), arguments)
            case "pictures":
                pictures = _pictures(engine, Path(temporary), progress)
                _tell(asdict(pictures), pictures_table(pictures), arguments)
            case "freshness":
                freshness = run_freshness(engine, arguments, Path(temporary), progress)
                _tell(_freshness_as_json(freshness), freshness_table(freshness), arguments)
            case "scale":
                scale = run_scale(engine, arguments, Path(temporary), progress)
                _tell(scale_as_json(scale), scale_table(scale), arguments)
            case "window":
                window = run_window(engine, arguments, Path(temporary))
                _tell(asdict(window) | {"painted_median_s": window.painted_median_s}, window_table(window), arguments)
            case _:
                query = _query(engine, arguments, Path(temporary), progress)
                _tell(_query_as_json(query), query_table(query), arguments)
    return 0


def _tell(content: dict[str, Any], table: Table, arguments: argparse.Namespace) -> None:
    if arguments.json:
        json.dump({"version": JSON_VERSION, "benchmark": arguments.benchmark, **content}, sys.stdout, indent=2)
        print()
    else:
        Console().print(table)


def _embedding(engine: Engine, arguments: argparse.Namespace, folder: Path, progress: Console) -> EmbeddingSpeed:
    if arguments.texts:
        texts = read_texts(arguments.texts, engine.settings.threads, engine.limits)[: arguments.documents]
    else:
        texts = multiplied(_demo_texts(engine, copy_demo_library(folder / "demo")), arguments.documents)
    builder = Builder(engine.model, engine.sizes, engine.embedders)
    return measure_embedding(
        texts,
        folder,
        builder,
        engine.settings.threads,
        lambda each: progress.print(f"{each.passages} passages: {each.ratio:.0%} of the model alone", highlight=False),
    )


def _demo_texts(engine: Engine, demo: DemoLibrary) -> list[CorpusDocument]:
    return read_texts(demo.folder, engine.settings.threads, engine.limits)


def _words(engine: Engine, arguments: argparse.Namespace, folder: Path, progress: Console) -> WordsSpeed:
    options = IndexerOptions(engine.settings.threads, engine.sizes, engine.limits)
    return measure_words(
        arguments.folder,
        folder,
        engine.model,
        options,
        lambda each: progress.print(
            f"{each.pipeline_seconds:.2f} s, PyMuPDF alone {each.bare_seconds:.2f} s", highlight=False
        ),
    )


def _pictures(engine: Engine, folder: Path, progress: Console) -> PictureSpeed:
    sentences = sentences_of(_demo_texts(engine, copy_demo_library(folder / "demo")))
    options = IndexerOptions(engine.settings.threads, engine.sizes, engine.limits)
    return measure_pictures(
        folder,
        lambda place: engine.open_in(place),
        engine.tokenizer,
        engine.embedders,
        options,
        sentences,
        lambda told: progress.print(told, highlight=False),
    )


def _query(engine: Engine, arguments: argparse.Namespace, folder: Path, progress: Console) -> QuerySpeed:
    """Cold queries on the demonstration's library; warm ones there too, or on the set that is named."""
    dataset = load_beir(arguments.data, arguments.split).limited(WARM_QUERIES) if arguments.data else None
    own = Engine(folder / "library")
    demo = copy_demo_library(folder / "demo")
    with own.open_library() as library, ExitStack() as stack:
        run_indexer(engine, library, [WatchedFolder(str(demo.folder))], progress)
        cold = measure_cold(own.data_dir, engine.models_dir, [q.query for q in demo.queries[:COLD_QUERIES]])
        measured = library
        if dataset is not None:
            builder = Builder(engine.model, engine.sizes, engine.embedders)
            with ProgressBars(progress) as bars:
                kept = stack.enter_context(kept_folder(arguments.keep))
                measured = stack.enter_context(open_collection(dataset, kept, builder, bars.show)).library
            queries = list(dataset.queries.values())
        else:
            queries = _queries_from(sentences_of(_demo_texts(engine, demo)))
        return QuerySpeed(
            cold_ms=cold,
            documents=measured.documents.counts().documents,
            passages=len(measured.passages),
            queries=len(queries),
            warm=measure_warm(Searcher(measured, engine.embedders), queries),
        )


def _queries_from(sentences: list[str]) -> list[str]:
    """Queries made from the beginnings of sentences, taken evenly from all."""
    count = min(WARM_QUERIES, len(sentences))
    chosen = [sentences[number * len(sentences) // count] for number in range(count)]
    return [" ".join(sentence.split()[:_WORDS_OF_A_QUERY]) for sentence in chosen]


def embedding_table(speed: EmbeddingSpeed) -> Table:
    """The measurement for a person."""
    table = Table("", "tokens/s", title=f"Embedding {speed.passages} passages", title_justify="left")
    table.add_row("words in the store to vectors in the store", f"{speed.pipeline_rate:,.0f}")
    table.add_row("the model alone", f"{speed.bare_rate:,.0f}")
    table.add_row("ratio", f"{speed.ratio:.2f} ({_each([each.ratio for each in speed.rounds])})")
    return table


def words_table(speed: WordsSpeed) -> Table:
    """The measurement for a person."""
    title = f"{speed.files} PDFs with {speed.pages} pages, {speed.indexed} indexed as {speed.passages} passages"
    table = Table("", "files/s", "pages/s", title=title, title_justify="left")
    pages = speed.pages / speed.files
    for name, rate in (("searchable by words", speed.pipeline_rate), ("PyMuPDF alone, one process", speed.bare_rate)):
        table.add_row(name, f"{rate:.1f}", f"{rate * pages:.0f}")
    table.add_row("ratio", f"{speed.ratio:.2f} ({_each([each.ratio for each in speed.rounds])})", "")
    return table


def pictures_table(speed: PictureSpeed) -> Table:
    """The measurement for a person."""
    table = Table("", "", title="Pictures", title_justify="left")
    table.add_row("photos of 256 x 192 pixels, folder to index", f"{speed.small_rate:.0f}/s")
    table.add_row("photos of 12 megapixels, folder to index", f"{speed.large_rate:.0f}/s")
    table.add_row("the network alone", f"{speed.network_ms:.2f} ms a picture")
    table.add_row("text recognition, pages of 40 full lines, folder to index", f"{speed.recognised_rate:.2f} pages/s")
    table.add_row("text recognition, letters of 20 lines", f"{speed.letters_rate:.2f} pages/s")
    table.add_row(f"small picture file to hits, {speed.pictures:,} pictures", f"{speed.small_query_ms:.1f} ms")
    table.add_row("the same with a file of 12 megapixels", f"{speed.large_query_ms:.1f} ms")
    return table


def query_table(speed: QuerySpeed) -> Table:
    """The measurement for a person."""
    title = f"{speed.queries} warm queries over {speed.documents} documents, {speed.passages} passages"
    table = Table("", "median ms", "95 % below", "steps, medians", title=title, title_justify="left")
    cold = ", ".join(f"{took:.0f}" for took in speed.cold_ms)
    table.add_row("cold, whole process, demonstration", f"{speed.cold_median_ms:.0f}", "", f"each: {cold}")
    for name, times in speed.warm.items():
        table.add_row(f"warm, {name}", f"{times.median_ms:.1f}", f"{times.p95_ms:.1f}", _steps(times))
    return table


def _steps(times: WarmTimes) -> str:
    return ", ".join(f"{step} {took:.1f}" for step, took in times.steps_ms.items())


def _each(ratios: list[float]) -> str:
    return "rounds: " + ", ".join(f"{ratio:.2f}" for ratio in ratios)


def _embedding_as_json(speed: EmbeddingSpeed) -> dict[str, Any]:
    rates = {"pipeline_tokens_s": speed.pipeline_rate, "bare_tokens_s": speed.bare_rate, "ratio": speed.ratio}
    return {"passages": speed.passages, **rates, **asdict(speed)}


def _words_as_json(speed: WordsSpeed) -> dict[str, Any]:
    rates = {"pipeline_files_s": speed.pipeline_rate, "bare_files_s": speed.bare_rate, "ratio": speed.ratio}
    return {**rates, **asdict(speed)}


def _query_as_json(speed: QuerySpeed) -> dict[str, Any]:
    return {"cold_median_ms": speed.cold_median_ms, **asdict(speed)}


def _freshness_as_json(found: Freshness) -> dict[str, Any]:
    medians = {"name": found.name_median_s, "words": found.words_median_s, "meaning": found.meaning_median_s}
    return {"median_s": medians, **asdict(found)}
