"""Pins the catalogue's models to commits: asks a hub, when it is run by hand, and writes what it says into models.toml.

    uv run python scripts/pin_revisions.py [--hub ADDRESS] [--write] [ID ...]

Without `--write` it only tells, also where a repository does not hold what Akin needs of it. Who pins a model should
have tried it at that commit: install it, and compare some vectors with those of its authors. A token in HF_TOKEN is
sent, for repositories that are given only to those who have accepted terms.
"""

import argparse
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.models.catalogue import parse_catalogue
from app.models.installing.hub import ADDRESS, Hub, open_hub
from app.models.installing.wanted import wanted_names

CATALOGUE = Path(__file__).parents[1] / "resources" / "models.toml"
_REPOSITORIES = {  # the key of a repository in an entry, and that of its commit
    "repository": "revision",
    "onnx_repository": "onnx_revision",
    "passage_repository": "passage_revision",
}


@dataclass(frozen=True, slots=True)
class Pin:
    """A commit for one entry's key, or a `problem` in its place."""

    model_id: str
    key: str
    commit: str = ""
    problem: str = ""


def pins(entries: Collection[CatalogueEntry], hub: Hub) -> Iterator[Pin]:
    """What the hub says of each repository of these entries; models that Akin cannot run are left out."""
    for entry in entries:
        for repository_key, key in _REPOSITORIES.items():
            repository: str = getattr(entry, repository_key)
            if not repository or entry.shipped or not entry.runs:
                continue
            try:
                listing = hub.list_files(repository, "main")
                if repository_key == "repository" and not entry.onnx_repository:
                    wanted_names(entry, {file.name for file in listing.files})
            except ModelError as error:
                yield Pin(entry.id, key, problem=f"{error} {error.advice}".strip())
                continue
            yield Pin(entry.id, key, listing.commit)


def pinned(text: str, found: Collection[Pin]) -> str:
    """The catalogue with these commits; everything else stays as it is. Raises ModelError where it would be wrong."""
    content: Any = tomlkit.parse(text)
    for pin in found:
        if pin.commit:
            content["models"][pin.model_id][pin.key] = pin.commit
    written = tomlkit.dumps(content)
    parse_catalogue(written)
    return written


def main() -> None:
    """Runs the script."""
    parser = argparse.ArgumentParser(description="Pins the catalogue's models to commits that a hub tells.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="the models; none: all")
    parser.add_argument("--hub", default=ADDRESS, metavar="ADDRESS", help="the hub to ask")
    parser.add_argument("--write", action="store_true", help="write the commits into models.toml")
    arguments = parser.parse_args()
    text = CATALOGUE.read_text(encoding="utf-8")
    entries = [entry for entry in parse_catalogue(text).entries if not arguments.ids or entry.id in arguments.ids]
    with open_hub(arguments.hub, os.environ.get("HF_TOKEN", "")) as hub:
        found = []
        for pin in pins(entries, hub):
            print(f"{pin.model_id} {pin.key}: {pin.commit or pin.problem}")
            found.append(pin)
    if arguments.write:
        CATALOGUE.write_text(pinned(text, found), encoding="utf-8")


if __name__ == "__main__":
    main()
