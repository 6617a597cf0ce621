"""`akin models`: the models that Akin knows, and which of them are here."""

import argparse
import importlib
import json
import sys
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.cli.model_words import KINDS, STATES, SUITS, fact_lines, languages_told, quality_told, size_told, speed_told
from app.cli.models_json import as_json, model_as_json
from app.cli.prose import say
from app.domain.catalogue import ListedModel, ModelState
from app.models.catalogue import entry_named
from app.runtime.paths import models_dir
from app.runtime.settings_file import load_settings
from app.worker.model_facts import list_models
from app.worker.models_in_use import models_in_use

_STYLES = {
    ModelState.IN_USE: "green",
    ModelState.INSTALLED: "green",
    ModelState.NOT_PREPARED: "yellow",
    ModelState.UNUSABLE: "bold red",
}
_REST = ("quality", "licence", "suits")
_CHANGES = ("install", "import", "export", "remove")
_UNBROKEN = 180  # columns where a program or a file reads the table
_FOOT = (
    "★ is the one of its kind to begin with. `akin models show ID` tells all, also where the figures are from, and"
    " `akin models install ID` asks before it downloads anything. `akin models measure` tells how fast models are here."
)


def models(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0 where it is done.

    Raises ModelError for an unknown id, where the catalogue is damaged, and where a change is not possible.
    """
    if arguments.action == "use":
        return int(importlib.import_module("app.cli.models_use").use_action(data_dir, arguments))  # it loads LanceDB
    if arguments.action == "measure":
        return int(importlib.import_module("app.cli.models_measure").measure_action(data_dir, arguments))  # LanceDB too
    if arguments.action == "server":
        return int(importlib.import_module("app.cli.models_server").server_action(data_dir, arguments))  # network too
    if arguments.action in _CHANGES:
        changes = importlib.import_module("app.cli.models_install")  # only now: it loads what reaches the network
        status: int = getattr(changes, f"{arguments.action}_action")(data_dir, arguments)
        return status
    wanted = load_settings(data_dir).settings.text_recognition != "off"
    listed = list_models(models_dir(data_dir), recognition_wanted=wanted, in_use=models_in_use(data_dir))
    chosen = find_model(listed, arguments.id) if arguments.action == "show" else None
    if arguments.json:
        json.dump(model_as_json(chosen) if chosen else as_json(listed), sys.stdout, indent=2)
        print()
    elif chosen is not None:
        show_model(chosen, Console(highlight=False))
    else:
        console = Console(highlight=False)
        show_models(listed, console if console.is_terminal else Console(highlight=False, width=_UNBROKEN))
    return 0


def find_model(listed: tuple[ListedModel, ...], model_id: str) -> ListedModel:
    """The model of that id. Raises ModelError, which names ids that are like it."""
    entry = entry_named(model_id)
    return next(model for model in listed if model.entry == entry)


def show_models(listed: tuple[ListedModel, ...], console: Console) -> None:
    """Prints a table for each kind of model."""
    for kind, members in groupby(listed, lambda model: model.entry.kind):
        say(console, Text(KINDS[kind], style="bold"))
        console.print(_table(tuple(members)))
        console.print()
    say(console, Text(_FOOT, style="dim"))


def _table(members: tuple[ListedModel, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    measured = any(model.speed is not None for model in members)
    for title in ("id", "installed", "size", *(["speed here"] if measured else []), "languages", *_REST):
        table.add_column(title, no_wrap=title == "id", overflow="fold")
    for model in members:
        entry = model.entry
        name = Text.assemble(entry.id, (" ★", "yellow") if entry.recommended else "")
        state = Text(STATES[model.state], style=_STYLES.get(model.state, "dim"))
        table.add_row(
            name,
            state,
            size_told(model),
            *([speed_told(model.speed) if model.speed else "—"] if measured else []),
            languages_told(entry, short=True),
            quality_told(entry.quality[:1]),
            entry.licence.name,
            SUITS[entry.suits],
        )
    return table


def show_model(model: ListedModel, console: Console) -> None:
    """Prints all that is known of one model."""
    console.print(Text.assemble((model.entry.title, "bold"), f"  {model.entry.id}"))
    for label, told in fact_lines(model):
        say(console, told, Text(f"{label:<14}", style="dim"))
