"""Draws docs/search.svg, the picture in the README: a real search of the demonstration library."""

import re
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.cli.demo_library import copy_demo_library
from app.cli.index import run_indexer
from app.cli.search import show
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.worker.engine import Engine

QUERY = "remedies for insomnia"
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")  # Rich names fonts on a web server; nothing of ours does
TARGET = Path(__file__).parent.parent / "docs" / "search.svg"


def main() -> None:
    """Indexes the demonstration library in a temporary folder, searches it, and saves what is printed."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary, "me")
        demo = copy_demo_library(home)
        engine = Engine(Path(temporary, "data"))
        console = Console(record=True, width=104, highlight=False, quiet=True)
        with engine.open_library() as library:
            run_indexer(engine, library, [WatchedFolder(str(demo.folder))], Console(quiet=True))
            response = Searcher(library, engine.embedders).search(QUERY, SearchOptions(limit=3))
        console.quiet = False
        with Path(temporary, "printed").open("w", encoding="utf-8") as console.file:
            console.print(Text(f'$ akin search "{QUERY}"', style="bold"), "")
            show(response, console, explain=False)
        drawn = FONT_FACE.sub("", console.export_svg(title="akin")).replace("Fira Code", "monospace")
        TARGET.write_text(drawn.replace(str(demo.folder), "~"), encoding="utf-8")


if __name__ == "__main__":
    main()
