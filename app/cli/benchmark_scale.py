"""`akin benchmark scale`: a large library, very many names, and a rescan of very many files."""

import argparse
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from app.cli.demo_library import copy_demo_library
from app.cli.folders import kept_folder
from app.cli.progress import ProgressBars
from app.domain.errors import DatasetError
from app.evaluate.datasets import load_beir
from app.evaluate.scale import SearchScale, Times, measure_searches
from app.evaluate.scale_library import BuildCosts, build_library
from app.evaluate.scale_names import NamesScale, measure_names
from app.evaluate.scale_rescan import RescanScale, measure_rescan
from app.evaluate.scale_rows import NEIGHBOURS, SHARES, Embedded
from app.evaluate.scale_sentences import LEAST_SENTENCES, embed_sentences, usable_sentences
from app.evaluate.texts import read_texts
from app.search.searcher import Searcher
from app.store.library import Library
from app.store.vector_index import LEAST_RECALL
from app.worker.engine import Engine

_QUERIES = 100
_WORDS_OF_A_QUERY = 7
_MOST_SENTENCES = 100_000
GOALS_MS = {100_000: 40.0, 1_000_000: 60.0}  # warm medians without rerank, by rows
NAMES_GOAL_MS, RESCAN_GOAL_S = 20.0, 5.0


@dataclass(frozen=True, slots=True)
class Scale:
    """All that was measured, and of what. Parts that were not asked for are None."""

    sentences: int
    sources: tuple[str, ...]
    queries: str
    build: BuildCosts | None
    searches: SearchScale | None
    names: NamesScale | None
    rescan: RescanScale | None


def run_scale(engine: Engine, arguments: argparse.Namespace, folder: Path, progress: Console) -> Scale:
    """Makes the data and measures; what is embedded and built is kept where `--keep` says."""
    with ExitStack() as stack:
        kept = stack.enter_context(kept_folder(arguments.keep))
        kept.mkdir(parents=True, exist_ok=True)
        embedded = _embedded(engine, arguments, folder, kept, progress)
        texts, source = _queries(arguments, embedded)
        build = searches = None
        if arguments.rows:
            library = stack.enter_context(_library(engine, kept / f"rows-{arguments.rows}"))
            build = _built(library, embedded, arguments.rows, progress)
            vectors = engine.embedder().embed_passages(texts)
            searches = measure_searches(library, Searcher(library, engine.embedders), embedded, texts, vectors)
        return Scale(
            len(embedded.sentences),
            tuple(map(str, arguments.texts)) or ("the demonstration",),
            source,
            build,
            searches,
            measure_names(folder, embedded, arguments.names) if arguments.names else None,
            _rescan(engine, folder, arguments.files) if arguments.files else None,
        )


def _embedded(engine: Engine, arguments: argparse.Namespace, folder: Path, kept: Path, progress: Console) -> Embedded:
    places = arguments.texts or [copy_demo_library(folder / "demo").folder]
    texts = [text for place in places for text in read_texts(place, engine.settings.threads, engine.limits)]
    sentences = usable_sentences(texts, _MOST_SENTENCES)
    if len(sentences) <= NEIGHBOURS:
        raise DatasetError("There are too few sentences to make rows of.", "Name more texts with --texts.")
    if len(sentences) < LEAST_SENTENCES:
        progress.print(
            f"Only {len(sentences):,} sentences are there to make rows of; from {LEAST_SENTENCES:,} on the figures"
            " tell of a collection as a person may have it (--texts DIR).",
            style="yellow",
            highlight=False,
        )

    def tell(done: int) -> None:
        progress.print(f"{done:,} of {len(sentences):,} sentences embedded", highlight=False)

    return embed_sentences(sentences, engine.embedder(), kept, tell)


def _queries(arguments: argparse.Namespace, embedded: Embedded) -> tuple[list[str], str]:
    """The texts to search for, and where they come from."""
    for place in arguments.texts:
        if (place / "queries.jsonl").exists():
            return list(load_beir(place).limited(_QUERIES).queries.values()), f"queries of {place.name}"
    step = max(1, len(embedded.sentences) // _QUERIES)
    chosen = [embedded.sentences[place] for place in range(0, len(embedded.sentences), step)][:_QUERIES]
    return [" ".join(sentence.split()[:_WORDS_OF_A_QUERY]) for sentence in chosen], "beginnings of sentences"


def _library(engine: Engine, folder: Path) -> Library:
    return engine.open_in(folder)


def _built(library: Library, embedded: Embedded, rows: int, progress: Console) -> BuildCosts | None:
    """Builds the library; None where a whole one has been kept."""
    if library.ledger.meta("scale") == str(rows):
        return None
    if any(library.files.counts().values()):
        raise DatasetError(
            f"{library.data_dir} holds a library that was not finished, or another one.", "Remove it, or name another."
        )
    with library.writing(), ProgressBars(progress) as bars:
        costs = build_library(library, embedded, rows, bars.show)
        library.ledger.set_meta("scale", str(rows))
    return costs


def _rescan(engine: Engine, folder: Path, files: int) -> RescanScale:
    shared = Path("/dev/shm")  # in memory: empty files are made sooner there
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else folder) as tree:
        try:
            with _library(engine, folder / "rescanned") as library:
                return measure_rescan(Path(tree).resolve(), library, files)
        finally:
            shutil.rmtree(tree, ignore_errors=True)


def scale_table(scale: Scale) -> Table:
    """The measurement for a person."""
    table = Table("", "measured", "goal", title=_title(scale), title_justify="left")
    if scale.build:
        table.add_row("rows written, words to find", f"{scale.build.words:,.0f} s", "")
        table.add_row("their vectors written and indexed", f"{scale.build.meaning:,.0f} s", "")
        table.add_row("upkeep", f"{scale.build.upkeep:,.0f} s", "")
        table.add_row("most memory meanwhile", f"{scale.build.memory_mb:,.0f} MB", "1,500 MB")
    if scale.searches:
        _add_searches(table, scale.searches)
    if scale.names:
        names = scale.names
        letters = ", ".join(f"{each:.1f}" for each in names.by_letters)
        table.add_row(f"a name as it is typed, {names.names:,} names", _told(names.median_ms, names.p95_ms), "20 ms")
        table.add_row("by letters typed", letters, "")
        table.add_row("found when typed in full", f"{names.found:.0%}", "")
    if scale.rescan:
        rescan = scale.rescan
        table.add_row(f"rescan of {rescan.files:,} unchanged files", f"{rescan.whole_s:.2f} s", "5 s")
        table.add_row("of it walking, comparing", f"{rescan.walk_s:.2f} s, {rescan.compare_s:.2f} s", "")
    return table


def _title(scale: Scale) -> str:
    own, other, apart = SHARES
    made = f"{scale.sentences:,} embedded sentences of {', '.join(scale.sources)}"
    return f"{made}; further rows: {own} x + {other} u + {apart} (v - w), u, v, w among the {NEIGHBOURS} nearest to x"


def _add_searches(table: Table, found: SearchScale) -> None:
    facts = found.index
    told = "none: vectors are held in memory"
    if facts is not None:
        told = f"{facts.partitions} partitions looked into, {facts.refine} x scored again, probed at {facts.recall:.4f}"
    table.add_row(f"index over {found.rows:,} vectors", told, "")
    for name, reached in found.recall.items():
        table.add_row(f"recall@10, {name}", f"{reached:.4f}", f"{LEAST_RECALL}")
    for name, reached in found.filtered_recall.items():
        table.add_row(f"recall@10 within {name}", f"{reached:.4f}", "")
    table.add_row("the nearest 100, by the index", _of(found.nearest), "")
    table.add_row("the same, looking at every vector", _of(found.exact), "")
    for name, times in found.warm.items():
        steps = ", ".join(f"{step} {took:.1f}" for step, took in times.steps_ms.items() if took >= 0.05)
        goal = GOALS_MS.get(found.rows) if name == "no filter" else None
        table.add_row(f"warm search, {name}", f"{_told(times.median_ms, times.p95_ms)}: {steps}", _ms(goal))


def _of(times: Times) -> str:
    return _told(times.median_ms, times.p95_ms)


def _told(median_ms: float, p95_ms: float) -> str:
    return f"{median_ms:.1f} ms (95 % below {p95_ms:.1f})"


def _ms(goal: float | None) -> str:
    return f"{goal:.0f} ms" if goal else ""


def scale_as_json(scale: Scale) -> dict[str, Any]:
    """The measurement for other programs."""
    return asdict(scale)
