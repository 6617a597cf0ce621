"""`akin search`: one ranked list, for people or as JSON."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.cli.examples import examples_of
from app.cli.printing import marked, printable, readable_size
from app.cli.prose import say
from app.domain.errors import AkinError, LibraryError
from app.domain.exporting import as_json
from app.domain.hits import Hit, SearchResponse
from app.domain.language.parse import parse
from app.domain.queries import SearchMode
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.library import LEDGER_FILE
from app.worker.engine import Engine

DOT = "●"


def search(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0, also where nothing was found."""
    if not (data_dir / LEDGER_FILE).exists():
        raise LibraryError(f"There is no library in {data_dir} yet.", "Add a folder first: akin index FOLDER")
    if arguments.page is not None and arguments.like is None:
        raise AkinError("--page belongs to --like.", "Name the document with --like FILE.")
    engine = Engine(data_dir)
    options = SearchOptions(
        limit=arguments.limit,
        mode=SearchMode(arguments.mode),
        rerank=not arguments.no_rerank,
        show_weak=arguments.all,
        words_weight=1 - arguments.weight if arguments.image else 1.0,
    )
    words = " ".join(arguments.query)
    needs_model = options.mode in (SearchMode.ALL, SearchMode.MEANING) and not _is_remembered(engine, words, options)
    embedders = replace(engine.embedders, text=engine.embedder_ahead()) if needs_model else engine.embedders
    examples = examples_of(arguments, engine) if _has_examples(arguments) else []
    if not arguments.query and not examples:
        raise AkinError("There is nothing to look for.", "Type some words, or name a picture with --image FILE.")
    with engine.open_library() as library:
        response = Searcher(library, embedders).search(words, options, examples)
    if arguments.json:
        json.dump(as_json(response), sys.stdout, indent=2)
        print()
    else:
        show(response, Console(highlight=False, soft_wrap=True), explain=arguments.explain)
    return 0


def _is_remembered(engine: Engine, words: str, options: SearchOptions) -> bool:
    """Whether the text model need not be loaded ahead; it still is where a passage that is found has changed."""
    text = parse(words, datetime.now().astimezone().date()).text
    if not text or engine.memory is None:
        return not text
    reranked = options.rerank and engine.embedders.reranking.on
    return engine.memory.knows(text) and (not reranked or engine.memory.knows_scores(text))


def _has_examples(arguments: argparse.Namespace) -> bool:
    return bool(arguments.image or arguments.without or arguments.without_image or arguments.like)


def show(response: SearchResponse, console: Console, *, explain: bool) -> None:
    """Prints the list for a person."""
    for note in response.notes:
        say(console, Text(note, style="yellow"))
    for hit in response.hits:
        _show_hit(hit, console, explain=explain)
    if not response.hits:
        say(console, "Nothing found. Try other words, or drop a filter.")
    if response.hidden:
        say(console, Text(f"{response.hidden} weaker results hidden (--all shows them).", style="dim"))
    if explain:
        steps = ", ".join(f"{step} {took:.1f}" for step, took in response.took_ms.items())
        console.print(Text(f"{sum(response.took_ms.values()):.0f} ms: {steps}", style="dim"))


def _show_hit(hit: Hit, console: Console, *, explain: bool) -> None:
    title = Text(printable(hit.name), style="bold")
    if hit.page is not None:
        title.append(f"  page {hit.page}", style="cyan")
    title.append(f"  {DOT * hit.strength}", style="green")
    if hit.offline:
        title.append("  offline", style="yellow")
    console.print(title)
    changed = datetime.fromtimestamp(hit.modified / 1e9).astimezone()
    facts = f"{printable(hit.path)} · {changed:%d %b %Y} · {readable_size(hit.size)}"
    console.print(Text(facts, style="dim"))
    if hit.heading:
        say(console, Text(printable(hit.heading), style="italic"))
    if hit.snippet:
        say(console, marked(hit.snippet, hit.spans))
    if hit.recognised:
        console.print(Text("read off a picture of it", style="dim"))
    if hit.picture is not None:
        console.print(Text(f"picture, {hit.picture.width} × {hit.picture.height}", style="dim"))
    if hit.similar:
        console.print(Text(f"+{len(hit.similar)} similar", style="cyan"))
    for path in hit.copies:
        console.print(Text(f"also at {printable(path)}", style="dim"))
    if explain:
        arms = ", ".join(f"{arm} {score:.3f}" for arm, score in hit.arms.items())
        console.print(Text(f"score {hit.score:.2f} ({arms})", style="dim"))
    console.print()
