"""`akin demo`: indexes the demonstration library in a data folder of its own and runs its queries."""

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path
from rich.console import Console
from rich.text import Text

from app.cli.demo_library import DemoLibrary, DemoQuery, copy_demo_library
from app.cli.index import run_indexer, tell
from app.cli.printing import marked, printable
from app.cli.prose import say
from app.cli.search import DOT
from app.domain.errors import FolderError
from app.domain.exporting import hit_as_json
from app.domain.hits import SearchResponse
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.worker.engine import Engine

JSON_VERSION = 1
FILES = Path("demo", "files")
_SHOWN = 3
_SNIPPET = 160  # characters


@dataclass(frozen=True, slots=True)
class Answer:
    """A query of the demonstration, what was found, and whether the expected file came first."""

    query: DemoQuery
    response: SearchResponse
    first: bool


def demo(chosen: Path | None, arguments: argparse.Namespace) -> int:
    """Runs the command in the data folder `chosen`, by default one among the platform's caches; returns 0."""
    began = time.monotonic()
    data_dir = (chosen or user_cache_path("akin-demo", appauthor=False)).expanduser().absolute()
    progress = Console(stderr=True, quiet=arguments.json)
    with Engine(data_dir).open_library() as library:
        _refuse_other_folders(library, data_dir)
        shown = copy_demo_library(data_dir / FILES)
        progress.print(f"{len(shown.files)} files in {printable(str(shown.folder))}", markup=False, soft_wrap=True)
        answers = _answer_all(Engine(data_dir), library, shown, progress)
    seconds = time.monotonic() - began
    if arguments.json:
        json.dump(as_json(data_dir, shown, answers, seconds), sys.stdout, indent=2)
        print()
    else:
        show(data_dir, answers, seconds, Console(highlight=False, soft_wrap=True))
    return 0


def _refuse_other_folders(library: Library, data_dir: Path) -> None:
    """The demonstration shares a library with nothing else. Raises FolderError."""
    own = str((data_dir / FILES).resolve())
    if any(folder.path != own for folder in library.folders.all()):
        raise FolderError(
            f"The library in {data_dir} holds folders of yours, and the demonstration leaves those alone.",
            "Run `akin demo` without --data-dir, or with an empty folder.",
        )


def _answer_all(engine: Engine, library: Library, shown: DemoLibrary, progress: Console) -> list[Answer]:
    folder = WatchedFolder(str(shown.folder))
    library.folders.add(folder)
    if not engine.model_is_installed:
        progress.print("Preparing the text model (once, some seconds)…")
    tell(run_indexer(engine, library, [folder], progress), progress)
    searcher = Searcher(library, engine.embedders)
    return [_answer(searcher, shown, query) for query in shown.queries]


def _answer(searcher: Searcher, shown: DemoLibrary, query: DemoQuery) -> Answer:
    response = searcher.search(query.query, SearchOptions(limit=_SHOWN))
    expected = str(shown.folder / query.expect)
    return Answer(query, response, bool(response.hits) and response.hits[0].path == expected)


def as_json(data_dir: Path, shown: DemoLibrary, answers: list[Answer], seconds: float) -> dict[str, Any]:
    """The demonstration in the stable form that docs/cli.md describes."""
    return {
        "version": JSON_VERSION,
        "data_dir": str(data_dir),
        "folder": str(shown.folder),
        "files": len(shown.files),
        "seconds": round(seconds, 2),
        "first": sum(answer.first for answer in answers),
        "queries": [_answer_as_json(answer) for answer in answers],
    }


def _answer_as_json(answer: Answer) -> dict[str, Any]:
    return {
        "title": answer.query.title,
        "query": answer.query.query,
        "expect": answer.query.expect.as_posix(),
        "why": answer.query.why,
        "first": answer.first,
        "hits": [hit_as_json(hit) for hit in answer.response.hits],
    }


def show(data_dir: Path, answers: list[Answer], seconds: float, console: Console) -> None:
    """Prints every query with its best hits, how many found what they should, and what to try next."""
    for number, answer in enumerate(answers, 1):
        console.print()
        _show_answer(number, answer, console)
    first = sum(answer.first for answer in answers)
    console.print(f"\n{first} of {len(answers)} queries have the expected file first. {seconds:.1f} s in all.")
    console.print(
        f'Try your own: akin --data-dir "{data_dir}" search "when may I drive after the knee operation"', markup=False
    )
    console.print("Your own files: akin index ~/Documents, then: akin search WORDS", markup=False)


def _show_answer(number: int, answer: Answer, console: Console) -> None:
    query = answer.query
    console.print(Text.assemble(f"{number}. {query.title}: ", (f"akin search {_quoted(query.query)}", "bold cyan")))
    say(console, Text(query.why, style="dim"))
    for note in answer.response.notes:
        say(console, Text(note, style="yellow"))
    for place, hit in enumerate(answer.response.hits):
        mark = ("✓", "green") if place == 0 and answer.first else (" ", "")
        page = f"  page {hit.page}" if hit.page is not None else ""
        console.print(
            Text.assemble("  ", mark, " ", (printable(hit.name), "bold"), page, (f"  {DOT * hit.strength}", "green"))
        )
        if place == 0 and hit.snippet:
            snippet = marked(hit.snippet, hit.spans)
            snippet.truncate(_SNIPPET, overflow="ellipsis")
            say(console, snippet, "    ")
    if not answer.first:
        console.print(Text(f"  ✗ {query.expect.as_posix()} was expected first.", style="red"))


def _quoted(query: str) -> str:
    """A query as it can be typed in a shell."""
    return f"'{query}'" if '"' in query else f'"{query}"'
