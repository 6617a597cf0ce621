"""`akin models`: the models that Akin knows, and which of them are here."""

import argparse
import json
import sys
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.cli.model_words import KINDS, STATES, SUITS, fact_lines, languages_told, quality_told, size_told
from app.cli.models_json import as_json, model_as_json
from app.cli.prose import say
from app.domain.catalogue import ListedModel, ModelState
from app.domain.errors import ModelError
from app.runtime.paths import models_dir
from app.runtime.settings_file import load_settings
from app.worker.model_facts import list_models

_STYLES = {ModelState.IN_USE: "green", ModelState.NOT_PREPARED: "yellow", ModelState.UNUSABLE: "bold red"}
_UNBROKEN = 180  # columns where a program or a file reads the table
_FOOT = (
    "This version of Akin runs the models that come with it. The others cannot be installed yet; nothing is downloaded."
    " ★ is the one of its kind to begin with. `akin models show ID` tells all, also where the figures are from."
)


def models(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0. Raises ModelError for an unknown id, or where the catalogue is damaged."""
    wanted = load_settings(data_dir).settings.text_recognition != "off"
    listed = list_models(models_dir(data_dir), recognition_wanted=wanted)
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
    by_id = {model.entry.id: model for model in listed}
    if model_id in by_id:
        return by_id[model_id]
    near = get_close_matches(model_id.lower(), by_id, n=3)
    advice = f"Did you mean: {', '.join(near)}?" if near else "`akin models` lists all of them."
    raise ModelError(f"Akin knows no model {model_id!r}.", advice)


def show_models(listed: tuple[ListedModel, ...], console: Console) -> None:
    """Prints a table for each kind of model."""
    for kind, members in groupby(listed, lambda model: model.entry.kind):
        say(console, Text(KINDS[kind], style="bold"))
        console.print(_table(tuple(members)))
        console.print()
    say(console, Text(_FOOT, style="dim"))


def _table(members: tuple[ListedModel, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("id", "installed", "size", "languages", "quality", "licence", "suits"):
        table.add_column(title, no_wrap=title == "id", overflow="fold")
    for model in members:
        entry = model.entry
        name = Text.assemble(entry.id, (" ★", "yellow") if entry.recommended else "")
        state = Text(STATES[model.state], style=_STYLES.get(model.state, "dim"))
        table.add_row(
            name,
            state,
            size_told(model),
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
