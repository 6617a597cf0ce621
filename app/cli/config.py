"""`akin config`: shows and changes the settings."""

import argparse
import json
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from app.cli.prose import say
from app.domain.errors import SettingsError
from app.runtime.settings import SETTINGS, Setting, Settings
from app.runtime.settings_file import FILE, load_settings
from app.runtime.settings_writing import set_setting, setting_named, unset_setting

JSON_VERSION = 1
_OF_THE_INDEX = ("passage_tokens", "text_model", "text_dimensions", "stored_vectors", "picture_model")
_OF_SEARCHES = ("reranker", "sparse_model")


def config(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0."""
    settings = load_settings(data_dir).settings
    match arguments.action:
        case "get":
            print(_told(setting_named(arguments.name), settings))
        case "set":
            _set(data_dir, setting_named(arguments.name), arguments.value)
            _tell_consequence(data_dir, arguments.name)
        case "unset":
            was_there = unset_setting(data_dir, arguments.name)
            print(
                f"{arguments.name} has its default now." if was_there else f"{arguments.name} had its default already."
            )
            _tell_consequence(data_dir, arguments.name)
        case "path":
            print(data_dir / FILE)
        case _:
            _print(as_json(data_dir, settings)) if arguments.json else show(settings, Console(highlight=False))
    return 0


def _set(data_dir: Path, setting: Setting, text: str) -> None:
    try:
        value = setting.parse(text)
    except ValueError as error:
        raise SettingsError(f"{setting.name} cannot be {text}.", f"It must be {setting.range}.") from error
    set_setting(data_dir, setting.name, value)
    print(f"{setting.name} = {setting.told(value)}")


def _tell_consequence(data_dir: Path, name: str) -> None:
    """What follows for the index, which may be built anew, or given up; and that a model is named in vain."""
    if name in (*_OF_THE_INDEX, *_OF_SEARCHES):
        from app.cli import beside  # only now: it imports LanceDB, which takes longer than all the rest

        (beside.tell_wish if name in _OF_THE_INDEX else beside.tell_in_vain)(data_dir)


def show(settings: Settings, console: Console) -> None:
    """Prints every setting with its value and what it does, group by group."""
    for group, members in groupby(SETTINGS, lambda setting: setting.group):
        console.print(Text(group.value.capitalize(), style="bold"))
        for setting in members:
            value = getattr(settings, setting.name)
            unit = f" {setting.unit}" if setting.unit else ""
            default = "" if value == setting.default else f"  (default: {setting.told(setting.default)})"
            console.print(
                Text.assemble("  ", setting.name, " = ", (setting.told(value), "cyan"), unit, (default, "dim"))
            )
            say(console, Text(setting.sentence, style="dim"), "    ")


def as_json(data_dir: Path, settings: Settings) -> dict[str, Any]:
    """The settings in the stable form that docs/cli.md describes."""
    return {
        "version": JSON_VERSION,
        "path": str(data_dir / FILE),
        "settings": [
            {
                "name": setting.name,
                "group": setting.group.value,
                "value": getattr(settings, setting.name),
                "default": setting.default,
                "choices": list(setting.choices),
                "least": None if setting.choices or setting.is_text else setting.least,
                "most": setting.most,
                "unit": setting.unit,
                "sentence": setting.sentence,
            }
            for setting in SETTINGS
        ],
    }


def _told(setting: Setting, settings: Settings) -> str:
    return setting.told(getattr(settings, setting.name))


def _print(content: dict[str, Any]) -> None:
    json.dump(content, sys.stdout, indent=2)
    print()
