"""`akin search`: one ranked list, for people or as JSON."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from app.cli.engine import Engine
from app.cli.printing import marked, printable, readable_size
from app.domain.errors import LibraryError
from app.domain.hits import Hit, SearchResponse
from app.domain.queries import SearchMode
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.files import display
from app.store.library import LEDGER_FILE

JSON_VERSION = 1
DOT = "●"


def search(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0, also where nothing was found."""
    if not (data_dir / LEDGER_FILE).exists():
        raise LibraryError(f"There is no library in {data_dir} yet.", "Add a folder first: akin index FOLDER")
    engine = Engine(data_dir)
    options = SearchOptions(arguments.limit, SearchMode(arguments.mode), not arguments.no_rerank, arguments.all)
    needs_model = options.mode in (SearchMode.ALL, SearchMode.MEANING)
    load_embedder = engine.embedder_ahead() if needs_model else engine.embedder
    with engine.open_library() as library:
        response = Searcher(library, load_embedder).search(" ".join(arguments.query), options)
    if arguments.json:
        json.dump(as_json(response), sys.stdout, indent=2)
        print()
    else:
        show(response, Console(highlight=False, soft_wrap=True), explain=arguments.explain)
    return 0


def as_json(response: SearchResponse) -> dict[str, Any]:
    """The response in the stable form that docs/cli.md describes."""
    return {
        "version": JSON_VERSION,
        "query": response.query,
        "took_ms": {step: round(took, 2) for step, took in response.took_ms.items()},
        "notes": list(response.notes),
        "hits": [hit_as_json(hit) for hit in response.hits],
        "hidden": response.hidden,
    }


def hit_as_json(hit: Hit) -> dict[str, Any]:
    """One hit in the same form."""
    return {
        "path": display(hit.path),
        "name": hit.name,
        "kind": hit.kind.value,
        "page": hit.page,
        "score": round(hit.score, 4),
        "snippet": hit.snippet,
        "spans": [list(span) for span in hit.spans],
        "arms": {arm: round(score, 4) for arm, score in hit.arms.items()},
        "modified": datetime.fromtimestamp(hit.modified / 1e9).astimezone().isoformat(timespec="seconds"),
        "size": hit.size,
        "heading": hit.heading,
        "copies": [display(path) for path in hit.copies],
        "strength": hit.strength,
    }


def show(response: SearchResponse, console: Console, *, explain: bool) -> None:
    """Prints the list for a person."""
    for note in response.notes:
        console.print(Text(note, style="yellow"))
    for hit in response.hits:
        _show_hit(hit, console, explain=explain)
    if not response.hits:
        console.print("Nothing found. Try other words, or drop a filter.")
    if response.hidden:
        console.print(Text(f"{response.hidden} weaker results hidden (--all shows them).", style="dim"))
    if explain:
        steps = ", ".join(f"{step} {took:.1f}" for step, took in response.took_ms.items())
        console.print(Text(f"{sum(response.took_ms.values()):.0f} ms: {steps}", style="dim"))


def _show_hit(hit: Hit, console: Console, *, explain: bool) -> None:
    title = Text(printable(hit.name), style="bold")
    if hit.page is not None:
        title.append(f"  page {hit.page}", style="cyan")
    title.append(f"  {DOT * hit.strength}", style="green")
    console.print(title)
    changed = datetime.fromtimestamp(hit.modified / 1e9).astimezone()
    facts = f"{printable(hit.path)} · {changed:%d %b %Y} · {readable_size(hit.size)}"
    console.print(Text(facts, style="dim"))
    if hit.heading:
        console.print(Text(printable(hit.heading), style="italic"))
    if hit.snippet:
        console.print(marked(hit.snippet, hit.spans))
    for path in hit.copies:
        console.print(Text(f"also at {printable(path)}", style="dim"))
    if explain:
        arms = ", ".join(f"{arm} {score:.3f}" for arm, score in hit.arms.items())
        console.print(Text(f"score {hit.score:.2f} ({arms})", style="dim"))
    console.print()
