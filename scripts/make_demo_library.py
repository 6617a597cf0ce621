# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "ebooklib>=0.18",
#   "odfpy>=1.4.1",
#   "openpyxl>=3.1",
#   "pillow>=12",
#   "pymupdf>=1.26",
#   "python-docx>=1.2",
#   "python-pptx>=1.0",
# ]
# ///
"""Makes the files of the demonstration library in resources/demo from scripts/demo_sources.

Run it with `uv run scripts/make_demo_library.py` after a change of the sources and commit the result. The same
sources give the same bytes, as long as the libraries above do not change what they write.
"""

import json
import shutil
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from demo_formats import WRITERS, write_verbatim
from demo_pictures import Exposure, draw_picture
from demo_source import read_source

SOURCES = Path(__file__).parent / "demo_sources"
DEMO = Path(__file__).parent.parent / "resources" / "demo"
LARGEST_FILE = 150_000  # bytes
LARGEST_LIBRARY = 1_000_000  # bytes


def write_documents(library: Path) -> dict[str, datetime]:
    """Writes every text source below `library`; returns the date of each path."""
    dates = {}
    for path in sorted(SOURCES.glob("*.md")):
        source = read_source(path)
        target = _place(library, source.path)
        WRITERS.get(target.suffix, write_verbatim)(source, target)
        dates[source.path] = source.modified
    return dates


def write_pictures(library: Path) -> dict[str, datetime]:
    """Draws every picture below `library`; returns the date of each path."""
    dates = {}
    for entry in _table("pictures"):
        path, modified, scene = entry.pop("path"), entry.pop("modified"), entry.pop("scene")
        draw_picture(scene, _place(library, path), Exposure(**entry) if entry else None)
        dates[path] = modified
    return dates


def manifest(dates: dict[str, datetime], queries: list[dict[str, Any]]) -> str:
    """The list of files with their dates, and the queries, as TOML."""
    parts = ["# Written by scripts/make_demo_library.py; `modified` is local time.\n"]
    for path, modified in sorted(dates.items()):
        parts.append(f"[[files]]\npath = {_quoted(path)}\nmodified = {modified.isoformat()}\n")
    parts += [
        "[[queries]]\n" + "".join(f"{key} = {_quoted(value)}\n" for key, value in query.items()) for query in queries
    ]
    return "\n".join(parts)


def check_sizes(library: Path) -> None:
    """Raises SystemExit where a file or the whole library is too large to ship."""
    sizes = {path: path.stat().st_size for path in library.rglob("*") if path.is_file()}
    too_large = [path.name for path, size in sizes.items() if size > LARGEST_FILE]
    if too_large or sum(sizes.values()) > LARGEST_LIBRARY:
        raise SystemExit(f"Too large to ship: {too_large or 'the library'}, {sum(sizes.values()):,} bytes in all.")
    print(f"{len(sizes)} files, {len({path.suffix for path in sizes})} suffixes, {sum(sizes.values()):,} bytes")


def main() -> None:
    """Makes the whole library anew."""
    library = DEMO / "library"
    shutil.rmtree(library, ignore_errors=True)
    dates = write_documents(library) | write_pictures(library)
    (DEMO / "manifest.toml").write_text(manifest(dates, _table("queries")), encoding="utf-8")
    check_sizes(library)


def _place(library: Path, relative: str) -> Path:
    target = library / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _table(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))[name]
    return entries


def _quoted(text: str) -> str:
    """A TOML basic string; its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()
